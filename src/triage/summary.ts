import type { Owner, ScenarioId } from '../diagnosis/types.ts'
import type { Cause, Found } from './triage.ts'

export interface Summary {
  /** Records read. */
  total: number
  /** Failed sign-ins to Clara, each once, whoever reported it. */
  stopped: number
  /** Records of failed sign-ins that another record had reported already. */
  duplicates: number
  /** Records whose form was recognised and which could not be read. They are not in `total`. */
  unread: number
  /** People with a failed sign-in; null if the input names nobody. */
  people: number | null
  /** People whose latest sign-in failed. */
  stillBlocked: number | null
  /** People with a success after their last failed sign-in. */
  fixed: number | null
  /** Median of the minutes from the first failure since the last success to the next success. */
  minutesToFix: number | null
  /** The first and last failed sign-in, ISO 8601; null without times. */
  firstAt: string | null
  lastAt: string | null
  /** What one decision would solve: still blocked people by cause and owner, most people first. */
  actions: Action[]
  /** Most frequent first. */
  causes: Group<Cause>[]
  owners: Group<Owner | null>[]
  /** AADSTS digits, most frequent first. */
  codes: Group<string>[]
  /** null: the input names no tenant. */
  tenants: Group<string | null>[]
  /** Days in UTC, oldest first; null: the input has no time. */
  days: Group<string | null>[]
}

export interface Action extends Small {
  scenario: Exclude<ScenarioId, 'signed-in'>
  owner: Owner | null
  people: number
}

export interface Group<K> extends Small {
  key: K
  count: number
  /** Left out if the input names nobody. */
  people?: number
}

interface Small {
  /** Fewer than five people: a reader could guess who they are. */
  small?: true
}

export const isFailedSignIn = ({ cause }: Found): boolean => cause !== 'no-stop' && cause !== 'signed-in'

/** The day in UTC, as year-month-day; null without a time. */
export function dayOf({ at }: Found): string | null {
  return at === null ? null : new Date(at).toISOString().slice(0, 10)
}

/** Fewer than five people are few enough to guess. */
export const marked = (people: number): { small?: true } => (people < 5 ? { small: true } : {})
