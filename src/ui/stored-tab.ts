import browser from 'webextension-polyfill'
import { readStored, type StoredTab, tabKey } from '../diagnosis/stored.ts'

/** The tab that the page shows: `?tabId=N`, or the active tab. Null if there is none. */
export async function shownTabId(search: string): Promise<number | null> {
  const asked = new URLSearchParams(search).get('tabId')
  if (asked !== null && /^\d{1,10}$/.test(asked)) return Number(asked)
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  return tab?.id ?? null
}

/** The record that the worker has stored of a tab. */
export async function readTab(tabId: number | null): Promise<StoredTab | null> {
  if (tabId === null) return null
  const key = tabKey(tabId)
  return readStored((await browser.storage.session.get(key))[key])
}

/** Calls back with each new record of the tab. */
export function onTabStored(tabId: number | null, show: (stored: StoredTab | null) => void): void {
  if (tabId === null) return
  browser.storage.onChanged.addListener((changes, area) => {
    const change = area === 'session' ? changes[tabKey(tabId)] : undefined
    if (change) show(readStored(change.newValue))
  })
}
