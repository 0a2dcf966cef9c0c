import browser, { type WebRequest } from 'webextension-polyfill'
import { clockSkew } from '../attempt/observe.ts'

/** The addresses that the manifest grants or lets the person grant: what is not granted raises no event. */
export function watchedAddresses(): string[] {
  return [...addresses('host_permissions'), ...addresses('optional_host_permissions')]
}

export function addresses(key: 'host_permissions' | 'optional_host_permissions'): string[] {
  const listed: unknown = (browser.runtime.getManifest() as unknown as Record<string, unknown>)[key]
  return Array.isArray(listed) ? listed.filter((one) => typeof one === 'string') : []
}

/** Host of the page that began a request: Chromium says `initiator`, Firefox `originUrl`; null for an address typed or a bookmark. */
export function originHost(details: object): string | null {
  const { initiator, originUrl } = details as { initiator?: string; originUrl?: string }
  const origin = initiator ?? originUrl ?? ''
  if (!URL.canParse(origin)) return null
  const { protocol, hostname } = new URL(origin)
  return protocol === 'https:' ? hostname : null
}

/**
 * A page that the browser loads ahead: nobody has asked for it yet, and it may never be shown. Chromium fetches it first, in
 * the name of the document that is there, and then draws it unseen; a navigation is made in the name of no document.
 */
export function isAhead(details: object): boolean {
  const { documentLifecycle, documentId } = details as { documentLifecycle?: string; documentId?: string }
  return documentLifecycle === 'prerender' || (documentLifecycle === 'active' && documentId !== undefined)
}

/** How far this machine's clock is ahead of the server's that answers, in milliseconds; null where that cannot be told. A cached answer is of another day. */
export function clockSkewIn(details: WebRequest.OnResponseStartedDetailsType): number | null {
  const date = headerOf(details, 'date')
  return details.fromCache || date === null ? null : clockSkew(details.timeStamp, date)
}

export function headerOf(
  { responseHeaders }: WebRequest.OnResponseStartedDetailsType,
  name: string,
): string | null {
  return responseHeaders?.find((header) => header.name.toLowerCase() === name)?.value ?? null
}
