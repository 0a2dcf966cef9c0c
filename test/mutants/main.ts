import { runCommand } from '../../src/cli/command.ts'
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
  run: async ({ values: { mutate } }) =>
    runNode(
      'node_modules/@stryker-mutator/core/bin/stryker.js',
      'run',
      'test/mutants/stryker.config.mjs',
      ...(mutate === undefined ? [] : ['--mutate', mutate]),
    ),
})
