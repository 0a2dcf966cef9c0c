import { isAnsweredUnread } from '../attempt/fold.ts'
import type { StoredTab } from './stored.ts'
import type { Diagnosis } from './types.ts'

/** An attempt that nothing has stopped lives so long after the last that was seen of it, in milliseconds. */
export const attemptLifetime = 60 * 60_000

/** The tab's diagnosis as of now: what was stored, or that the attempt has been left lying too long. */
export function diagnosisNow({ attempt, diagnosis }: StoredTab, now: number): Diagnosis | null {
  const last = attempt?.seen.at(-1)?.at ?? now
  if (diagnosis !== null || now - last < attemptLifetime) return diagnosis
  if (attempt !== null && isAnsweredUnread(attempt)) return null
  return {
    scenario: 'session',
    owner: 'you',
    then: null,
    certainty: 'likely',
    words: 'session',
    code: null,
    codeName: null,
    caveats: ['expired'],
    evidence: [
      { what: 'silence', value: String(Math.floor((now - last) / 60_000)), where: 'network', at: last },
    ],
    solved: false,
    before: null,
    since: null,
  }
}
