import { runCommand } from '../src/cli/command.ts'
import { runTools } from './tools.ts'

await runCommand({
  usage: 'npm run check',
  purpose:
    'Runs the fast checks: types, form, unused code, and the unit tests of the engine, which must reach every branch.',
  options: {},
  run: async () => runTools(['tsc', 'biome check', 'knip', 'npm run branches']),
})
