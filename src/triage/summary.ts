import type { Owner, ScenarioId } from '../diagnosis/types.ts'
import type { Cause, Found } from './reading.ts'

export interface Summary extends Partial<AccessFigures> {
  /** Records read. */
  total: number
  /** Failed sign-ins to Clara, each once, also if several records report it. */
  stopped: number
  /** Records of failed sign-ins that another record had reported already. */
  duplicates: number
  /** Records whose form was recognized and which could not be read. They are not in `total`. */
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
  /** People whose latest sign-in shows a request that nobody has decided. */
  waiting: number | null
  /** By the cause of the last failure, most people first. */
  fixes: Fix[]
  /** The sign-ins of a log that ended, by day in UTC, oldest first. */
  shares: Share[]
  /** What one decision would solve: still blocked people by cause and owner, most people first. */
  actions: Action[]
  /** Most frequent first. */
  causes: Group<Cause>[]
  owners: Group<Owner | null>[]
  /** AADSTS digits, most frequent first. */
  codes: Group<string>[]
  /** null: the input names no tenant. */
  tenants: Group<string | null>[]
  /** Two letters each; null: the record names none. Only of a log with countries. */
  countries?: Group<string | null>[]
  /** Days in UTC, oldest first; null: the input has no time. */
  days: Day[]
}

export interface Fix extends Action {
  minutesToFix: number
}

export interface Share {
  day: string
  signIns: number
  successes: number
}

export interface Day extends Group<string | null> {
  causes: Group<Cause>[]
}

/** What only an access log has. */
export interface AccessFigures {
  /** Failed sign-ins by hour in UTC, oldest first; null: the line has no time. */
  hours: Group<string | null>[]
  /** By path, of which unknown words are masked; most frequent first. */
  routes: Group<string>[]
  /** Lines that show no answer to Clara. They are not in `total`. */
  requests: number
  /** Answers in a body (`form_post`): no access log holds what they say. */
  formPosts: number
  /** Answers of Microsoft's to hosts that are not Clara's. */
  otherHosts: number
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
  /** Of causes and codes: the first and last failed sign-in, ISO 8601; left out without times. */
  firstAt?: string
  lastAt?: string
}

interface Small {
  /** Fewer than five people: a reader could guess who they are. */
  small?: true
}

export const isFailedSignIn = ({ cause }: Found): boolean => cause !== 'no-stop' && cause !== 'signed-in'

/** The day in UTC, as year-month-day; null without a time. */
export const dayOf = ({ at }: Pick<Found, 'at'>): string | null => (at === null ? null : stampOf(at, 10))

/** The hour in UTC, such as 2026-11-20T10:00Z; null without a time. */
export const hourOf = ({ at }: Pick<Found, 'at'>): string | null =>
  at === null ? null : `${stampOf(at, 13)}:00Z`

const stampOf = (at: number, length: number) => new Date(at).toISOString().slice(0, length)

/** Fewer than five people are few enough to guess. */
export const marked = (people: number): { small?: true } => (people < 5 ? { small: true } : {})
