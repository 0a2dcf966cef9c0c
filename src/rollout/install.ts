import { isObject } from '../microsoft/json.ts'
import { type Channel, installSource } from '../release/channels.ts'
import type { BrowserName, Install } from './types.ts'

/** The channels that each browser can install from. */
export const channelsOf: Readonly<Record<BrowserName, readonly Channel[]>> = {
  chrome: ['chrome-web-store', 'self-hosted'],
  edge: ['edge-add-ons', 'chrome-web-store', 'self-hosted'],
  chromium: ['chrome-web-store', 'self-hosted'],
  firefox: ['firefox-add-ons', 'self-hosted'],
}

export const browserNames = Object.keys(channelsOf) as BrowserName[]

type Installs = Partial<Record<BrowserName, Install>>
type Entry = Readonly<Record<string, unknown>>

/** Reads `browsers` of the company's file. Gives a sentence for each error in it. */
export function readInstalls(browsers: unknown): { browsers: Installs; complaints: string[] } {
  if (!isObject(browsers) || Object.keys(browsers).length === 0) {
    return { browsers: {}, complaints: [`browsers: name at least one of ${browserNames.join(', ')}.`] }
  }
  const installs: Installs = {}
  const complaints = Object.entries(browsers).flatMap(([name, entry]) => {
    const browser = browserNames.find((one) => one === name)
    if (browser === undefined)
      return [`browsers.${name}: unknown browser. The browsers are ${browserNames.join(', ')}.`]
    const install = readInstall(browser, isObject(entry) ? entry : {})
    if ('id' in install) installs[browser] = install
    else return install.complaints.map((one) => `browsers.${browser}.${one}`)
    return []
  })
  return { browsers: installs, complaints }
}

/** A sentence for each wrong ID in `formerIds`. */
export function formerIdComplaints(formerIds: unknown, browsers: Installs): string[] {
  if (formerIds === undefined) return []
  if (!Array.isArray(formerIds)) return ['formerIds: give a list of IDs.']
  return formerIds.flatMap((id: unknown, index) => {
    const key = `formerIds[${index + 1}]`
    if (!isId(id)) return [`${key}: give an ID that the extension had, 32 letters from a to p.`]
    const user = browserNames.find((name) => browsers[name]?.id === id)
    return user === undefined ? [] : [`${key}: ${user} has this ID now. Remove it from the list.`]
  })
}

function readInstall(browser: BrowserName, entry: Entry): Install | { complaints: string[] } {
  const channel = channelsOf[browser].find((one) => one === entry.channel)
  if (channel === undefined)
    return { complaints: [`channel: give one of ${channelsOf[browser].join(', ')}.`] }
  const fields = fieldsOf(browser, channel)
  const complaints = [
    ...Object.keys(entry)
      .filter((key) => key !== 'channel' && !Object.hasOwn(fields, key))
      .map((key) => `${key}: remove this key, it has no meaning here.`),
    ...Object.entries(fields).flatMap(([key, check]) => {
      const complaint = check(entry[key])
      return complaint === null ? [] : [`${key}: ${complaint}`]
    }),
  ]
  if (complaints.length > 0) return { complaints }
  const { id, address, minimumVersion, updatesDisabled } = entry
  return {
    ...installSource(channel, browser === 'firefox' ? 'firefox' : 'chromium', {
      ...(isId(id) && { id }),
      ...(isAddress(address) && { address }),
    }),
    ...(isVersion(minimumVersion) && { minimumVersion }),
    ...(updatesDisabled === true && { updatesDisabled }),
  }
}

/** The keys of a browser besides `channel`. Each check gives a sentence for a wrong value. */
function fieldsOf(
  browser: BrowserName,
  channel: Channel,
): Readonly<Record<string, (value: unknown) => string | null>> {
  const isFirefox = browser === 'firefox'
  return {
    ...(isFirefox ? { updatesDisabled } : { id, minimumVersion }),
    ...(channel === 'self-hosted' && { address: isFirefox ? xpiAddress : manifestAddress }),
  }
}

const updatesDisabled = (value: unknown) =>
  value === undefined || typeof value === 'boolean' ? null : 'give true or false.'

function id(value: unknown): string | null {
  if (!isId(value)) return "give the extension's ID in this channel, 32 letters from a to p."
  return exampleIds.includes(value) ? "this is the example's ID. Give the one of your channel." : null
}

const minimumVersion = (value: unknown) =>
  value === undefined || isVersion(value) ? null : 'give a version, such as 0.2.0.'

function xpiAddress(value: unknown): string | null {
  if (!isAddress(value)) return 'give the https (or file) address of the XPI, at most 255 characters.'
  return endsWith(value, ['crx', 'json', 'xml', 'zip'])
    ? 'Firefox needs the address of the XPI itself.'
    : null
}

function manifestAddress(value: unknown): string | null {
  if (!isAddress(value))
    return 'give the https (or file) address of the update manifest, at most 255 characters.'
  return endsWith(value, ['crx', 'json', 'xpi', 'zip'])
    ? 'give the address of the update manifest (update.xml), not of a package.'
    : null
}

const endsWith = (address: string, endings: readonly string[]) =>
  endings.some((ending) => new URL(address).pathname.toLowerCase().endsWith(`.${ending}`))

/** The IDs in `docs/deployment/company.example.json`. */
const exampleIds: readonly string[] = ['abcdefghijklmnopabcdefghijklmnop', 'ponmlkjihgfedcbaponmlkjihgfedcba']

const isId = (id: unknown): id is string => typeof id === 'string' && /^[a-p]{32}$/.test(id)

const isVersion = (version: unknown): version is string =>
  typeof version === 'string' && /^\d{1,5}(?:\.\d{1,5}){0,3}$/.test(version)

/** In the browser's normal form, so that no tool encodes it. A template takes 255 characters. */
function isAddress(address: unknown): address is string {
  if (typeof address !== 'string' || address.length > 255 || !URL.canParse(address)) return false
  const { protocol, username, password, href } = new URL(address)
  return ['https:', 'file:'].includes(protocol) && username === '' && password === '' && href === address
}
