import { fuzz } from './check.ts'
import { type Target, targets } from './targets.ts'

/** Milliseconds that a reader may take for one input. */
const goal = 50

/** Divides the runs among the targets, prints their slowest inputs, and returns the exit code. */
export function fuzzAll(names: readonly string[], runs: number, seed: number): number {
  const runsEach = Math.ceil(runs / names.length)
  const results: Record<string, Result | null> = {}
  for (const name of names) results[name] = fuzzOne(name, runsEach, seed)
  console.log(`seed ${seed}`)
  console.table(results)
  const isGood = (result: Result | null) => result !== null && result['slowest, ms'] <= goal
  return Object.values(results).every(isGood) ? 0 : 1
}

interface Result {
  runs: number
  seconds: number
  'slowest, ms': number
  input: string
}

/** Null if the target fails. */
function fuzzOne(name: string, runs: number, seed: number): Result | null {
  const target = targets[name]
  if (target === undefined) throw new Error(`No target has the name ${name}.`)
  const began = performance.now()
  try {
    const { took, input } = slowestOf(target, runs, seed)
    // Printed at once: a person may end a long run early.
    console.log(`${name}: ${runs} runs, no failure`)
    return {
      runs,
      seconds: Math.round((performance.now() - began) / 1000),
      'slowest, ms': Number(took.toFixed(2)),
      input: JSON.stringify(input).slice(0, 60),
    }
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : error}`)
    return null
  }
}

/** Measures the slowest inputs again: late compilation and garbage collection also took time. */
function slowestOf(target: Target, runs: number, seed: number): { took: number; input: unknown } {
  const [slowest = { took: 0, input: null }] = fuzz(target, runs, seed)
    .map(({ input }) => ({ input, took: shortestOf(() => target.run(input)) }))
    .sort((a, b) => b.took - a.took)
  return slowest
}

function shortestOf(work: () => unknown): number {
  const times = [1, 2, 3, 4, 5].map(() => {
    const began = performance.now()
    work()
    return performance.now() - began
  })
  return Math.min(...times)
}
