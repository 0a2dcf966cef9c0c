import type { Words } from '../../_locales/index.ts'
import type { Input } from '../../attempt/input.ts'
import type { SignInAttempt } from '../../attempt/types.ts'
import { diagnose } from '../../diagnosis/diagnose.ts'
import type { Certainty, Evidence, Owner, ScenarioId } from '../../diagnosis/types.ts'
import { scenarioWords } from '../../report/scenario-words.ts'
import { emptyFields, type PublicFields, publicFieldsOf } from '../../triage/public-fields.ts'

/** What the command says of one input; the names and meanings are a public contract. */
export interface Fields extends PublicFields {
  diagnosis: DiagnosisFields | null
}

interface DiagnosisFields {
  scenario: ScenarioId
  owner: Owner | null
  then: Owner | null
  certainty: Certainty
  title: string
  /** What the person does, in the language of the words handed in. */
  steps: string[]
  evidence: Omit<Evidence, 'at'>[]
}

/** One address or text, taken apart, as the command's fields. */
export function fieldsOfInput(input: Input, words: Words): Fields {
  return fieldsOf(publicFieldsOf(input), input.attempt, words)
}

export function fieldsOf(fields: PublicFields, attempt: SignInAttempt | null, words: Words): Fields {
  return { ...fields, diagnosis: diagnosisFields(attempt, words) }
}

/** Every field's name, each null: what a line that cannot be read gives. */
export const nullFields: Readonly<Record<keyof Fields, null>> = Object.fromEntries(
  [...Object.keys(emptyFields), 'diagnosis'].map((name) => [name, null]),
) as Record<keyof Fields, null>

/** A success is no diagnosis here: the command tells what stops a sign-in. */
function diagnosisFields(attempt: SignInAttempt | null, words: Words): DiagnosisFields | null {
  const diagnosis = attempt && diagnose(attempt)
  if (diagnosis === null || diagnosis.scenario === 'signed-in') return null
  const { scenario, owner, then, certainty, evidence } = diagnosis
  const { title, steps } = scenarioWords(words, diagnosis)
  return {
    scenario,
    owner,
    then,
    certainty,
    title,
    steps,
    evidence: evidence.map(({ at: _, ...rest }) => rest),
  }
}
