import { isMicrosoftHost } from '../microsoft/hosts.ts'
import { readPage } from '../microsoft/page.ts'
import { readResponse } from '../microsoft/response.ts'
import { emptyTab, fold } from './fold.ts'
import { clockOff, observeNavigation, observeRedirect } from './observe.ts'
import { hostOf, isClaraHost } from './recognise.ts'
import type { Clara, Observation, SignInAttempt } from './types.ts'

/** Whether a parsed JSON value is a recording of a browser's network traffic (HAR). */
export function isHar(value: unknown): value is { log: { entries: unknown[] } } {
  return isRecord(value) && isRecord(value.log) && Array.isArray(value.log.entries)
}

/** The attempts that a recording holds, in order: its documents in turn, as if they had passed in one tab. Never throws. */
export function attemptsOfHar(har: { log: { entries: unknown[] } }, clara: Clara): SignInAttempt[] {
  const attempts: SignInAttempt[] = []
  let tab = emptyTab
  for (const observation of observeHar(har, clara)) {
    tab = fold(tab, observation, clara)
    if (tab.attempt === null) continue
    if (attempts.at(-1)?.startedAt === tab.attempt.startedAt) attempts.pop()
    attempts.push(tab.attempt)
  }
  return attempts
}

function observeHar(har: { log: { entries: unknown[] } }, clara: Clara): Observation[] {
  const documents = har.log.entries.flatMap((entry) => readEntry(entry) ?? []).sort((a, b) => a.at - b.at)
  return documents.flatMap((document, index) => {
    const before = documents[index - 1]
    const redirected = before?.redirect === document.url
    const from = redirected ? hostOf(before.url) : document.from
    const here = observeNavigation({ url: document.url, at: document.at, from, chain: null }, clara)
    return [...here, ...observePost(document, clara), ...observeOutcome(document)]
  })
}

/** One document of a recording, as far as it is looked at. */
interface Document {
  url: string
  at: number
  /** Host of the page that it came from. */
  from: string | null
  status: number
  /** Where it redirects to. */
  redirect: string | null
  requestId: string | null
  /** As of an observation `served`. */
  clockOff: number | null
  html: string
  /** Parameters of a posted form. */
  posted: [string, string][]
}

function readEntry(entry: unknown): Document | null {
  if (!isRecord(entry) || !isRecord(entry.request) || !isRecord(entry.response)) return null
  const { request, response } = entry
  const content = isRecord(response.content) ? response.content : {}
  const url = text(request.url)
  const at = Date.parse(text(entry.startedDateTime))
  const redirect = text(response.redirectURL) || header(response, 'location')
  const isDocument = entry._resourceType === 'document' || text(content.mimeType).startsWith('text/html')
  // A frame's document is recorded like the tab's: hidden renewals must not count as its pages.
  const isFrame = /^i?frame$/.test(header(request, 'sec-fetch-dest'))
  if ((!isDocument && redirect === '') || isFrame || Number.isNaN(at)) return null
  return {
    url,
    at,
    from: hostOf(header(request, 'origin') || header(request, 'referer')),
    status: typeof response.status === 'number' ? response.status : 0,
    redirect: redirect !== '' && URL.canParse(redirect, url) ? new URL(redirect, url).href : null,
    requestId: header(response, 'x-ms-request-id') || null,
    clockOff: clockOff(at, header(response, 'date')),
    html: text(content.text),
    posted: postedPairs(request.postData),
  }
}

/** A form posted back to the app stands in the request of the app's own address. */
function observePost({ url, at, posted, from }: Document, clara: Clara): Observation[] {
  const host = hostOf(url)
  const response = readResponse(posted)
  if (host === null || response === null || !isClaraHost(host, clara)) return []
  const by = from !== null && isMicrosoftHost(from) ? 'microsoft' : 'anyone'
  return [{ kind: 'response', at, response, host, path: new URL(url).pathname, by, via: 'form' }]
}

function observeOutcome(document: Document): Observation[] {
  const { url, at, status, redirect, requestId, html } = document
  const host = hostOf(url)
  if (host === null || !isMicrosoftHost(host)) return []
  if (redirect !== null) return observeRedirect({ url: redirect, at, from: host, chain: null })
  const served: Observation = { kind: 'served', at, host, status, requestId, clockOff: document.clockOff }
  return [served, { kind: 'page', at, host, path: new URL(url).pathname, page: pageOf(html), since: at }]
}

/** A recording has the page's source alone: what its scripts draw is not in it. */
function pageOf(html: string) {
  return readPage({
    pageId: html.match(/<meta name="PageID" content="(\w{1,60})"/i)?.[1] ?? null,
    script: html.match(/\$Config=[\s\S]{0,1000000}?(?=<\/script>)/)?.[0] ?? '',
    text: '',
    headline: '',
    hasReasonField: html.includes('<textarea'),
    hasConsentButton: html.includes('id="idBtn_Accept"'),
    hasNextButton: html.includes('id="idSIButton9"'),
    hasSignInField: /id="(?:i0116|i0118)"|name="otc"/.test(html),
  })
}

function postedPairs(data: unknown): [string, string][] {
  if (!isRecord(data)) return []
  if (!Array.isArray(data.params)) return [...new URLSearchParams(text(data.text))]
  return data.params.flatMap((one): [string, string][] =>
    isRecord(one) ? [[text(one.name), decode(text(one.value))]] : [],
  )
}

/** Chromium records a form's values as they were sent, Firefox decodes them. */
function decode(value: string): string {
  return /%[0-9a-f]{2}/i.test(value) ? String(new URLSearchParams(`v=${value}`).get('v')) : value
}

function header(part: Record<string, unknown>, name: string): string {
  const headers = Array.isArray(part.headers) ? part.headers.filter(isRecord) : []
  return text(headers.find((one) => text(one.name).toLowerCase() === name)?.value)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
