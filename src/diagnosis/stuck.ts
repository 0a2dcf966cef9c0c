import type { SignInAttempt } from '../attempt/types.ts'
import type { Diagnosis, Evidence } from './types.ts'

/** For a report by a person who is stuck, although we saw nothing that blocks the sign-in. */
export function stuckDiagnosis(attempt: SignInAttempt): Diagnosis {
  return {
    scenario: 'unknown',
    owner: null,
    then: null,
    certainty: 'unconfirmed',
    words: 'unknown',
    code: null,
    caveats: [],
    evidence: evidenceOf(attempt),
    solved: false,
    before: null,
    since: null,
  }
}

/** The page that is open, if one was seen, and that the person cannot go on. */
function evidenceOf({ seen, startedAt }: SignInAttempt): Evidence[] {
  const stuck = { what: 'stuck', value: '', where: 'person' } as const
  const last = seen.findLast((one) => one.kind === 'page')
  if (last?.kind !== 'page') return [{ ...stuck, at: startedAt }]
  const { page, path, at } = last
  return [
    { what: 'structure', value: page.pageId ?? path, where: 'page', at },
    { ...stuck, at },
  ]
}
