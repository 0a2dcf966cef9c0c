import { isObject } from '../microsoft/json.ts'
import { type Channel, type Place, placeIn } from '../release/channels.ts'
import type { BrowserName } from './types.ts'

/** The channels that each browser can take the package from. */
export const channelsOf: Readonly<Record<BrowserName, readonly Channel[]>> = {
  chrome: ['chrome-web-store', 'self-hosted'],
  edge: ['edge-add-ons', 'chrome-web-store', 'self-hosted'],
  chromium: ['chrome-web-store', 'self-hosted'],
  firefox: ['firefox-add-ons', 'self-hosted'],
}

export const browserNames = Object.keys(channelsOf) as BrowserName[]

/** What the company's file says about its browsers, or a sentence for each thing that does not fit. */
export function readInstalls(browsers: unknown): {
  browsers: Partial<Record<BrowserName, Place>>
  complaints: string[]
} {
  if (!isObject(browsers) || Object.keys(browsers).length === 0) {
    return { browsers: {}, complaints: [`browsers: name at least one of ${browserNames.join(', ')}.`] }
  }
  const places: Partial<Record<BrowserName, Place>> = {}
  const complaints = Object.entries(browsers).flatMap(([name, entry]) => {
    const browser = browserNames.find((one) => one === name)
    if (browser === undefined) return [`browsers.${name}: not known. Known are ${browserNames.join(', ')}.`]
    const place = readPlace(browser, isObject(entry) ? entry : {})
    if ('id' in place) places[browser] = place
    else return place.complaints.map((one) => `browsers.${browser}.${one}`)
    return []
  })
  return { browsers: places, complaints }
}

function readPlace(
  browser: BrowserName,
  entry: Readonly<Record<string, unknown>>,
): Place | { complaints: string[] } {
  const channel = channelsOf[browser].find((one) => one === entry.channel)
  if (channel === undefined) return { complaints: [`channel: one of ${channelsOf[browser].join(', ')}.`] }
  const isFirefox = browser === 'firefox'
  const isOwn = channel === 'self-hosted'
  const { id, address } = entry
  const known = ['channel', ...(isFirefox ? [] : ['id']), ...(isOwn ? ['address'] : [])]
  const complaints = [
    ...Object.keys(entry)
      .filter((key) => !known.includes(key))
      .map((key) => `${key}: leave it out, there is no choice here.`),
    ...(isFirefox || isId(id) ? [] : ["id: the extension's ID in this channel, 32 letters from a to p."]),
    ...(isOwn && !isAddress(address)
      ? [
          `address: the https (or file) address of the ${isFirefox ? 'XPI' : 'update manifest'}, 255 characters at most.`,
        ]
      : []),
  ]
  if (complaints.length > 0) return { complaints }
  return placeIn(channel, isFirefox ? 'firefox' : 'chromium', {
    ...(isId(id) && { id }),
    ...(isAddress(address) && { address }),
  })
}

const isId = (id: unknown): id is string => typeof id === 'string' && /^[a-p]{32}$/.test(id)

/** As a browser writes it, so that no tool has anything left to encode. A template holds 255 characters at most. */
function isAddress(address: unknown): address is string {
  if (typeof address !== 'string' || address.length > 255 || !URL.canParse(address)) return false
  const { protocol, username, password, href } = new URL(address)
  return ['https:', 'file:'].includes(protocol) && username === '' && password === '' && href === address
}
