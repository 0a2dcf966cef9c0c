import { postedPairs, readEntry } from '../attempt/har.ts'
import { hostOf, isClaraHost } from '../attempt/recognise.ts'
import type { Clara } from '../attempt/types.ts'
import { isMicrosoftHost } from '../microsoft/hosts.ts'
import { isObject } from '../microsoft/json.ts'
import { writePageSource } from '../microsoft/page-source.ts'
import type { PageFacts } from '../microsoft/types.ts'
import { isSecretName, masked, removed } from '../report/mask.ts'
import { entriesIn } from './recording.ts'

/**
 * A recording again, with what tells of a sign-in and nothing else: no cookies, no bodies, no tokens, no names; of other
 * sites the host alone. What is known to be harmless is let through, everything else is out. It can be read like the first.
 * Throws a TriageError, its last piece written, where the recording breaks off.
 */
export async function* cleanRecording(pieces: AsyncIterable<string>, clara: Clara): AsyncGenerator<string> {
  yield '{"log":{"version":"1.2","creator":{"name":"Clara Sign-in Helper","version":""},"entries":['
  let isFirst = true
  let failure: unknown = null
  try {
    for await (const entry of entriesIn(pieces)) {
      const clean = cleanEntry(entry, clara)
      if (clean === null) continue
      yield `${isFirst ? '' : ',\n'}${JSON.stringify(clean)}`
      isFirst = false
    }
  } catch (error) {
    failure = error
  }
  yield ']}}\n'
  if (failure !== null) throw failure
}

function cleanEntry(entry: unknown, clara: Clara): object | null {
  if (!isObject(entry) || !isObject(entry.request) || !isObject(entry.response)) return null
  const { request, response } = entry
  const address = (value: unknown) => cleanAddress(text(value), clara)
  const { page, response: answer } = readEntry(entry) ?? {}
  const content = isObject(response.content) ? response.content : {}
  return {
    startedDateTime: text(entry.startedDateTime).slice(0, 40),
    time: typeof entry.time === 'number' ? entry.time : 0,
    _resourceType: /^\w{1,20}$/.exec(text(entry._resourceType))?.[0],
    request: {
      method: /^[A-Z]{1,10}$/.exec(text(request.method))?.[0] ?? '',
      url: address(request.url),
      httpVersion: '',
      headers: headers(request.headers, requestHeaders, address),
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: -1,
      ...(answer && isClaras(text(request.url), clara) && { postData: cleanPost(request.postData) }),
    },
    response: {
      status: typeof response.status === 'number' ? response.status : 0,
      statusText: '',
      httpVersion: '',
      headers: headers(response.headers, responseHeaders, address),
      cookies: [],
      redirectURL: address(response.redirectURL),
      headersSize: -1,
      bodySize: -1,
      content: {
        size: 0,
        mimeType: /^[\w.+-]{1,60}\/[\w.+-]{1,80}/.exec(text(content.mimeType))?.[0] ?? '',
        ...(page && { text: writePageSource(withMaskedNames(page)) }),
      },
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  }
}

/** Of hosts that have no part in a sign-in to Clara not even the path is kept. */
function cleanAddress(address: string, clara: Clara): string {
  if (!URL.canParse(address)) return ''
  const url = new URL(address)
  if (!/^https?:$/.test(url.protocol)) return url.protocol
  const { hostname } = url
  const hasPart =
    isMicrosoftHost(hostname) || isClaraHost(hostname, clara) || clara.brokerHosts.includes(hostname)
  if (!hasPart) return `${url.origin}/`
  const query = cleanParams(url.searchParams, clara)
  const inHash = url.hash.includes('=') ? cleanParams(new URLSearchParams(url.hash.slice(1)), clara) : []
  const written = (sign: string, params: [string, string][]) =>
    params.length === 0 ? '' : `${sign}${new URLSearchParams(params)}`
  const path = isMicrosoftHost(hostname) ? masked(url.pathname) : cleanPath(url.pathname)
  return `${url.origin}${path}${written('?', query)}${written('#', inHash)}`
}

/** An app may carry what lets somebody in as a part of its path. */
function cleanPath(path: string): string {
  const parts = masked(path).split('/')
  return parts.map((part) => (part.length >= 20 && /\d/.test(part) ? removed : part)).join('/')
}

const isClaras = (address: string, clara: Clara) => isClaraHost(hostOf(address) ?? '', clara)

/** Parameters whose values tell what a sign-in was about and nothing of the session. */
const harmless =
  /^(?:client_id|response_type|response_mode|scope|prompt|sso_reload|error|error_description|error_subcode|suberror|error_uri|admin_consent|tenant|iss|mkt|ui_locales)$/

function cleanParams(params: Iterable<[string, string]>, clara: Clara): [string, string][] {
  return [...params].slice(0, 100).flatMap(([name, value]): [string, string][] => {
    if (name === 'redirect_uri') return [[name, withoutQuery(cleanAddress(value, clara))]]
    return cleanPair(name, value)
  })
}

/** A name can hold as much as a value: a body in JSON is one long name. So names that nobody knows go, too. */
function cleanPair(name: string, value: string): [string, string][] {
  if (harmless.test(name)) return [[name, masked(value).slice(0, 4000)]]
  return isSecretName(name) ? [[name, removed]] : []
}

const withoutQuery = (address: string) => address.replace(/[?#].*$/s, '')

/** Of what a page has posted to Clara: the answer in it. */
function cleanPost(data: unknown): object {
  const pairs = postedPairs(data).slice(0, 100)
  const params = pairs.flatMap(([name, value]) => cleanPair(name, value))
  return {
    mimeType: 'application/x-www-form-urlencoded',
    params: params.map(([name, value]) => ({ name, value })),
  }
}

const requestHeaders = ['origin', 'referer', 'sec-fetch-dest']
const responseHeaders = ['date', 'location', 'content-type', 'x-ms-request-id', 'retry-after']

function headers(
  all: unknown,
  wanted: readonly string[],
  address: (value: unknown) => string,
): { name: string; value: string }[] {
  return (Array.isArray(all) ? all : []).filter(isObject).flatMap((one) => {
    const name = text(one.name).toLowerCase()
    if (!wanted.includes(name)) return []
    const isAddress = name === 'origin' || name === 'referer' || name === 'location'
    return [{ name, value: isAddress ? address(one.value) : masked(text(one.value)).slice(0, 200) }]
  })
}

/** The company chooses these names, so that a name may hold somebody's address. */
function withMaskedNames(page: PageFacts): PageFacts {
  const { appName, publisher } = page
  return { ...page, appName: appName && masked(appName), publisher: publisher && masked(publisher) }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
