import browser from 'webextension-polyfill'
import type { ObservationOf } from '../attempt/observation.ts'
import { isTabKey } from '../diagnosis/stored.ts'

/*
 * Tabs that asked for another app must not take over an attempt of another tab, and an address
 * that got a posted form or has two client IDs says nothing. Only numbers and times are kept,
 * while there is a record to take over or an address that could deceive.
 */

const key = 'otherTabs'
const maxKept = 100

type Entry = readonly [tabId: number, at: number, doubtful: 0 | 1]

export interface OtherRequest {
  at: number
  /** The tab's address and page may name an app that the request did not ask for. */
  isDoubtful: boolean
}

export async function noteOtherRequest(
  tabId: number,
  { at, request: { hasBody, isContradictory } }: ObservationOf<'request'>,
): Promise<void> {
  const isDoubtful = hasBody || isContradictory
  const session = await browser.storage.session.get(null)
  if (!isDoubtful && !Object.keys(session).some(isTabKey)) return
  const others = entriesIn(session[key]).filter(([other]) => other !== tabId)
  const entry: Entry = [tabId, at, isDoubtful ? 1 : 0]
  await browser.storage.session.set({ [key]: [...others, entry].slice(-maxKept) })
}

/** The tab's last request for another app; null if it sent none. */
export async function otherRequestOf(tabId: number): Promise<OtherRequest | null> {
  const entries = entriesIn((await browser.storage.session.get(key))[key])
  const entry = entries.find(([other]) => other === tabId)
  return entry === undefined ? null : { at: entry[1], isDoubtful: entry[2] === 1 }
}

function entriesIn(stored: unknown): Entry[] {
  return Array.isArray(stored) ? stored.filter(isEntry) : []
}

function isEntry(one: unknown): one is Entry {
  return Array.isArray(one) && one.length === 3 && one.every(Number.isFinite)
}
