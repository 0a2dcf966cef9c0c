import { fill } from '../_locales/index.ts'
import type { KitWords } from '../_locales/kit.ts'
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
type WrongWords = KitWords['wrong']
type Entry = Readonly<Record<string, unknown>>

/** Reads `browsers` of the company's file. Gives a sentence for each error in it. */
export function readInstalls(
  browsers: unknown,
  words: WrongWords,
): { browsers: Installs; complaints: string[] } {
  const choices = browserNames.join(', ')
  if (!isObject(browsers) || Object.keys(browsers).length === 0) {
    return { browsers: {}, complaints: [`browsers: ${fill(words.noBrowser, { choices })}`] }
  }
  const installs: Installs = {}
  const complaints = Object.entries(browsers).flatMap(([name, entry]) => {
    const browser = browserNames.find((one) => one === name)
    if (browser === undefined) return [`browsers.${name}: ${fill(words.unknownBrowser, { choices })}`]
    const install = readInstall(browser, isObject(entry) ? entry : {}, words)
    if ('id' in install) installs[browser] = install
    else return install.complaints.map((one) => `browsers.${browser}.${one}`)
    return []
  })
  return { browsers: installs, complaints }
}

/** A sentence for each wrong ID in `formerIds`. */
export function formerIdComplaints(formerIds: unknown, browsers: Installs, words: WrongWords): string[] {
  if (formerIds === undefined) return []
  if (!Array.isArray(formerIds)) return [`formerIds: ${words.idList}`]
  return formerIds.flatMap((id: unknown, index) => {
    const key = `formerIds[${index + 1}]`
    if (!isId(id)) return [`${key}: ${words.formerId}`]
    const user = browserNames.find((name) => browsers[name]?.id === id)
    return user === undefined ? [] : [`${key}: ${fill(words.currentId, { browser: user })}`]
  })
}

function readInstall(
  browser: BrowserName,
  entry: Entry,
  words: WrongWords,
): Install | { complaints: string[] } {
  const channel = channelsOf[browser].find((one) => one === entry.channel)
  if (channel === undefined)
    return { complaints: [`channel: ${fill(words.oneOf, { choices: channelsOf[browser].join(', ') })}`] }
  const fields = fieldsOf(browser, channel)
  const complaints = [
    ...Object.keys(entry)
      .filter((key) => key !== 'channel' && !Object.hasOwn(fields, key))
      .map((key) => `${key}: ${words.meaningless}`),
    ...Object.entries(fields).flatMap(([key, check]) => {
      const complaint = check(entry[key])
      return complaint === null ? [] : [`${key}: ${words[complaint]}`]
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

/** Null for a correct value, otherwise the sentence for a wrong one. */
type Check = (value: unknown) => keyof WrongWords | null

/** The keys of a browser's entry besides `channel`. */
function fieldsOf(browser: BrowserName, channel: Channel): Readonly<Record<string, Check>> {
  const isFirefox = browser === 'firefox'
  return {
    ...(isFirefox ? { updatesDisabled } : { id, minimumVersion }),
    ...(channel === 'self-hosted' && { address: isFirefox ? xpiAddress : manifestAddress }),
  }
}

const updatesDisabled: Check = (value) => (value === undefined || typeof value === 'boolean' ? null : 'flag')

function id(value: unknown): ReturnType<Check> {
  if (!isId(value)) return 'id'
  return exampleIds.includes(value) ? 'exampleId' : null
}

const minimumVersion: Check = (value) => (value === undefined || isVersion(value) ? null : 'version')

function xpiAddress(value: unknown): ReturnType<Check> {
  if (!isAddress(value)) return 'xpiAddress'
  return endsWith(value, ['crx', 'json', 'xml', 'zip']) ? 'xpiItself' : null
}

function manifestAddress(value: unknown): ReturnType<Check> {
  if (!isAddress(value)) return 'manifestAddress'
  return endsWith(value, ['crx', 'json', 'xpi', 'zip']) ? 'manifestItself' : null
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
