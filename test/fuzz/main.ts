import { parseArgs } from 'node:util'
import { fuzz } from './check.ts'

/*
 * `npm run fuzz -- [--runs 1000000] [--seed N] [target …]`: so many inputs over all targets, anew each time. Prints the seed, with which
 * the same comes again, and the slowest input of each; ends with 1 where a target has failed or took longer than it may.
 */
// What makes sure of a page reader's message asks the browser for the extension's own ID.
Object.assign(globalThis, { chrome: { runtime: { id: 'ours' } } })
const { targets } = await import('./targets.ts')
const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '1000000' }, seed: { type: 'string' } },
  allowPositionals: true,
})
const seed = Number(values.seed ?? Date.now() % 0x7fffffff)
const unknown = positionals.filter((name) => !Object.hasOwn(targets, name))
const chosen = positionals.length > 0 ? positionals : Object.keys(targets)
const runs = Math.ceil(Number(values.runs) / chosen.length)
if (unknown.length > 0 || !(runs > 0) || !Number.isInteger(seed)) {
  console.error(`Give --runs and --seed as numbers, and targets of: ${Object.keys(targets).join(', ')}.`)
  process.exit(2)
}

/** Milliseconds that any single input may take. */
const goal = 50

const rows: Record<string, { runs: number; seconds: number; 'slowest, ms': number; input: string }> = {}
for (const name of chosen) {
  const target = targets[name]
  if (target === undefined) continue
  const began = performance.now()
  try {
    // What is compiled late or collected as garbage is not the reader's: the slowest are asked once more, five times each.
    const again = fuzz(target, runs, seed).map(({ input }) => ({
      input,
      took: shortestOf(() => target.run(input)),
    }))
    const [slowest] = again.sort((a, b) => b.took - a.took)
    rows[name] = {
      runs,
      seconds: Math.round((performance.now() - began) / 1000),
      'slowest, ms': Number(slowest?.took.toFixed(2)),
      input: JSON.stringify(slowest?.input).slice(0, 60),
    }
    if ((slowest?.took ?? 0) > goal) process.exitCode = 1
    // Told as it goes: a run of an hour may be broken off.
    console.log(`${name}: ${runs} runs, nothing found`)
  } catch (error) {
    process.exitCode = 1
    console.error(`${name}: ${error instanceof Error ? error.message : error}`)
  }
}
console.log(`seed ${seed}`)
console.table(rows)

function shortestOf(work: () => unknown): number {
  const times = [1, 2, 3, 4, 5].map(() => {
    const began = performance.now()
    work()
    return performance.now() - began
  })
  return Math.min(...times)
}
