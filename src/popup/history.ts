import browser from 'webextension-polyfill'
import { type HistoryEntry, historyKey, readHistory } from '../diagnosis/history.ts'
import { scenarios } from '../diagnosis/scenarios.ts'
import { type StoredTab, storedTabs } from '../diagnosis/stored.ts'

/** What the history tells a person whose tab shows no attempt. */
export interface Past {
  entries: HistoryEntry[]
  /** The last stop that somebody else has to end and that no success has followed; null if there is none. */
  last: { entry: HistoryEntry; stored: StoredTab | null } | null
}

/**
 * Reads what is kept; in a private window nothing, since nothing of it is from there. Never rejects: a storage that does not answer
 * holds nothing. The tab is asked: Chromium's popup is the same document in every window and does not know where it hangs.
 */
export async function readPast(tabId: number | null, now: number): Promise<Past> {
  const tab = tabId === null ? null : await browser.tabs.get(tabId).catch(() => null)
  if (tab?.incognito !== false) return nothingPast
  const [local, session] = await Promise.all([
    browser.storage.local.get(historyKey).catch(() => ({}) as Record<string, unknown>),
    browser.storage.session.get(null).catch(() => ({})),
  ])
  const entries = readHistory(local[historyKey], now)
  const [entry] = entries
  if (entry === undefined || !scenarios[entry.scenario].outlastsTab) return { entries, last: null }
  return { entries, last: { entry, stored: storedOf(session, entry) } }
}

export const nothingPast: Past = { entries: [], last: null }

/** The whole record, as long as the browser has not been closed since. */
function storedOf(session: Record<string, unknown>, entry: HistoryEntry): StoredTab | null {
  const found = storedTabs(session).find(([, { attempt }]) => attempt?.startedAt === entry.startedAt)
  return found?.[1] ?? null
}
