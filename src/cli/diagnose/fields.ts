import type { Words } from '../../_locales/index.ts'
import type { Input } from '../../attempt/input.ts'
import type { NotDiagnosed } from '../../attempt/silence.ts'
import type { SignInAttempt } from '../../attempt/types.ts'
import { diagnose } from '../../diagnosis/diagnose.ts'
import type { Certainty, Evidence, Owner, ScenarioId } from '../../diagnosis/types.ts'
import { scenarioWords } from '../../report/scenario-words.ts'
import { emptyFields, type PublicFields, publicFieldsOf } from '../../triage/public-fields.ts'
import type { Found } from '../../triage/reading.ts'
import { isFailedSignIn } from '../../triage/summary.ts'

/** The fields of one input. Their names and meanings are a public contract. */
export interface Fields extends PublicFields {
  /** Why there is no diagnosis. */
  notDiagnosed: NotDiagnosed | null
  /** The app that the input names instead of Clara. */
  otherApp: string | null
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
  return fieldsOfFound({ ...input, fields: publicFieldsOf(input) }, words)
}

/** A log has thousands of successes: only its failures are shown. A single record always is. */
export async function* shownIn(all: AsyncIterable<Found>): AsyncGenerator<Found> {
  let count = 0
  let alone: Found | null = null
  for await (const found of all) {
    count++
    if (isFailedSignIn(found)) yield found
    else alone = found
  }
  if (count === 1 && alone !== null) yield alone
}

export function fieldsOfFound(
  { fields, attempt, silence }: Pick<Found, 'fields' | 'attempt' | 'silence'>,
  words: Words,
): Fields {
  const diagnosis = diagnosisFields(attempt, words)
  const { notDiagnosed, otherApp } = silence
  return diagnosis === null
    ? { ...fields, notDiagnosed, otherApp, diagnosis }
    : { ...fields, notDiagnosed: null, otherApp: null, diagnosis }
}

/** Every field with the value null, for a line that cannot be read. */
export const nullFields: Readonly<Record<keyof Fields, null>> = Object.fromEntries(
  [...Object.keys(emptyFields), 'notDiagnosed', 'otherApp', 'diagnosis'].map((name) => [name, null]),
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
