import { stampForm } from './stamp.ts'
import type { Statement } from './types.ts'

/** The evidence in one of our own reports that has no code. */
export interface NamedEvidence {
  /** Parameters of the answer that blocked the sign-in. */
  answer: [string, string][]
  statement?: Statement
}

/** Finds the evidence line in a plain text: time, words, value. Null if there is none. */
export function readEvidenceLine(plain: string): NamedEvidence | null {
  const [, answer, page] = plain.match(line) ?? []
  if (answer !== undefined) return { answer: [[answer === 'cancel' ? 'error_subcode' : 'error', answer]] }
  const says = pages.find(([name]) => name === page)?.[1]
  return says === undefined ? null : { answer: [], statement: { says } }
}

const pages = [
  ['headline', 'admin-approval'],
  ['reason-form', 'approval-request'],
  ['request-sent', 'approval-pending'],
] as const

const line = new RegExp(
  `${stampForm}: (?:(?:answer|respuesta|resposta) "([a-z_]{3,40})"|[^\\n"()]{1,60}\\(([a-z-]{8,12})\\)),`,
)
