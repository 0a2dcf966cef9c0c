import { runCommand } from '../src/cli/command.ts'
import { runTools } from './tools.ts'

await runCommand({
  usage: 'npm run fix',
  purpose: 'Repairs the form of the code: layout, order of imports, and what the rules can correct safely.',
  options: {},
  run: async () => runTools(['biome check --write']),
})
