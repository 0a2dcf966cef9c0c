import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
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
  const key = keyOf(name, setting)
  const kept = key === null ? undefined : idle.get(key)
  if (key !== null) idle.delete(key)
  return kept ?? openVenue(name, setting)
}

/** Keeps the browser for the next file, unless this file was alone with it. */
export async function returnVenue(name: BrowserName, setting: Setting, venue: Venue): Promise<void> {
  const key = keyOf(name, setting)
  if (key === null) return venue.close()
  await tidy(venue.browser)
  // Firefox would add a number to a name that is taken.
  for (const file of await readdir(venue.downloads)) await rm(join(venue.downloads, file))
  venue.simulator.reset()
  const { extensions, refused } = venue.simulator.outgoing
  extensions.clear()
  refused.clear()
  idle.set(key, venue)
  const [longestIdle] = idle
  if (idle.size <= mostIdle || longestIdle === undefined) return
  idle.delete(longestIdle[0])
  await longestIdle[1].close()
}

/** By the key of their setting. The first has been idle longest. */
const idle = new Map<string, Venue>()
/** Both browsers in three languages. An idle browser takes memory only. */
const mostIdle = 6

/** Null if no other file may have the browser. */
function keyOf(
  name: BrowserName,
  { isAlone, lasts, network, connects, language = 'en', ...rest }: Setting,
): string | null {
  return isAlone || lasts || network || connects ? null : JSON.stringify({ name, language, ...rest })
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
