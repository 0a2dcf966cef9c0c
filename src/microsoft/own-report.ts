import { stampForm } from './stamp.ts'
import type { TextFacts } from './types.ts'

/** What a report of this extension's gives as its evidence where there is no code. */
export interface NamedEvidence {
  /** Parameters of the answer that stopped the sign-in. */
  answer: [string, string][]
  approval: TextFacts['approval']
}

/** Finds the evidence in a text, already plain, by the line that names it: time, words, value. Null if there is none. */
export function readEvidenceLine(plain: string): NamedEvidence | null {
  const [, answer, page] = plain.match(line) ?? []
  if (answer !== undefined)
    return { answer: [[answer === 'cancel' ? 'error_subcode' : 'error', answer]], approval: null }
  const approval = pages.find(([name]) => name === page)?.[1]
  return approval === undefined ? null : { answer: [], approval }
}

const pages = [
  ['headline', 'admin'],
  ['reason-form', 'required'],
  ['request-sent', 'sent'],
] as const

const line = new RegExp(
  `${stampForm}: (?:(?:answer|respuesta|resposta) "([a-z_]{3,40})"|[^\\n"()]{1,60}\\(([a-z-]{8,12})\\)),`,
)
