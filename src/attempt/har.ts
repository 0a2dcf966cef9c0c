import { bytesOfBase64 } from '../microsoft/bytes.ts'
import { readGuid } from '../microsoft/guid.ts'
import { isMicrosoftHost } from '../microsoft/hosts.ts'
import { isObject } from '../microsoft/json.ts'
import { readPageSource } from '../microsoft/page-source.ts'
import { readResponse } from '../microsoft/response.ts'
import { readTime } from '../microsoft/stamp.ts'
import type { AuthResponse, PageFacts } from '../microsoft/types.ts'
import { emptyTab, fold } from './fold.ts'
import type { Observation } from './observation.ts'
import { clockSkew } from './observe.ts'
import { observeNavigation, observeRedirect } from './observe-address.ts'
import { hostOf, isClaraHost } from './recognize.ts'
import type { Clara, SignInAttempt } from './types.ts'

/** The attempts in a recording's documents, read as if one tab had shown them. Never throws. */
export function attemptsOfDocuments(documents: readonly HarDocument[], clara: Clara): SignInAttempt[] {
  const attempts: SignInAttempt[] = []
  let tab = emptyTab
  for (const observation of observeAll(documents, clara)) {
    tab = fold(tab, observation, clara)
    if (tab.attempt === null) continue
    if (attempts.at(-1)?.startedAt === tab.attempt.startedAt) attempts.pop()
    attempts.push({ ...tab.attempt, isRecorded: true })
  }
  return attempts
}

function observeAll(documents: readonly HarDocument[], clara: Clara): Observation[] {
  const inTurn = documents.toSorted((a, b) => a.at - b.at)
  return inTurn.flatMap((document, index) => {
    const before = inTurn[index - 1]
    const from = before?.redirect === document.url ? hostOf(before.url) : document.from
    const { url, at, posts } = document
    const here = observeNavigation({ url, at, from, chain: null, posts }, clara)
    return [...here, ...observePost(document, clara), ...observeOutcome(document)]
  })
}

/** What is read of one document in a recording: small, since a large recording has many. */
export interface HarDocument {
  url: string
  at: number
  /** Host of the page that it came from; null where unknown. */
  from: string | null
  posts: boolean
  status: number
  /** Where it redirects to. */
  redirect: string | null
  requestId: string | null
  /** As in an observation `served`. */
  clockSkew: number | null
  /** The browser's name for the reason why it could not be loaded. */
  failure: string | null
  /** null on any host but Microsoft's. */
  page: PageFacts | null
  /** The recording has no body of this page of Microsoft's: it may have said anything. */
  lacksBody: boolean
  /** The answer in a posted form; null if it holds none. */
  response: AuthResponse | null
}

/** Reads an entry of a recording; null if it is no document of a tab. Never throws. */
export function readEntry(entry: unknown): HarDocument | null {
  if (!isObject(entry) || !isObject(entry.request) || !isObject(entry.response)) return null
  const { request, response } = entry
  const content = isObject(response.content) ? response.content : {}
  const url = text(request.url)
  const at = readTime(text(entry.startedDateTime))
  const redirect = text(response.redirectURL) || header(response, 'location')
  const failure = failureIn(response, entry._failureText)
  const isDocument = entry._resourceType === 'document' || hasPage(request, content, failure)
  if (at === null || isFrame(request) || (!isDocument && redirect === '')) return null
  const body = bodyOf(content)
  const isMicrosoft = isMicrosoftHost(hostOf(url))
  return {
    url,
    at,
    from: hostOf(header(request, 'origin') || header(request, 'referer')),
    posts: text(request.method) === 'POST',
    status: typeof response.status === 'number' ? response.status : 0,
    redirect: resolved(redirect, url),
    requestId: readGuid(header(response, 'x-ms-request-id')),
    clockSkew: clockSkew(at, header(response, 'date')),
    failure,
    page: isMicrosoft ? readPageSource(body) : null,
    lacksBody: isMicrosoft && body === '' && redirect === '' && failure === null,
    response: readResponse(postedPairs(request.postData)),
  }
}

/** Chrome, Edge and Playwright name the reason. A load that another one replaced has not failed. */
function failureIn(response: Record<string, unknown>, ofEntry: unknown): string | null {
  const name = text(response._error) || text(response._failureText) || text(ofEntry)
  return /^[\w:]{3,80}$/.test(name) && !aborted.includes(name) ? name : null
}

const aborted = ['net::ERR_ABORTED', 'NS_BINDING_ABORTED']

/** A load that failed has no type: the request shows that the tab wanted a page. */
function hasPage(
  request: Record<string, unknown>,
  content: Record<string, unknown>,
  failure: string | null,
): boolean {
  const wanted = failure !== null && header(request, 'accept').startsWith('text/html')
  return wanted || text(content.mimeType).startsWith('text/html')
}

/** Some programs encode every body. */
function bodyOf({ text: body, encoding }: Record<string, unknown>): string {
  if (encoding !== 'base64') return text(body)
  try {
    return new TextDecoder().decode(bytesOfBase64(text(body)))
  } catch {
    return ''
  }
}

/** A recording holds frames, too: a silent renewal in a frame is not a page of the tab. */
function isFrame(request: Record<string, unknown>): boolean {
  return /^i?frame$/.test(header(request, 'sec-fetch-dest'))
}

function resolved(redirect: string, url: string): string | null {
  return redirect !== '' && URL.canParse(redirect, url) ? new URL(redirect, url).href : null
}

/** Microsoft's form posts its answer to the app: the recording holds it in the app's request. */
function observePost({ url, at, response, from }: HarDocument, clara: Clara): Observation[] {
  const host = hostOf(url)
  if (host === null || response === null || !isClaraHost(host, clara)) return []
  const by = isMicrosoftHost(from) ? 'microsoft' : 'anyone'
  return [{ kind: 'response', at, response, host, path: new URL(url).pathname, by, via: 'form' }]
}

function observeOutcome(document: HarDocument): Observation[] {
  const { url, at, status, redirect, requestId, page, failure } = document
  const host = hostOf(url)
  if (host !== null && failure !== null) return [{ kind: 'failure', at, host, error: failure }]
  if (host === null || page === null) return []
  if (redirect !== null) return observeRedirect({ url: redirect, at, from: host, chain: null })
  const served: Observation = { kind: 'served', at, host, status, requestId, clockSkew: document.clockSkew }
  return [served, { kind: 'page', at, host, path: new URL(url).pathname, page, since: at }]
}

/** The decoded names and values of a posted form. */
export function postedPairs(data: unknown): [string, string][] {
  if (!isObject(data)) return []
  // Some programs leave the list empty.
  if (!Array.isArray(data.params) || data.params.length === 0)
    return [...new URLSearchParams(text(data.text))]
  return data.params.flatMap((one): [string, string][] =>
    isObject(one) ? [[text(one.name), decode(text(one.value))]] : [],
  )
}

/** Chromium records the values of a form as they were sent; Firefox decodes them. */
function decode(value: string): string {
  return /%[0-9a-f]{2}/i.test(value) ? String(new URLSearchParams(`v=${value}`).get('v')) : value
}

function header(part: Record<string, unknown>, name: string): string {
  const headers = Array.isArray(part.headers) ? part.headers.filter(isObject) : []
  return text(headers.find((one) => text(one.name).toLowerCase() === name)?.value)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
