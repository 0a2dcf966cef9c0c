/** Where a browser gets the extension from. */
export type Channel = 'chrome-web-store' | 'edge-add-ons' | 'firefox-add-ons' | 'self-hosted'

/** What a browser's policy needs to install the extension from a channel. */
export interface InstallSource {
  /** The extension's ID in this channel. */
  id: string
  /** The address of the update manifest; for Firefox, of the XPI. */
  address: string
  isSelfHosted: boolean
}

/** The add-on has the same ID in all channels. `manifest.json` has it too. */
export const firefoxId = 'sign-in-helper@clara.com'

/**
 * Throws a sentence that says which value is missing.
 * A store gives its own ID at the first upload. A self-hosted package has the ID of its key.
 */
export function installSource(
  channel: Channel,
  browser: 'chromium' | 'firefox',
  given: { id?: string; address?: string } = {},
): InstallSource {
  if (browser === 'firefox') return firefoxSource(channel, given)
  if (channel === 'firefox-add-ons')
    throw new Error('firefox-add-ons is no channel for Chrome, Edge or Chromium.')
  if (given.id === undefined || !/^[a-p]{32}$/.test(given.id))
    throw new Error(`${channel}: give the extension’s ID there, 32 letters from a to p.`)
  if (channel === 'self-hosted')
    return { id: given.id, address: companyAddress(channel, given), isSelfHosted: true }
  return { id: given.id, address: storeUpdates[channel], isSelfHosted: false }
}

const storeUpdates = {
  'chrome-web-store': 'https://clients2.google.com/service/update2/crx',
  'edge-add-ons': 'https://edge.microsoft.com/extensionwebstorebase/v1/crx',
}

function firefoxSource(channel: Channel, given: { address?: string }): InstallSource {
  if (channel === 'self-hosted')
    return { id: firefoxId, address: companyAddress(channel, given), isSelfHosted: true }
  if (channel !== 'firefox-add-ons') throw new Error(`${channel} is no channel for Firefox.`)
  const address = `https://addons.mozilla.org/firefox/downloads/latest/${firefoxId}/latest.xpi`
  return { id: firefoxId, address, isSelfHosted: false }
}

function companyAddress(channel: Channel, { address }: { address?: string }): string {
  const url = address !== undefined && URL.canParse(address) ? new URL(address) : null
  const isServed = url !== null && (['https:', 'file:'].includes(url.protocol) || isLoopback(url))
  if (address === undefined || !isServed || url.username !== '' || url.password !== '')
    throw new Error(`${channel}: give the https address on your server.`)
  return address
}

/** Whether the address is plain http to a server on this machine, as tests use it. */
export function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && hostname === '127.0.0.1'
}
