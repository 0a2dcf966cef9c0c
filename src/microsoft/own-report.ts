import { stampForm } from './stamp.ts'
import type { TextFacts } from './types.ts'

/** The evidence in one of our own reports that has no code. */
export interface NamedEvidence {
  /** Parameters of the answer that blocked the sign-in. */
  answer: [string, string][]
  approval: TextFacts['approval']
}

/** Finds the evidence line in a plain text: time, words, value. Null if there is none. */
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
