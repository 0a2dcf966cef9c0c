import { type EffectiveSettings, effectiveSettings } from './effective.ts'
import { readSources, type Sources } from './load.ts'
import { type Problem, problemsOf } from './problems.ts'

/** Everything about the settings in force now: where each comes from, what is wrong, how fresh the policy is. Never rejects. */
export async function loadEffectiveSettings(): Promise<
  EffectiveSettings & Pick<Sources, 'age' | 'person'> & { problems: readonly Problem[] }
> {
  const sources = await readSources()
  return {
    ...effectiveSettings(sources),
    problems: problemsOf(sources),
    age: sources.age,
    person: sources.person,
  }
}
