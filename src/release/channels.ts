/** Where a browser gets the extension from. */
export type Channel = 'chrome-web-store' | 'edge-add-ons' | 'firefox-add-ons' | 'self-hosted'

export interface Place {
  /** What the browser and its policies know the extension by in this channel. */
  id: string
  /** Chromium's family: where updates are asked for. Firefox: the XPI itself. */
  address: string
  /** Whether the address is the company's own. */
  isOwn: boolean
}

/** The add-on's ID is the same wherever Firefox gets it from; `manifest.json` says it too. */
export const firefoxId = 'sign-in-helper@clara.com'

/**
 * The place of a channel, for Chromium's family or for Firefox. A store gives its package an ID of its own at the first upload, a
 * self-hosted one has the ID of its key: both are handed in, as is the address of one's own. Throws a sentence that says what to give.
 */
export function placeIn(
  channel: Channel,
  browser: 'chromium' | 'firefox',
  given: { id?: string; address?: string } = {},
): Place {
  if (browser === 'firefox') return firefoxPlace(channel, given)
  if (channel === 'firefox-add-ons') throw new Error('firefox-add-ons is no channel for Chromium’s family.')
  if (given.id === undefined || !/^[a-p]{32}$/.test(given.id))
    throw new Error(`${channel}: give the extension’s ID there, 32 letters from a to p.`)
  if (channel === 'self-hosted') return { id: given.id, address: ownAddress(channel, given), isOwn: true }
  return { id: given.id, address: storeUpdates[channel], isOwn: false }
}

const storeUpdates = {
  'chrome-web-store': 'https://clients2.google.com/service/update2/crx',
  'edge-add-ons': 'https://edge.microsoft.com/extensionwebstorebase/v1/crx',
}

function firefoxPlace(channel: Channel, given: { address?: string }): Place {
  if (channel === 'self-hosted') return { id: firefoxId, address: ownAddress(channel, given), isOwn: true }
  if (channel !== 'firefox-add-ons') throw new Error(`${channel} is no channel for Firefox.`)
  const address = `https://addons.mozilla.org/firefox/downloads/latest/${firefoxId}/latest.xpi`
  return { id: firefoxId, address, isOwn: false }
}

function ownAddress(channel: Channel, { address }: { address?: string }): string {
  const url = address !== undefined && URL.canParse(address) ? new URL(address) : null
  const isServed = url !== null && (['https:', 'file:'].includes(url.protocol) || isLoopback(url))
  if (address === undefined || !isServed || url.username !== '' || url.password !== '')
    throw new Error(`${channel}: give the https address that you serve it from.`)
  return address
}

/** Whether it is plain http to a server on this very machine. */
export function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && hostname === '127.0.0.1'
}
