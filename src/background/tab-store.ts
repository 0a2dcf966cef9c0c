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
  return readStored((await browser.storage.session.get(key))[key])
}

/** Every tab's record. It may be large: not for every event. */
export async function readAllTabs(): Promise<[tabId: number, StoredTab][]> {
  return storedTabs(await browser.storage.session.get(null))
}

/** If storage is full, the records of other tabs give way: the person is looking at this one. */
export async function writeTab(tabId: number, stored: StoredTab): Promise<void> {
  const items = { [tabKey(tabId)]: stored }
  try {
    await browser.storage.session.set(items)
  } catch {
    await browser.storage.session.clear()
    await browser.storage.session.set(items)
  }
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
