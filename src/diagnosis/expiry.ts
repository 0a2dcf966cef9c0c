import { isAnsweredUnread } from '../attempt/fold.ts'
import type { StoredTab } from './stored.ts'
import type { Diagnosis } from './types.ts'

/** An attempt that nothing has stopped lives so long after the last that was seen of it, in milliseconds. */
export const attemptLifetime = 60 * 60_000

/**
 * The tab as of now: as it was stored, or, where the attempt has been left lying too long, that it has expired. An answer that could not be
 * read is of no more interest by then.
 */
export function expireTab(tab: StoredTab, now: number): StoredTab {
  const { attempt, diagnosis } = tab
  const last = attempt?.seen.at(-1)?.at ?? now
  if (attempt === null || diagnosis !== null || now - last < attemptLifetime) return tab
  return isAnsweredUnread(attempt)
    ? { ...tab, attempt: null }
    : { ...tab, diagnosis: expired(now - last, last) }
}

/** `silence` in milliseconds; `at` is when the last was seen. */
function expired(silence: number, at: number): Diagnosis {
  return {
    scenario: 'session',
    owner: 'you',
    then: null,
    certainty: 'likely',
    words: 'session',
    code: null,
    codeName: null,
    caveats: ['expired'],
    evidence: [{ what: 'silence', value: String(Math.floor(silence / 60_000)), where: 'network', at }],
    solved: false,
    before: null,
    since: null,
  }
}
