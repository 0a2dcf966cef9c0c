import { runCommand } from '../../src/cli/command.ts'
import { choiceOf, wholeNumber } from '../../src/cli/option-values.ts'
import { seedOf } from '../tools.ts'

await runCommand({
  usage: 'npm run fuzz -- [options] [TARGET…]',
  purpose: 'Gives random and corrupted inputs to every reader, or to the named ones of test/fuzz/targets.ts.',
  options: {
    runs: {
      type: 'string',
      default: '1000000',
      value: 'N',
      help: 'inputs for all targets together (default 1000000)',
    },
    seed: { type: 'string', value: 'N', help: 'repeats the run that printed this seed' },
  },
  accepts: 'positionals',
  notes: 'Exit code: 0; 1 if a target fails or is too slow.',
  run: async ({ values, positionals }) => {
    const [runs, seed] = [wholeNumber('--runs', values.runs, 1), seedOf(values.seed)]
    // The check of a page reader's message asks the browser for the extension's own ID.
    Object.assign(globalThis, { chrome: { runtime: { id: 'ours' } } })
    const { targets } = await import('./targets.ts')
    const names = Object.keys(targets)
    const chosen = positionals.map((name) => choiceOf('TARGET', name, names))
    const { fuzzAll } = await import('./fuzz-all.ts')
    return fuzzAll(chosen.length > 0 ? chosen : names, runs, seed)
  },
})
