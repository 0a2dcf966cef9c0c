import { type EffectiveSettings, effectiveSettings } from './effective.ts'
import { readSources, type Sources } from './load.ts'
import { type Problem, problemsOf } from './problems.ts'

export interface LoadedSettings extends EffectiveSettings, Pick<Sources, 'age' | 'person'> {
  problems: readonly Problem[]
}

/** The effective settings with all that the options page shows about them. Never rejects. */
export async function loadEffectiveSettings(): Promise<LoadedSettings> {
  const sources = await readSources()
  return {
    ...effectiveSettings(sources),
    problems: problemsOf(sources),
    age: sources.age,
    person: sources.person,
  }
}
