import browser from 'webextension-polyfill'
import {
  isTabKey,
  maxTabs,
  readStored,
  type StoredTab,
  storedTabs,
  tabIdOf,
  tabKey,
} from '../diagnosis/stored.ts'
import { isGone } from './tabs.ts'

/** A tab's record; null if there is none, or none that this version can read. */
export async function readTab(tabId: number): Promise<StoredTab | null> {
  const key = tabKey(tabId)
  const record = readStored((await browser.storage.session.get(key))[key])
  if (record === null || record.attempt === null) tabsWithoutAttempt.add(tabId)
  return record
}

/** Whether this worker knows, without asking the browser, that the tab has no attempt. */
export function isWithoutAttempt(tabId: number): boolean {
  return tabsWithoutAttempt.has(tabId)
}

/** Only the worker writes records: such a tab gets an attempt by `writeTab` alone. */
const tabsWithoutAttempt = new Set<number>()

/** Every tab's record. It may be large: not for every event. */
export async function readAllTabs(): Promise<[tabId: number, StoredTab][]> {
  return storedTabs(await browser.storage.session.get(null))
}

/** If storage is full, foreign data goes first, then the largest record, even this one. */
export async function writeTab(tabId: number, record: StoredTab): Promise<void> {
  const stored = thinned(record)
  tabsWithoutAttempt.delete(tabId)
  if (await fits(tabId, stored)) return
  await removeOthers()
  while (!(await fits(tabId, stored))) {
    const largest = (await readAllTabs()).map(([id, one]) => [id, sizeOf(one)] as const).sort(bySize)[0]
    if (largest === undefined || largest[1] <= sizeOf(stored)) return removeTab(tabId)
    await removeTab(largest[0])
  }
}

export async function removeTab(tabId: number): Promise<void> {
  await browser.storage.session.remove(tabKey(tabId))
}

/** All `maxTabs` records of this size fit into storage; characters of JSON. */
const largestRecord = 100_000

/** A record that is too large loses the attempts before it, then its oldest observations. */
function thinned(stored: StoredTab): StoredTab {
  const { attempt } = stored
  if (attempt === null || sizeOf(stored) <= largestRecord) return stored
  if (attempt.previous !== null) return thinned({ ...stored, attempt: { ...attempt, previous: null } })
  const seen = attempt.seen.slice(-Math.floor(attempt.seen.length / 2))
  return seen.length < attempt.seen.length ? thinned({ ...stored, attempt: { ...attempt, seen } }) : stored
}

function sizeOf(stored: StoredTab): number {
  return JSON.stringify(stored).length
}

const bySize = ([, a]: readonly [number, number], [, b]: readonly [number, number]) => b - a

async function fits(tabId: number, stored: StoredTab): Promise<boolean> {
  return browser.storage.session.set({ [tabKey(tabId)]: stored }).then(
    () => true,
    () => false,
  )
}

/** A picture for the editor, or values that no worker wrote. */
async function removeOthers(): Promise<void> {
  const records = new Set((await readAllTabs()).map(([tabId]) => tabKey(tabId)))
  const keys = Object.keys(await browser.storage.session.get(null))
  await browser.storage.session.remove(keys.filter((key) => !records.has(key)))
}

/** Removes the records of the tabs that have been idle longest, beyond `maxTabs`. */
export async function removeIdlest(): Promise<void> {
  const all = (await readAllTabs()).sort(([, a], [, b]) => lastActive(b) - lastActive(a))
  const keys = all.slice(maxTabs).map(([tabId]) => tabKey(tabId))
  if (keys.length > 0) await browser.storage.session.remove(keys)
}

function lastActive({ attempt, clara }: StoredTab): number {
  return Math.max(attempt?.seen.at(-1)?.at ?? 0, clara?.at ?? 0)
}

/** Removes the records of closed tabs, except those known not to be private. */
export async function forgetPrivateTabs(): Promise<void> {
  for (const [key, value] of Object.entries(await browser.storage.session.get(null))) {
    const mayBePrivate = isTabKey(key) && readStored(value)?.private !== false
    if (mayBePrivate && (await isGone(tabIdOf(key)))) await browser.storage.session.remove(key)
  }
}
