import browser from 'webextension-polyfill'

/** The addresses that the manifest grants: what a build adds there is watched too. */
export function watchedAddresses(): string[] {
  const { host_permissions } = browser.runtime.getManifest() as { host_permissions?: string[] }
  return host_permissions ?? []
}

/** Host of the page that began a request: Chromium says `initiator`, Firefox `originUrl`; null for an address typed or a bookmark. */
export function originHost(details: object): string | null {
  const { initiator, originUrl } = details as { initiator?: string; originUrl?: string }
  const origin = initiator ?? originUrl ?? ''
  if (!URL.canParse(origin)) return null
  const { protocol, hostname } = new URL(origin)
  return protocol === 'https:' ? hostname : null
}
