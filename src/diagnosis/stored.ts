import { isObservation } from '../attempt/observation.ts'
import type { TabRecord } from '../attempt/types.ts'
import { isObject } from '../microsoft/json.ts'
import { isTime } from '../microsoft/stamp.ts'
import { isScenarioId } from './scenarios.ts'
import type { Diagnosis } from './types.ts'

/** The record of one tab in `storage.session`. Pages draw it without asking the worker. */
export interface StoredTab extends TabRecord {
  /** null until the sign-in succeeds or is blocked. */
  diagnosis: Diagnosis | null
  /** `startedAt` of the attempt that opened the popup: once for each attempt is enough. */
  announced?: number
  /** The tab that opened this popup window, which may close before its last event is recorded. */
  opener?: number
  /** A tab of a private window: its record must not outlast the window. */
  private?: boolean
  /** Salted fingerprint of the account, if Microsoft's pages have shown it. */
  person?: string
}

/** The oldest go. A listener for closed tabs would wake the worker for every site. */
export const maxTabs = 30

const prefix = 'tab:'

export function tabKey(tabId: number): string {
  return prefix + tabId
}

/** The tab's ID in a key from `tabKey`. */
export function tabIdOf(key: string): number {
  return Number(key.slice(prefix.length))
}

export function isTabKey(key: string): boolean {
  return key.startsWith(prefix)
}

/** The valid records in `storage.session`, by tab ID. Never throws. */
export function storedTabs(session: Readonly<Record<string, unknown>>): [tabId: number, StoredTab][] {
  return Object.entries(session).flatMap(([key, value]): [number, StoredTab][] => {
    const stored = isTabKey(key) ? readStored(value) : null
    return stored === null ? [] : [[tabIdOf(key), stored]]
  })
}

/** null unless the value has the shape that this version writes. Never throws. */
export function readStored(value: unknown): StoredTab | null {
  return isStoredTab(value) ? value : null
}

function isStoredTab(value: unknown): value is StoredTab {
  if (!isObject(value)) return false
  const { attempt, clara, diagnosis } = value
  return (
    (attempt === null || isAttempt(attempt)) &&
    (clara === null || (isObject(clara) && isTime(clara.at))) &&
    (diagnosis === null || (attempt !== null && isDiagnosis(diagnosis)))
  )
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
