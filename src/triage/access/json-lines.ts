import { isObject } from '../../microsoft/json.ts'
import { isMethod, isTarget, partsOfRequest, readLogTime } from './quoted-lines.ts'
import type { AccessFormat, AccessRequest } from './types.ts'

/** Cloudflare's HTTP requests, as Logpush and Logpull write them. */
export const cloudflare: AccessFormat = {
  label: 'Cloudflare',
  read: (line) => (line.includes('"ClientRequest') ? readJson(line) : null),
}

/** An object on each line. The operator names its fields, so several names are read. */
export const nginxJson: AccessFormat = {
  label: 'nginx JSON',
  read: (line) => (line.includes('"ClientRequest') ? null : readJson(line)),
}

/** What a field holds, best name first. A dot leads into an inner object, as Caddy has them. */
const names = {
  request: ['request', 'request_line', 'requestLine', 'message'],
  method: [
    'ClientRequestMethod',
    'request_method',
    'method',
    'request.method',
    'RequestMethod',
    'http_method',
    'http.request.method',
    'verb',
  ],
  target: [
    'ClientRequestURI',
    'request_uri',
    'request.uri',
    'RequestPath',
    'url.original',
    'uri',
    'url',
    'path',
    'ClientRequestPath',
  ],
  query: ['args', 'query_string', 'query', 'url.query', 'ClientRequestQuery'],
  host: [
    'ClientRequestHost',
    'http_host',
    'request.host',
    'RequestHost',
    'url.domain',
    'vhost',
    'virtual_host',
    'host',
    'server_name',
    'domain',
  ],
  referer: [
    'ClientRequestReferer',
    'http_referer',
    'http_referrer',
    'referer',
    'referrer',
    'http.request.referrer',
    'request.headers.Referer.0',
  ],
  time: [
    'EdgeStartTimestamp',
    'time_iso8601',
    'time_local',
    '@timestamp',
    'timestamp',
    'time',
    'ts',
    'msec',
    'StartUTC',
    'datetime',
    'date',
  ],
} as const satisfies Record<string, readonly string[]>

function readJson(line: string): AccessRequest | null {
  if (!/^\s*\{/.test(line)) return null
  const record = parse(line) ?? parse(line.replace(/\\x([\da-f]{2})/gi, '\\u00$1'))
  if (record === null) return null
  const read = (name: keyof typeof names) => firstOf(record, names[name])
  const method = read('method')?.toUpperCase() ?? ''
  const target = withQuery(read('target') ?? '', read('query'))
  const named = isMethod(method) && isTarget(target) ? { method, target } : null
  const parts = named ?? partsOfRequest(read('request') ?? '')
  // Another program's record may have a time and a method, too.
  if (parts.method === '' || read('time') === null) return null
  return { ...parts, host: read('host'), referer: read('referer'), at: readLogTime(read('time') ?? '') }
}

function withQuery(target: string, query: string | null): string {
  if (target === '' || query === null || target.includes('?')) return target
  return `${target}?${query.replace(/^\?/, '')}`
}

function parse(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function firstOf(record: Record<string, unknown>, paths: readonly string[]): string | null {
  for (const path of paths) {
    const value = Object.hasOwn(record, path) ? record[path] : innerOf(record, path)
    const text = typeof value === 'number' ? String(value) : value
    if (typeof text === 'string' && text !== '' && text !== '-') return text
  }
  return null
}

function innerOf(record: unknown, path: string): unknown {
  if (!path.includes('.')) return undefined
  let inner = record
  for (const name of path.split('.')) {
    if (typeof inner !== 'object' || inner === null) return undefined
    inner = Object.hasOwn(inner, name) ? Reflect.get(inner, name) : undefined
  }
  return inner
}
