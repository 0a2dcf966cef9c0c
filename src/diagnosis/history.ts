import { isObject } from '../microsoft/json.ts'
import { isTime } from '../microsoft/stamp.ts'
import { isScenarioId } from './scenarios.ts'
import type { ScenarioId } from './types.ts'

/** One attempt in brief: all that outlives the browser session. */
export interface HistoryEntry {
  /** When the attempt began: what it is known by. Milliseconds since the epoch, like `at`. */
  startedAt: number
  /** When this was diagnosed. */
  at: number
  /** Salted fingerprint of the account; null where the account was not seen. */
  person: string | null
  scenario: ScenarioId
  /** Key into scenarios.json. */
  words: string
  code: string | null
  tenant: string | null
  correlationId: string | null
  requestId: string | null
}

/** How a person's last attempt ended. */
export interface PreviousResult {
  scenario: ScenarioId
  /** When their request for approval was sent; null if none is waiting. */
  waitingSince: number | null
}

export const historyKey = 'history'
/** The random value that goes into fingerprints. */
export const saltKey = 'salt'
export const maxEntries = 20
/** A request for approval lapses after 60 days at the latest, so nothing older is of use. */
export const entryLifetime = 60 * 24 * 60 * 60_000

/** What was entered under a clock that ran further ahead would never be too old. */
const clockSlack = 24 * 60 * 60_000

/** The history with this entry put in, newest first: an attempt has one entry, and what is too old or too much goes. */
export function enter(history: readonly HistoryEntry[], entry: HistoryEntry): HistoryEntry[] {
  const others = history.filter(({ startedAt }) => startedAt !== entry.startedAt)
  return [entry, ...others].filter(({ at }) => entry.at - at < entryLifetime).slice(0, maxEntries)
}

/** How this person's last attempt before `startedAt` ended; null if the person is not known: it could be anybody. */
export function previousResult(
  history: readonly HistoryEntry[],
  person: string | null,
  startedAt: number,
): PreviousResult | null {
  if (person === null) return null
  const own = history.filter((entry) => entry.person === person && entry.startedAt < startedAt)
  const [last] = own
  if (last === undefined) return null
  const decided = own.findIndex(({ scenario }) => scenario !== 'approval-pending')
  const waiting = own.slice(0, decided < 0 ? own.length : decided)
  return { scenario: last.scenario, waitingSince: waiting.at(-1)?.at ?? null }
}

/** What storage holds as a history: entries that are whole and not too old, whatever else stands there. Never throws. */
export function readHistory(stored: unknown, now: number): HistoryEntry[] {
  return Array.isArray(stored)
    ? stored
        .filter(isEntry)
        .filter(({ at }) => now - at < entryLifetime && at - now < clockSlack)
        .slice(0, maxEntries)
    : []
}

function isEntry(value: unknown): value is HistoryEntry {
  if (!isObject(value)) return false
  const optional = [value.person, value.code, value.tenant, value.correlationId, value.requestId]
  return (
    isTime(value.startedAt) &&
    isTime(value.at) &&
    isScenarioId(value.scenario) &&
    typeof value.words === 'string' &&
    optional.every((text) => text === null || typeof text === 'string')
  )
}
