import type { Words } from '../_locales/index.ts'
import type { Diagnosis } from '../diagnosis/types.ts'

/** Title, why and steps are for the person; summary and it are for IT. */
export interface ScenarioWords {
  title: string
  why: string
  steps: string[]
  summary: string
  it: string[]
}

/** A stored diagnosis may have a key of an older version: then its scenario's words are used. */
export function scenarioWords(words: Words, diagnosis: Diagnosis): ScenarioWords {
  const all: Readonly<Record<string, ScenarioWords | undefined>> = words.scenarios.scenarios
  return all[diagnosis.words] ?? words.scenarios.scenarios[diagnosis.scenario]
}
