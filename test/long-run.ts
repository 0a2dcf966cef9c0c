import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../src/cli/command.ts'
import { runTests } from './run-tests.ts'

await runCommand({
  usage: 'npm run test:long',
  purpose: `Runs in full the tests of which npm test runs a part: the worker stopped at each point of a sign-in,
500 mixed sign-ins, every account, walk and tenant in both browsers, thirty companies by the kit's shell script, every regular expression proved again, more damaged inputs, new ones for every property.`,
  options: {},
  run: async () => {
    process.env.LONG_RUN = '1'
    return runTests([{ args: filesWithMore() }])
  },
})

/** Test files that run more in the long run. */
function filesWithMore(): string[] {
  return readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => join('test', name))
    .filter((file) => /isLongRun|fast-check/.test(readFileSync(file, 'utf8')))
}
