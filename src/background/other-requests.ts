import browser from 'webextension-polyfill'
import { isTabKey } from '../diagnosis/stored.ts'

/*
 * Tabs that asked for another app: they must not take over an attempt of another tab.
 * Only numbers and times are kept, while there is a record that a tab could take over.
 */

const key = 'otherTabs'
const maxKept = 100

type Entry = readonly [tabId: number, at: number]

export async function noteOtherRequest(tabId: number, at: number): Promise<void> {
  const session = await browser.storage.session.get(null)
  if (!Object.keys(session).some(isTabKey)) return
  const others = entriesIn(session[key]).filter(([other]) => other !== tabId)
  await browser.storage.session.set({ [key]: [...others, [tabId, at]].slice(-maxKept) })
}

/** When the tab last asked for another app, milliseconds since the epoch; null if it did not. */
export async function otherRequestAt(tabId: number): Promise<number | null> {
  const entries = entriesIn((await browser.storage.session.get(key))[key])
  return entries.find(([other]) => other === tabId)?.[1] ?? null
}

function entriesIn(stored: unknown): Entry[] {
  return Array.isArray(stored) ? stored.filter(isEntry) : []
}

function isEntry(one: unknown): one is Entry {
  return Array.isArray(one) && one.length === 2 && one.every(Number.isFinite)
}
