import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { runCommand, UsageError } from '../src/cli/command.ts'
import { findFor } from './browsers/find.ts'
import { type Results, resultsFile } from './results.ts'
import { runNode } from './tools.ts'

const vitest = 'node_modules/vitest/vitest.mjs'

await runCommand({
  usage: 'npm test -- [arguments for vitest]',
  purpose: `Installs the browsers if they are missing, builds, runs all tests, and prints how many passed and failed.
All arguments go to vitest, such as --project unit test/report. Its options: npx vitest --help`,
  options: {},
  accepts: 'anything',
  run: async ({ args }) => {
    checkOptions(args)
    await provideBrowsers()
    if (runNode('build.mjs') !== 0) return close({ passed: 0, failed: 1, skipped: 0 })
    return runTests(args)
  },
})

/** Asks vitest for a list of files: its test run would find an unknown option only after the build. */
function checkOptions(args: readonly string[]): void {
  if (!args.some((arg) => arg.startsWith('-'))) return
  const { stderr } = spawnSync(process.execPath, [vitest, 'list', '--filesOnly', ...args], {
    encoding: 'utf8',
  })
  const [unknown] = /Unknown option `.+?`/.exec(stderr) ?? []
  if (unknown !== undefined) throw new UsageError(`${unknown}. See npx vitest --help`)
}

/** The tests of a browser that cannot be had are skipped. */
async function provideBrowsers(): Promise<void> {
  const { provideBrowser } = await import('./browsers/install.ts')
  for (const name of ['chromium', 'firefox'] as const) {
    if (findFor(name) !== null) continue
    const provided = await provideBrowser(name)
    if ('help' in provided) console.log(`${provided.help}\nIts tests are skipped.`)
  }
}

function runTests(args: readonly string[]): number {
  try {
    rmSync(resultsFile, { force: true })
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultsFile}`]
    const code = runNode(vitest, 'run', ...reporters, ...args)
    const results: Results = JSON.parse(readFileSync(resultsFile, 'utf8'))
    for (const { name, why } of laterTries(results))
      console.log(`Passed only at a later try: ${name}\n  ${why}`)
    const counts = count(results)
    return close(code === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 })
  } catch (error) {
    console.error(error)
    return close({ passed: 0, failed: 1, skipped: 0 })
  }
}

interface Counts {
  passed: number
  failed: number
  skipped: number
}

function laterTries({ testResults }: Results): { name: string; why: string }[] {
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
    .map(({ fullName, failureMessages }) => ({
      name: fullName,
      why: failureMessages[0]?.split('\n')[0] ?? '',
    }))
}

/** A file that does not even load has no tests to fail: it counts as one. */
function count(results: Results): Counts {
  const broken = results.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + broken.length,
    skipped: results.numPendingTests + results.numTodoTests,
  }
}

function close({ passed, failed, skipped }: Counts): number {
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  return failed > 0 ? 1 : 0
}
