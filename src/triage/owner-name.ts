import type { TriageWords, Words } from '../_locales/index.ts'
import type { Owner } from '../diagnosis/types.ts'

/** Who fixes it, for a help-desk agent: the popup's "you" is the employee. */
export function ownerNames({ pages }: Words, triage: TriageWords): Record<Owner, string> {
  return {
    you: triage.employee,
    it: triage.itTeam,
    clara: pages['owner-clara'],
    microsoft: pages['owner-microsoft'],
    wait: pages['owner-wait'],
  }
}

export function ownerName(owner: Owner | null, words: Words, triage: TriageWords): string {
  return owner === null ? triage.noOwner : ownerNames(words, triage)[owner]
}
