import type { Browser as ExtensionApi } from 'webextension-polyfill'
import type { BrowserName, TestBrowser } from '../browsers/types.ts'
import { openVenue, type Setting, type Venue } from './venue.ts'

/** In functions that run in the extension's own document. */
declare const chrome: ExtensionApi

/**
 * A browser for one file of tests. A start takes as much time as several sign-ins: the next file
 * of this process with the same setting gets the same browser, tidied.
 */
export async function borrowVenue(name: BrowserName, setting: Setting): Promise<Venue> {
  endBrowsersWithProcess()
  const kept = idle.get(name)
  idle.delete(name)
  if (kept?.key === keyOf(setting)) return kept.venue
  await kept?.venue.close()
  return openVenue(name, setting)
}

/** Keeps one browser of each name for the next file, unless this file was alone with it. */
export async function returnVenue(name: BrowserName, setting: Setting, venue: Venue): Promise<void> {
  const key = keyOf(setting)
  if (key === null) return venue.close()
  await tidy(venue.browser)
  venue.simulator.reset()
  const { extensions, refused } = venue.simulator.outgoing
  extensions.clear()
  refused.clear()
  idle.set(name, { key, venue })
}

const idle = new Map<BrowserName, { key: string; venue: Venue }>()

/** Null if no other file may have the browser. */
function keyOf({ isAlone, lasts, network, connects, ...rest }: Setting): string | null {
  return isAlone || lasts || network || connects ? null : JSON.stringify(rest)
}

/** Closes all tabs, and forgets what sites and the extension have stored. */
async function tidy(browser: TestBrowser): Promise<void> {
  await browser.inExtension(async () => {
    const own = await chrome.tabs.getCurrent()
    const others = (await chrome.tabs.query({})).flatMap(({ id }) => (id === own?.id ? [] : (id ?? [])))
    await chrome.tabs.remove(others)
    await Promise.all([chrome.storage.session.clear(), chrome.storage.local.clear()])
  })
  await browser.clearCookies()
}

let isArranged = false
/** Vitest ends its processes by a signal, at which Node would not tell the browsers to end. */
function endBrowsersWithProcess(): void {
  if (!isArranged) process.once('SIGTERM', () => process.exit())
  isArranged = true
}
