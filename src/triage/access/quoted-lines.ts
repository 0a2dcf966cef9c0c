import { readMoment } from '../records/moment.ts'
import type { AccessFormat, AccessRequest } from './types.ts'

/** `client ident user [time] "request" status bytes`, the host before it in some logs. */
export const common: AccessFormat = {
  label: 'Common Log Format',
  read: (line) => (quotedIn(line).length < 3 ? readBracketed(line) : null),
}

/** The same with the page that led to it and the browser. */
export const combined: AccessFormat = {
  label: 'Combined Log Format',
  read: (line) => (quotedIn(line).length < 3 ? null : readBracketed(line)),
}

/** An Application Load Balancer's line: the request holds the whole address. */
export const alb: AccessFormat = { label: 'AWS ALB', read: readAlb }

/** Envoy's default form: `[time] "request" status … "host" "upstream"`. */
export const envoy: AccessFormat = { label: 'Envoy', read: readEnvoy }

/** HAProxy's HTTP form, behind the head of syslog: the request ends the line. */
export const haproxy: AccessFormat = { label: 'HAProxy', read: readHaproxy }

/** The method, the target and the protocol, as the first line of a request has them. */
export function partsOfRequest(text: string): Pick<AccessRequest, 'method' | 'target'> {
  const [method = '', target = '', protocol, ...others] = text.trim().split(' ')
  const isRequest =
    isMethod(method) &&
    isTarget(target) &&
    others.length === 0 &&
    /^(?:HTTP\/[\d.]{1,3})?$/.test(protocol ?? '')
  return isRequest ? { method, target } : { method: '', target: '' }
}

export const isMethod = (text: string) =>
  /^(?:GET|POST|HEAD|PUT|PATCH|DELETE|OPTIONS|CONNECT|TRACE)$/.test(text)
export const isTarget = (text: string) => /^(?:\/|https?:\/\/)/i.test(text)

function readBracketed(line: string): AccessRequest | null {
  const match = / \[([\w/:+ -]{17,32})\] "/.exec(line)
  const lead = line.slice(0, match?.index ?? 0).split(' ')
  const [request, referer] = quotedIn(line)
  if (match === null || lead.length < 3 || request === undefined) return null
  const at = readLogTime(match[1] ?? '')
  if (at === null || !/^" (?:\d{3}|-)(?: |$)/.test(line.slice(request.end))) return null
  return { ...partsOfRequest(request.text), host: virtualHost(lead), referer: referer?.text ?? null, at }
}

/** A colon stands between the day and the hour: 20/Nov/2026:10:15:30 +0000. */
export function readLogTime(text: string): number | null {
  return readMoment(text.replace(/^(\d\d\/[A-Za-z]{3}\/\d{4}):/, '$1 '))
}

/** The second name after the client is that of identd, which is a dash nearly everywhere. */
function virtualHost([first = '', second, third]: readonly string[]): string | null {
  return second !== '-' && third === '-' ? first : null
}

function readAlb(line: string): AccessRequest | null {
  const [, time] = albStart.exec(line) ?? []
  const [request] = quotedIn(line)
  const at = time === undefined ? null : readMoment(time)
  if (at === null || request === undefined) return null
  return { ...partsOfRequest(request.text), host: null, referer: null, at }
}

function readEnvoy(line: string): AccessRequest | null {
  const [, time] = envoyStart.exec(line) ?? []
  const [request, ...others] = quotedIn(line, mostEnvoy)
  const at = time === undefined ? null : readMoment(time)
  if (at === null || request === undefined) return null
  // Client, browser and request ID stand before the host.
  return { ...partsOfRequest(request.text), host: others[3]?.text ?? null, referer: null, at }
}

const envoyStart = /^\[(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]{0,10}Z)\] "/
const mostEnvoy = 5

function readHaproxy(line: string): AccessRequest | null {
  const [, time] = haproxyTime.exec(line) ?? []
  const [request] = quotedIn(line)
  const at = time === undefined ? null : readLogTime(time)
  if (at === null || request === undefined) return null
  return { ...partsOfRequest(request.text), host: null, referer: null, at }
}

/** Client and port, the time, then names of the frontend and of the backend with its server. */
const haproxyTime = /:\d{1,5} \[([\w/:.]{24})\] \S{1,100} \S{1,100}\/\S{1,100} [-+\d]/

/** The type of the request, the time and the balancer; a classic one names no type. */
const albStart =
  /^(?:(?:https?|h2|grpcs|wss?) )?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]{0,10}Z) [\w/.-]{1,120} \S/

interface Quoted {
  text: string
  /** Where its closing sign is. */
  end: number
}

/** The first texts in quotes, of which a backslash escapes the next sign. */
function quotedIn(line: string, most = 3): Quoted[] {
  const found: Quoted[] = []
  let at = line.indexOf('"')
  while (at >= 0 && found.length < most) {
    const end = endOfQuoted(line, at + 1)
    if (end < 0) break
    found.push({ text: line.slice(at + 1, end), end })
    at = line.indexOf('"', end + 1)
  }
  return found
}

function endOfQuoted(line: string, start: number): number {
  for (let at = start; at < line.length; at++) {
    const sign = line.charAt(at)
    if (sign === '\\') at++
    else if (sign === '"') return at
  }
  return -1
}
