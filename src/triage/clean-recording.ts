import { type HarDocument, postedPairs, readEntry } from '../attempt/har.ts'
import { hostOf, isClaraHost } from '../attempt/recognize.ts'
import type { Clara } from '../attempt/types.ts'
import { isObject } from '../microsoft/json.ts'
import { writePageSource } from '../microsoft/page-source.ts'
import { withTexts } from '../microsoft/with-texts.ts'
import { masked } from '../report/mask.ts'
import { cleanAddress, cleanParam } from './clean-address.ts'
import { entriesIn } from './containers/recording.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * Writes a recording again with only the parts that explain a sign-in, and of other sites the host.
 * If the recording breaks off, it closes the file and throws a TriageError.
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
  const document = readEntry(entry)
  return {
    startedDateTime: text(entry.startedDateTime).slice(0, 40),
    time: number(entry.time),
    _resourceType: /^\w{1,20}$/.exec(text(entry._resourceType))?.[0],
    request: cleanRequest(entry.request, document, clara),
    response: cleanResponse(entry.response, document, clara),
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  }
}

function cleanRequest(request: Json, document: HarDocument | null, clara: Clara): object {
  const isAnswerToClara = document?.response != null && isClaraHost(hostOf(text(request.url)) ?? '', clara)
  return {
    method: /^[A-Z]{1,10}$/.exec(text(request.method))?.[0] ?? '',
    url: cleanAddress(text(request.url), clara),
    httpVersion: '',
    headers: cleanHeaders(request.headers, requestHeaders, clara),
    queryString: [],
    cookies: [],
    headersSize: -1,
    bodySize: -1,
    ...(isAnswerToClara && { postData: cleanPost(request.postData) }),
  }
}

function cleanResponse(response: Json, document: HarDocument | null, clara: Clara): object {
  const content = isObject(response.content) ? response.content : {}
  return {
    status: number(response.status),
    statusText: '',
    httpVersion: '',
    headers: cleanHeaders(response.headers, responseHeaders, clara),
    cookies: [],
    redirectURL: cleanAddress(text(response.redirectURL), clara),
    headersSize: -1,
    bodySize: -1,
    content: {
      size: 0,
      mimeType: /^[\w.+-]{1,60}\/[\w.+-]{1,80}/.exec(text(content.mimeType))?.[0] ?? '',
      ...(document?.page && { text: writePageSource(withTexts(document.page, masked)) }),
    },
  }
}

/** The answer in a form that a page has posted to Clara. */
function cleanPost(data: unknown): object {
  const pairs = postedPairs(data).slice(0, 100)
  const params = pairs.flatMap(([name, value]) => cleanParam(name, value))
  return {
    mimeType: 'application/x-www-form-urlencoded',
    params: params.map(([name, value]) => ({ name, value })),
  }
}

type HeaderKinds = ReadonlyMap<string, 'address' | 'text'>

/** Headers that are kept. */
const requestHeaders: HeaderKinds = new Map([
  ['origin', 'address'],
  ['referer', 'address'],
  ['sec-fetch-dest', 'text'],
])
const responseHeaders: HeaderKinds = new Map([
  ['date', 'text'],
  ['location', 'address'],
  ['content-type', 'text'],
  ['x-ms-request-id', 'text'],
  ['retry-after', 'text'],
])

function cleanHeaders(headers: unknown, kept: HeaderKinds, clara: Clara): { name: string; value: string }[] {
  return (Array.isArray(headers) ? headers : []).filter(isObject).flatMap((header) => {
    const name = text(header.name).toLowerCase()
    const value = text(header.value)
    const kind = kept.get(name)
    if (kind === undefined) return []
    return [{ name, value: kind === 'address' ? cleanAddress(value, clara) : masked(value).slice(0, 200) }]
  })
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const number = (value: unknown) => (typeof value === 'number' ? value : 0)
