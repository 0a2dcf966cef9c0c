import { isObject } from '../microsoft/json.ts'
import { isTime } from '../microsoft/stamp.ts'
import { isScenarioId } from './scenarios.ts'
import type { ScenarioId } from './types.ts'

/** The record of one attempt that is kept when the browser is closed. */
export interface HistoryEntry {
  /** Identifies the attempt. Milliseconds since the epoch, like `at`. */
  startedAt: number
  /** The time of the diagnosis. */
  at: number
  /** Salted fingerprint of the account; null if the account was not seen. */
  person: string | null
  scenario: ScenarioId
  /** Key in scenarios.json. */
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
/** The key of the random value in fingerprints. */
export const saltKey = 'salt'
export const maxEntries = 20
/** A request for approval expires after 60 days at the latest. */
export const entryLifetime = 60 * 24 * 60 * 60_000

/** An entry made while the clock was further ahead would never expire. */
const clockSlack = 24 * 60 * 60_000

/** The history with this entry, newest first. An attempt has one entry; old ones are dropped. */
export function addEntry(history: readonly HistoryEntry[], entry: HistoryEntry): HistoryEntry[] {
  const others = history.filter((other) => !isOfSameAttempt(other, entry))
  return [entry, ...others].filter(({ at }) => entry.at - at < entryLifetime).slice(0, maxEntries)
}

/** Firefox may report a request after its page: the attempt began before its first entry says. */
function isOfSameAttempt(older: HistoryEntry, newer: HistoryEntry): boolean {
  if (older.startedAt === newer.startedAt) return true
  const isWithin = newer.startedAt <= older.startedAt && older.startedAt <= newer.at
  return isWithin && older.correlationId !== null && older.correlationId === newer.correlationId
}

/** How this person's last attempt before `startedAt` ended; null if the person is not known. */
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

/** The valid entries of a stored value. Never throws. */
export function readHistory(stored: unknown, now: number): HistoryEntry[] {
  if (!Array.isArray(stored)) return []
  return stored
    .filter(isEntry)
    .filter(({ at }) => now - at < entryLifetime && at - now < clockSlack)
    .slice(0, maxEntries)
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
