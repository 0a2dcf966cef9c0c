import type { TabRecord } from '../attempt/types.ts'
import type { Diagnosis } from './types.ts'

/** What `storage.session` holds of one tab, under `tabKey`. The worker writes it; faces draw it without asking the worker. */
export interface StoredTab extends TabRecord {
  /** null while nothing has stopped the sign-in. */
  diagnosis: Diagnosis | null
  /** `startedAt` of the attempt that the popup opened for by itself: once an attempt is enough. */
  announced?: number
  /** The tab that opened this one as a popup window; kept, since the window may be gone when its last event is recorded. */
  opener?: number
  /** A private window's tab: nothing of it may last. */
  private?: boolean
  /** Salted fingerprint of the account that signs in, as far as Microsoft's pages have shown it. */
  person?: string
}

const prefix = 'tab:'

export function tabKey(tabId: number): string {
  return prefix + tabId
}

/** The tab's number in a key of `tabKey`'s. */
export function tabIdOf(key: string): number {
  return Number(key.slice(prefix.length))
}

export function isTabKey(key: string): boolean {
  return key.startsWith(prefix)
}
