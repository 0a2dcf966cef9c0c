import browser from 'webextension-polyfill'
import type { ObservationOf } from '../attempt/observation.ts'
import { isTabKey } from '../diagnosis/stored.ts'

/*
 * Tabs that asked for another app must not take over an attempt of another tab, and an address
 * that got a posted form says nothing. Only numbers and times are kept, while there is a record
 * to take over or an address that could deceive.
 */

const key = 'otherTabs'
const maxKept = 100

type Entry = readonly [tabId: number, at: number, posted: 0 | 1]

export interface OtherRequest {
  at: number
  /** The address of the tab's document may name an app that its request did not ask for. */
  isPosted: boolean
}

export async function noteOtherRequest(
  tabId: number,
  { at, request: { hasBody } }: ObservationOf<'request'>,
): Promise<void> {
  const session = await browser.storage.session.get(null)
  if (!hasBody && !Object.keys(session).some(isTabKey)) return
  const others = entriesIn(session[key]).filter(([other]) => other !== tabId)
  const entry: Entry = [tabId, at, hasBody ? 1 : 0]
  await browser.storage.session.set({ [key]: [...others, entry].slice(-maxKept) })
}

/** The tab's last request for another app; null if it sent none. */
export async function otherRequestOf(tabId: number): Promise<OtherRequest | null> {
  const entries = entriesIn((await browser.storage.session.get(key))[key])
  const entry = entries.find(([other]) => other === tabId)
  return entry === undefined ? null : { at: entry[1], isPosted: entry[2] === 1 }
}

function entriesIn(stored: unknown): Entry[] {
  return Array.isArray(stored) ? stored.filter(isEntry) : []
}

function isEntry(one: unknown): one is Entry {
  return Array.isArray(one) && one.length === 3 && one.every(Number.isFinite)
}
