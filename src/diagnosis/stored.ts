import { isObservation } from '../attempt/observation.ts'
import type { TabRecord } from '../attempt/types.ts'
import { isObject } from '../microsoft/json.ts'
import { isTime } from '../microsoft/stamp.ts'
import { isScenarioId } from './scenarios.ts'
import type { Diagnosis } from './types.ts'

/** What `storage.session` holds of one tab, under `tabKey`. The worker writes it; pages draw it without asking the worker. */
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

/** Tabs remembered at most; beyond that the ones longest untouched go. Tab closings are not watched: that would wake the worker for every site. */
export const maxTabs = 30

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

/** Every tab in what `storage.session` holds, by its number, as far as it is whole. Never throws. */
export function storedTabs(session: Readonly<Record<string, unknown>>): [tabId: number, StoredTab][] {
  return Object.entries(session).flatMap(([key, value]): [number, StoredTab][] => {
    const stored = isTabKey(key) ? readStored(value) : null
    return stored === null ? [] : [[tabIdOf(key), stored]]
  })
}

/**
 * What storage holds of a tab, where it has the worker's shape; null for anything else: half-written, of another version, of another hand.
 * Never throws.
 */
export function readStored(value: unknown): StoredTab | null {
  if (!isObject(value)) return null
  const { attempt, clara, diagnosis } = value
  const isWhole =
    (attempt === null || isAttempt(attempt)) &&
    (clara === null || (isObject(clara) && isTime(clara.at))) &&
    (diagnosis === null || (attempt !== null && isDiagnosis(diagnosis)))
  return isWhole ? (value as unknown as StoredTab) : null
}

function isAttempt(value: unknown): boolean {
  if (!isObject(value)) return false
  const { startedAt, request, seen, loopStarts, previous } = value
  return (
    isTime(startedAt) &&
    (request === null || isRequest(request)) &&
    Array.isArray(seen) &&
    seen.every(isObservation) &&
    Array.isArray(loopStarts) &&
    loopStarts.every(isTime) &&
    (previous === null || isAttempt(previous))
  )
}

const isRequest = (value: unknown) => isObject(value) && Array.isArray(value.scopes)

function isDiagnosis(value: unknown): boolean {
  if (!isObject(value)) return false
  const { scenario, words, evidence, caveats } = value
  return (
    isScenarioId(scenario) &&
    typeof words === 'string' &&
    Array.isArray(evidence) &&
    evidence.length > 0 &&
    evidence.every(isObject) &&
    Array.isArray(caveats)
  )
}
