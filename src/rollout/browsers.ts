import type { BrowserName } from './types.ts'

/** Where Chrome, Edge or Chromium reads policies, and the names that they have there. */
export interface Chromium {
  readonly title: string
  /** Below HKEY_LOCAL_MACHINE. */
  readonly registry: string
  /** The preference domain on macOS. An extension has its policy in `DOMAIN.extensions.ID`. */
  readonly domain: string
  /** The folder for policy files on Linux. */
  readonly folder: string
  /** The setting that keeps the extension's icon on the toolbar. */
  readonly pinned: Readonly<Record<string, string>>
  /** The policy that blocks private windows until the person allows the extension there. */
  readonly privateGate?: string
  /** Policies with a list in which an entry can be ours. */
  readonly lists: readonly string[]
}

export const forceList = 'ExtensionInstallForcelist'
const edgeGate = 'MandatoryExtensionsForInPrivateNavigation'

/** Chrome has such a policy only on ChromeOS: `MandatoryExtensionsForIncognitoNavigation`. */
export const chromiums: Readonly<Record<Exclude<BrowserName, 'firefox'>, Chromium>> = {
  chrome: {
    title: 'Google Chrome',
    registry: 'SOFTWARE\\Policies\\Google\\Chrome',
    domain: 'com.google.Chrome',
    folder: 'etc/opt/chrome/policies/managed',
    pinned: { toolbar_pin: 'force_pinned' },
    lists: [forceList],
  },
  edge: {
    title: 'Microsoft Edge',
    registry: 'SOFTWARE\\Policies\\Microsoft\\Edge',
    domain: 'com.microsoft.Edge',
    folder: 'etc/opt/edge/policies/managed',
    pinned: { toolbar_state: 'force_shown' },
    privateGate: edgeGate,
    lists: [forceList, edgeGate],
  },
  chromium: {
    title: 'Chromium',
    registry: 'SOFTWARE\\Policies\\Chromium',
    domain: 'org.chromium.Chromium',
    folder: 'etc/chromium/policies/managed',
    pinned: { toolbar_pin: 'force_pinned' },
    lists: [forceList],
  },
}

export const firefox = {
  title: 'Mozilla Firefox',
  registry: 'SOFTWARE\\Policies\\Mozilla\\Firefox',
  domain: 'org.mozilla.firefox',
  folder: 'etc/firefox/policies',
} as const

export type ChromiumName = keyof typeof chromiums

export const chromiumNames = Object.keys(chromiums) as ChromiumName[]

/** Those of Chrome, Edge and Chromium that the company has, with their values. */
export function chosenChromiums<T>(browsers: Readonly<Partial<Record<BrowserName, T>>>): [ChromiumName, T][] {
  return chromiumNames.flatMap((name): [ChromiumName, T][] => {
    const chosen = browsers[name]
    return chosen === undefined ? [] : [[name, chosen]]
  })
}
