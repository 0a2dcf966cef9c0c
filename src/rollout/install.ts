import { isObject } from '../microsoft/json.ts'
import { type Channel, type InstallSource, installSource } from '../release/channels.ts'
import type { BrowserName } from './types.ts'

/** The channels that each browser can install from. */
export const channelsOf: Readonly<Record<BrowserName, readonly Channel[]>> = {
  chrome: ['chrome-web-store', 'self-hosted'],
  edge: ['edge-add-ons', 'chrome-web-store', 'self-hosted'],
  chromium: ['chrome-web-store', 'self-hosted'],
  firefox: ['firefox-add-ons', 'self-hosted'],
}

export const browserNames = Object.keys(channelsOf) as BrowserName[]

/** Reads `browsers` of the company's file. Gives a sentence for each error in it. */
export function readInstalls(browsers: unknown): {
  browsers: Partial<Record<BrowserName, InstallSource>>
  complaints: string[]
} {
  if (!isObject(browsers) || Object.keys(browsers).length === 0) {
    return { browsers: {}, complaints: [`browsers: name at least one of ${browserNames.join(', ')}.`] }
  }
  const sources: Partial<Record<BrowserName, InstallSource>> = {}
  const complaints = Object.entries(browsers).flatMap(([name, entry]) => {
    const browser = browserNames.find((one) => one === name)
    if (browser === undefined)
      return [`browsers.${name}: unknown browser. The browsers are ${browserNames.join(', ')}.`]
    const source = readSource(browser, isObject(entry) ? entry : {})
    if ('id' in source) sources[browser] = source
    else return source.complaints.map((one) => `browsers.${browser}.${one}`)
    return []
  })
  return { browsers: sources, complaints }
}

function readSource(
  browser: BrowserName,
  entry: Readonly<Record<string, unknown>>,
): InstallSource | { complaints: string[] } {
  const channel = channelsOf[browser].find((one) => one === entry.channel)
  if (channel === undefined)
    return { complaints: [`channel: give one of ${channelsOf[browser].join(', ')}.`] }
  const isFirefox = browser === 'firefox'
  const isSelfHosted = channel === 'self-hosted'
  const { id, address } = entry
  const known = ['channel', ...(isFirefox ? [] : ['id']), ...(isSelfHosted ? ['address'] : [])]
  const complaints = [
    ...Object.keys(entry)
      .filter((key) => !known.includes(key))
      .map((key) => `${key}: remove this key, it has no meaning here.`),
    ...(isFirefox || isId(id)
      ? []
      : ["id: give the extension's ID in this channel, 32 letters from a to p."]),
    ...(isSelfHosted && !isAddress(address)
      ? [
          `address: give the https (or file) address of the ${isFirefox ? 'XPI' : 'update manifest'}, at most 255 characters.`,
        ]
      : []),
  ]
  if (complaints.length > 0) return { complaints }
  return installSource(channel, isFirefox ? 'firefox' : 'chromium', {
    ...(isId(id) && { id }),
    ...(isAddress(address) && { address }),
  })
}

const isId = (id: unknown): id is string => typeof id === 'string' && /^[a-p]{32}$/.test(id)

/** In the browser's normal form, so that no tool encodes it. A template takes 255 characters. */
function isAddress(address: unknown): address is string {
  if (typeof address !== 'string' || address.length > 255 || !URL.canParse(address)) return false
  const { protocol, username, password, href } = new URL(address)
  return ['https:', 'file:'].includes(protocol) && username === '' && password === '' && href === address
}
