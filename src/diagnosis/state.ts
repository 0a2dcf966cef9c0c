import { hasUnreadAnswer } from '../attempt/attempt.ts'
import type { SignInAttempt } from '../attempt/types.ts'
import type { StoredTab } from './stored.ts'
import type { Diagnosis } from './types.ts'

/** What a tab shows about the sign-in to Clara. Badge, title and pages switch on `kind`. */
export type TabState =
  /** No sign-in to Clara was seen. */
  | { kind: 'idle' }
  /** A sign-in has begun, and nothing has blocked it yet. */
  | { kind: 'under-way'; attempt: SignInAttempt }
  /** Microsoft has answered, and the answer could not be read. */
  | { kind: 'unread'; attempt: SignInAttempt }
  /** The sign-in succeeded; `diagnosis` says whether an earlier attempt had failed. */
  | { kind: 'signed-in'; attempt: SignInAttempt; diagnosis: Diagnosis }
  /** Something blocked the sign-in. */
  | { kind: 'blocked'; attempt: SignInAttempt; diagnosis: Diagnosis }
  /** The attempt is older than its lifetime. The scenario is `session`. */
  | { kind: 'expired'; attempt: SignInAttempt; diagnosis: Diagnosis }

/** An unfinished attempt expires this long after its last observation, in milliseconds. */
export const attemptLifetime = 60 * 60_000

/** The state of a tab at the time `now`. Without a record the tab is idle. */
export function stateOf(tab: StoredTab | null, now: number): TabState {
  if (!tab?.attempt) return { kind: 'idle' }
  const { attempt, diagnosis } = tab
  if (diagnosis !== null)
    return { kind: diagnosis.scenario === 'signed-in' ? 'signed-in' : 'blocked', attempt, diagnosis }
  const isUnread = hasUnreadAnswer(attempt)
  const last = attempt.seen.at(-1)?.at ?? attempt.startedAt
  if (now - last < attemptLifetime) return { kind: isUnread ? 'unread' : 'under-way', attempt }
  return isUnread ? { kind: 'idle' } : { kind: 'expired', attempt, diagnosis: expired(last, now) }
}

function expired(last: number, now: number): Diagnosis {
  const minutes = Math.floor((now - last) / 60_000)
  return {
    scenario: 'session',
    owner: 'you',
    then: null,
    certainty: 'likely',
    words: 'session',
    code: null,
    caveats: ['expired'],
    evidence: [{ what: 'silence', value: String(minutes), where: 'network', at: last }],
    solved: false,
    before: null,
    since: null,
  }
}
