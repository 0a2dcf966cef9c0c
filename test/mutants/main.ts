import { existsSync } from 'node:fs'
import { runCommand, UsageError } from '../../src/cli/command.ts'
import { runNode } from '../tools.ts'

await runCommand({
  usage: 'npm run mutants -- [--mutate PATTERN]',
  purpose:
    'Changes the engine and the report in thousands of small ways, and shows which changes no test notices.',
  options: {
    mutate: {
      type: 'string',
      value: 'PATTERN',
      help: 'files to change, such as src/microsoft/guid.ts (default: the engine and the report)',
    },
  },
  run: async ({ values: { mutate } }) => {
    if (mutate !== undefined && isMissing(mutate))
      throw new UsageError(
        `--mutate ${mutate}: there is no such file. Give its path, such as src/microsoft/guid.ts.`,
      )
    return runNode(
      'node_modules/@stryker-mutator/core/bin/stryker.js',
      'run',
      'test/mutants/stryker.config.mjs',
      ...(mutate === undefined ? [] : ['--mutate', mutate]),
    )
  },
})

/** A pattern with signs may name several files, and a path may end with lines: `guid.ts:3-9`. */
function isMissing(pattern: string): boolean {
  return !/[*?{[!,]/.test(pattern) && !existsSync(pattern.replace(/:[\d:-]+$/, ''))
}
