import { foldAll } from '../attempt/fold.ts'
import type { Observation } from '../attempt/observation.ts'
import type { Clara, TabRecord } from '../attempt/types.ts'
import { diagnose } from '../diagnosis/diagnose.ts'
import type { PreviousResult } from '../diagnosis/history.ts'
import { scenarios } from '../diagnosis/scenarios.ts'
import type { StoredTab } from '../diagnosis/stored.ts'
import type { Diagnosis } from '../diagnosis/types.ts'
import type { Settings } from '../settings/types.ts'

/** What the worker must look up before it can diagnose. */
export interface Context {
  isPrivate: boolean | undefined
  opener: number | undefined
  person: string | undefined
  /** How the person's last attempt ended. */
  previous: PreviousResult | null
}

/** The record with the observations added, before it is diagnosed. */
export function withObservations(
  { attempt, clara: visit, silent }: TabRecord,
  observations: readonly Observation[],
  clara: Clara,
): TabRecord {
  return foldAll({ attempt, clara: visit, silent }, observations, clara)
}

export function isUnchanged(before: TabRecord, after: TabRecord): boolean {
  return before.attempt === after.attempt && before.clara === after.clara && before.silent === after.silent
}

export function isSameAttempt(before: TabRecord, after: TabRecord): boolean {
  return before.attempt?.startedAt === after.attempt?.startedAt
}

/** Anybody can write an address: it must not open a window of ours. */
function deservesPopup({ scenario, certainty }: Diagnosis): boolean {
  return scenarios[scenario].opensPopup && certainty !== 'unconfirmed'
}

/** The record to store. A new `announced` means that the popup should open by itself. */
export function nextRecord(
  before: StoredTab,
  after: TabRecord,
  { previous, isPrivate, opener, person }: Context,
  settings: Pick<Settings, 'openPopup'>,
): StoredTab {
  const { attempt } = after
  const diagnosis = attempt && diagnose(attempt, previous)
  const opensPopup = settings.openPopup && diagnosis !== null && deservesPopup(diagnosis)
  const announced = opensPopup && attempt !== null ? attempt.startedAt : before.announced
  return {
    ...after,
    diagnosis,
    ...(announced !== undefined && { announced }),
    ...(opener !== undefined && { opener }),
    ...(isPrivate !== undefined && { private: isPrivate }),
    ...(person !== undefined && { person }),
  }
}
