import browser, { type WebRequest } from 'webextension-polyfill'
import { clockSkew, type TabEvent } from '../attempt/observe.ts'
import { isAborted } from '../diagnosis/network-errors.ts'
import { readGuid } from '../microsoft/guid.ts'
import { isMicrosoftHost } from '../microsoft/hosts.ts'

/** The addresses that the manifest grants or lets the person grant. Others raise no event. */
export function watchedAddresses(): string[] {
  return [...addresses('host_permissions'), ...addresses('optional_host_permissions')]
}

export function addresses(key: 'host_permissions' | 'optional_host_permissions'): string[] {
  return browser.runtime.getManifest()[key] ?? []
}

/** The functions below turn a webRequest event into data; null means that it is of no interest. */
export function navigationEvent(details: WebRequest.OnBeforeRequestDetailsType): TabEvent | null {
  if (isPreloaded(details)) return null
  const { requestId: chain, timeStamp: at, method } = details
  const url = boundedAddress(details.url)
  return { kind: 'navigation', url, at, from: originHost(details), chain, posts: method === 'POST' }
}

/** Only this event shows an address that redirects again: it never becomes a page. */
export function redirectEvent(details: WebRequest.OnBeforeRedirectDetailsType): TabEvent | null {
  const { url, redirectUrl, requestId: chain, timeStamp: at } = details
  const from = new URL(url).hostname
  if (isPreloaded(details) || !isMicrosoftHost(from)) return null
  return { kind: 'redirect', url: boundedAddress(redirectUrl), at, from, chain }
}

export function servedEvent(details: WebRequest.OnResponseStartedDetailsType): TabEvent | null {
  if (isPreloaded(details)) return null
  const { url, statusCode: status, timeStamp: at } = details
  const requestId = readGuid(headerOf(details, 'x-ms-request-id') ?? '')
  return { kind: 'served', at, host: new URL(url).hostname, status, requestId, clockSkew: skewIn(details) }
}

export function failureEvent(details: WebRequest.OnErrorOccurredDetailsType): TabEvent | null {
  const { url, error, timeStamp: at } = details
  if (isPreloaded(details) || isAborted(error)) return null
  return { kind: 'failure', at, host: new URL(url).hostname, error: error.slice(0, 100) }
}

/** A longer address loses its query: the part that is cut off could name another app. */
export function boundedAddress(url: string): string {
  return url.length <= longestAddress ? url : (url.split(/[?#]/, 1)[0] ?? '').slice(0, longestAddress)
}

/** Microsoft's servers accept no longer one; answers with several tokens are shorter. */
const longestAddress = 32_000

/** Chromium fetches a preloaded page on behalf of the current document, then draws it unseen. */
function isPreloaded(details: object): boolean {
  const { documentLifecycle, documentId } = details as { documentLifecycle?: string; documentId?: string }
  return documentLifecycle === 'prerender' || (documentLifecycle === 'active' && documentId !== undefined)
}

/** Host of the page that began a request; null if unknown. Browsers name it differently. */
function originHost(details: object): string | null {
  const { initiator, originUrl } = details as { initiator?: string; originUrl?: string }
  const origin = initiator ?? originUrl ?? ''
  if (!URL.canParse(origin)) return null
  const { protocol, hostname } = new URL(origin)
  return protocol === 'https:' ? hostname : null
}

/** A cached answer carries the date of another day. */
function skewIn(details: WebRequest.OnResponseStartedDetailsType): number | null {
  const date = headerOf(details, 'date')
  return details.fromCache || date === null ? null : clockSkew(details.timeStamp, date)
}

function headerOf({ responseHeaders }: WebRequest.OnResponseStartedDetailsType, name: string): string | null {
  return responseHeaders?.find((header) => header.name.toLowerCase() === name)?.value ?? null
}
