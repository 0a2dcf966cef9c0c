import type { Words } from '../_locales/index.ts'
import type { Diagnosis } from '../diagnosis/types.ts'

/** What is said of one scenario: to the person (title, why, steps) and to IT (summary, it). */
export interface ScenarioWords {
  title: string
  why: string
  steps: string[]
  summary: string
  it: string[]
}

/** The words for a diagnosis: those for its scenario with its owner, else those for its scenario. */
export function scenarioWords(words: Words, diagnosis: Diagnosis): ScenarioWords {
  const all: Readonly<Record<string, ScenarioWords | undefined>> = words.scenarios.scenarios
  return all[diagnosis.words] ?? words.scenarios.scenarios[diagnosis.scenario]
}
