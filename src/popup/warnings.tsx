import type { Words } from '../_locales/index.ts'
import type { Diagnosis } from '../diagnosis/types.ts'

interface WarningsProps {
  diagnosis: Diagnosis
  /** What the app wants beyond a sign-in, in words; null if nothing is known. */
  beyond: string | null
  words: Words
}

/** What the person must know before the first step. */
export function Warnings({ diagnosis, beyond, words: { pages } }: WarningsProps) {
  return (
    <>
      {diagnosis.certainty === 'unconfirmed' && (
        <p class="notice" data-part="unconfirmed">
          {isToldByPerson(diagnosis) ? pages.saidByYou : pages.unconfirmed}
        </p>
      )}
      {beyond !== null && (
        <p class="notice" data-part="beyond-sign-in">
          {beyond}
        </p>
      )}
    </>
  )
}

function isToldByPerson({ evidence: [main] }: Diagnosis): boolean {
  return main?.what === 'said'
}
