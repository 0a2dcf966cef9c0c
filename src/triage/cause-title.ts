import type { TriageWords, Words } from '../_locales/index.ts'
import type { Cause } from './reading.ts'

/** The name of a cause for people. */
export function causeTitle(cause: Cause, words: Words, triage: TriageWords): string {
  if (cause === 'no-stop') return triage.noStop
  return cause === 'signed-in' ? triage.signedIn : words.scenarios.scenarios[cause].person.title
}
