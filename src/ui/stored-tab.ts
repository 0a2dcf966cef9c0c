import browser from 'webextension-polyfill'
import { type StoredTab, tabKey } from '../diagnosis/stored.ts'

/** The tab that the popup speaks of: `?tabId=N` where it is opened as a page, else the active tab; null if there is none. */
export async function shownTabId(search: string): Promise<number | null> {
  const asked = new URLSearchParams(search).get('tabId')
  if (asked !== null && /^\d{1,10}$/.test(asked)) return Number(asked)
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  return tab?.id ?? null
}

/** What the worker has stored of a tab; null for nothing. */
export async function readTab(tabId: number | null): Promise<StoredTab | null> {
  if (tabId === null) return null
  const key = tabKey(tabId)
  return storedTab((await browser.storage.session.get(key))[key])
}

/** Calls back with each new state of the tab. */
export function onTabStored(tabId: number | null, draw: (stored: StoredTab | null) => void): void {
  if (tabId === null) return
  browser.storage.onChanged.addListener((changes, area) => {
    const change = area === 'session' ? changes[tabKey(tabId)] : undefined
    if (change) draw(storedTab(change.newValue))
  })
}

/** The worker alone writes there; what is in it has the worker's shape. */
function storedTab(value: unknown): StoredTab | null {
  return (value as StoredTab | undefined) ?? null
}
