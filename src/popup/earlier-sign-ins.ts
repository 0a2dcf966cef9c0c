import browser from 'webextension-polyfill'
import { type HistoryEntry, historyKey, readHistory } from '../diagnosis/history.ts'
import { scenarios } from '../diagnosis/scenarios.ts'
import { type StoredTab, storedTabs } from '../diagnosis/stored.ts'
import type { EarlierSignIns } from './context.ts'

/**
 * Reads the history; in a private window it reads nothing. Never rejects.
 * It asks for the tab: Chromium's popup is one document for all windows and does not know its own.
 */
export async function readEarlierSignIns(tabId: number | null, now: number): Promise<EarlierSignIns> {
  const tab = tabId === null ? null : await browser.tabs.get(tabId).catch(() => null)
  if (tab?.incognito !== false) return noEarlierSignIns
  const [local, session] = await Promise.all([
    browser.storage.local.get(historyKey).catch(() => ({}) as Record<string, unknown>),
    browser.storage.session.get(null).catch(() => ({})),
  ])
  const entries = readHistory(local[historyKey], now)
  const [entry] = entries
  if (entry === undefined || !scenarios[entry.scenario].outlastsTab) return { entries, lastFailure: null }
  return { entries, lastFailure: { entry, stored: recordOf(entry, session) } }
}

export const noEarlierSignIns: EarlierSignIns = { entries: [], lastFailure: null }

function recordOf(entry: HistoryEntry, session: Record<string, unknown>): StoredTab | null {
  const found = storedTabs(session).find(([, { attempt }]) => attempt?.startedAt === entry.startedAt)
  return found?.[1] ?? null
}
