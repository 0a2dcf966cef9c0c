import type { Words } from '../../_locales/index.ts'
import type { Input } from '../../attempt/input.ts'
import type { SignInAttempt } from '../../attempt/types.ts'
import { diagnose } from '../../diagnosis/diagnose.ts'
import type { Certainty, Evidence, Owner, ScenarioId } from '../../diagnosis/types.ts'
import { scenarioWords } from '../../report/scenario-words.ts'
import { emptyFields, type PublicFields, publicFieldsOf } from '../../triage/public-fields.ts'
import { isFailedSignIn } from '../../triage/summary.ts'
import type { Found } from '../../triage/triage.ts'

/** The fields of one input. Their names and meanings are a public contract. */
export interface Fields extends PublicFields {
  diagnosis: DiagnosisFields | null
}

interface DiagnosisFields {
  scenario: Exclude<ScenarioId, 'signed-in'>
  owner: Owner | null
  then: Owner | null
  certainty: Certainty
  title: string
  /** Sentences for the person, in the language of the words. */
  steps: string[]
  evidence: Omit<Evidence, 'at'>[]
}

/** The fields of one address or text. */
export function fieldsOfInput(input: Input, words: Words): Fields {
  return fieldsOf(publicFieldsOf(input), input.attempt, words)
}

/** Of many records, only the failed sign-ins: a log also has thousands of successes. */
export function attemptsOf(all: readonly Found[], words: Words): Fields[] {
  const shown = all.length > 1 ? all.filter(isFailedSignIn) : all
  return shown.map(({ fields, attempt }) => fieldsOf(fields, attempt, words))
}

function fieldsOf(fields: PublicFields, attempt: SignInAttempt | null, words: Words): Fields {
  return { ...fields, diagnosis: diagnosisFields(attempt, words) }
}

/** Every field with the value null, for a line that cannot be read. */
export const nullFields: Readonly<Record<keyof Fields, null>> = Object.fromEntries(
  [...Object.keys(emptyFields), 'diagnosis'].map((name) => [name, null]),
) as Record<keyof Fields, null>

/** Null for a success: the command explains failed sign-ins. */
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
