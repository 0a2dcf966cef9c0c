import { spawnSync } from 'node:child_process'
import { runCommand, UsageError } from '../src/cli/command.ts'
import { allTests, runTests, vitest } from './run-tests.ts'

await runCommand({
  usage: 'npm test -- [arguments for vitest]',
  purpose: `Installs the browsers if they are missing, builds, runs all tests, and prints how many passed and failed.
All arguments go to vitest, such as --project unit test/report. Its options: npx vitest --help`,
  options: {},
  accepts: 'anything',
  run: async ({ args }) => {
    checkOptions(args)
    return runTests(args.length === 0 ? allTests() : [{ args }])
  },
})

/** Asks vitest for a list of files: a test run would find a wrong option only after the build. */
function checkOptions(args: readonly string[]): void {
  if (!args.some((arg) => arg.startsWith('-'))) return
  const { stderr } = spawnSync(process.execPath, [vitest, 'list', '--filesOnly', ...args], {
    encoding: 'utf8',
  })
  const [unknown] = /Unknown option `.+?`/.exec(stderr) ?? []
  if (unknown !== undefined) throw new UsageError(`${unknown}. See npx vitest --help`)
}
