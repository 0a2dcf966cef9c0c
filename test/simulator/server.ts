import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Certificates } from './certificates.ts'
import { floodPaths } from './flood.ts'
import { type Answer, type Asked, found, type Site } from './http.ts'
import type { Troubles } from './troubles.ts'

export interface Served {
  host: string
  method: string
  path: string
  query: string
  /** A tab's page, not a resource of a page. */
  isDocument: boolean
  /** A script of the extension requested it. */
  byExtension: boolean
}

/** Each answer waits until this resolves. */
export interface Gate {
  hold: ((served: Served) => Promise<void>) | null
}

export interface Server {
  port: number
  close(): Promise<void>
}

/** Serves every site on one loopback port. Each request is logged before its answer. */
export async function startServer(
  certificates: Certificates,
  sites: ReadonlyMap<string, Site>,
  log: Served[],
  troubles: Troubles,
  gate: Gate,
): Promise<Server> {
  const server = createServer({ cert: certificates.chainPem, key: certificates.keyPem }, (message, reply) => {
    respond(message, sites, log, troubles, gate).then(
      (answer) =>
        reply.writeHead(answer.status, { 'cache-control': 'no-store', ...answer.headers }).end(answer.body),
      (error: unknown) => reply.writeHead(500, { 'content-type': 'text/plain' }).end(String(error)),
    )
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

async function respond(
  message: IncomingMessage,
  sites: ReadonlyMap<string, Site>,
  log: Served[],
  troubles: Troubles,
  gate: Gate,
): Promise<Answer> {
  const asked = await read(message)
  const { host, method, path, rawQuery: query } = asked
  const isDocument = message.headers['sec-fetch-dest'] === 'document'
  const served: Served = { host, method, path, query, isDocument, byExtension: isExtensions(message.headers) }
  log.push(served)
  await gate.hold?.(served)
  const trouble = troubles.get(asked.host)
  if (trouble === 'redirects') return found(`${asked.path}?${asked.rawQuery}`)
  const answer = await answerOf(asked, sites)
  if (typeof trouble !== 'object') return answer
  const date = new Date(Date.now() - trouble.clockBehind).toUTCString()
  return { ...answer, headers: { ...answer.headers, date } }
}

/** An extension sends its `Origin`, or no page at all if it has access to the host. */
function isExtensions(headers: IncomingHttpHeaders): boolean {
  const { origin, referer } = headers
  const mode = headers['sec-fetch-mode']
  if (origin !== undefined) return /^(chrome|moz)-extension:/.test(origin)
  return mode !== undefined && mode !== 'navigate' && referer === undefined
}

async function answerOf(asked: Asked, sites: ReadonlyMap<string, Site>): Promise<Answer> {
  const site = sites.get(asked.host)
  if (!site) return { status: 421, headers: {}, body: 'No such host here.' }
  if (asked.path === '/favicon.ico' || asked.path === floodPaths.target)
    return { status: 204, headers: {}, body: '' }
  return (await site(asked)) ?? { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not found.' }
}

async function read(message: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(Buffer.from(chunk))
  const body = Buffer.concat(chunks).toString()
  const host = (message.headers.host ?? '').toLowerCase().replace(/:\d+$/, '')
  const address = new URL(message.url ?? '/', `https://${host || 'nowhere.invalid'}`)
  const isForm = message.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  return {
    host,
    method: message.method ?? 'GET',
    path: address.pathname,
    query: address.searchParams,
    rawQuery: address.search.slice(1),
    form: new URLSearchParams(isForm ? body : ''),
    body,
    cookies: readCookies(message.headers.cookie ?? ''),
    acceptLanguage: message.headers['accept-language'] ?? '',
    origin: message.headers.origin ?? null,
    authorization: message.headers.authorization ?? null,
  }
}

function readCookies(header: string): Map<string, string> {
  const pairs = header.split(';').map((pair) => pair.trim().split('='))
  return new Map(pairs.map(([name = '', ...value]) => [name, value.join('=')]))
}
