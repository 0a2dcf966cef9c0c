import { type InForce, inForce } from './in-force.ts'
import { readSources, type Sources } from './load.ts'
import { type Problem, problemsOf } from './problems.ts'

/** Everything about the settings in force now: where each comes from, what is wrong, how fresh the policy is. Never rejects. */
export async function loadInForce(): Promise<
  InForce & Pick<Sources, 'age' | 'person'> & { problems: readonly Problem[] }
> {
  const sources = await readSources()
  return { ...inForce(sources), problems: problemsOf(sources), age: sources.age, person: sources.person }
}
