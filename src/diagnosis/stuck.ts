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
    evidence: [lastPage(attempt)],
    solved: false,
    before: null,
    since: null,
  }
}

/** The page that is open, or else the beginning. */
function lastPage({ seen, startedAt }: SignInAttempt): Evidence {
  const last = seen.findLast((one) => one.kind === 'page')
  if (last?.kind === 'page')
    return { what: 'structure', value: last.page.pageId ?? last.path, where: 'page', at: last.at }
  return { what: 'said', value: '–', where: 'person', at: startedAt }
}
