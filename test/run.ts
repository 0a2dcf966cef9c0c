import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { findFor } from './browsers/find.ts'
import { provideBrowser } from './browsers/install.ts'
import { type Results, resultsFile } from './results.ts'

/*
 * `npm test`: makes sure of both browsers, builds, runs every test and closes with how many passed. Arguments go to vitest.
 */
process.exit(await main(process.argv.slice(2)))

async function main(args: string[]): Promise<number> {
  await provideBrowsers()
  if (!runNode('build.mjs')) return close({ passed: 0, failed: 1, skipped: 0 })
  try {
    rmSync(resultsFile, { force: true })
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultsFile}`]
    const clean = runNode('node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args)
    const results: Results = JSON.parse(readFileSync(resultsFile, 'utf8'))
    for (const { name, why } of laterTries(results))
      console.log(`Passed only at a later try: ${name}\n  ${why}`)
    const counts = count(results)
    return close(clean || counts.failed > 0 ? counts : { ...counts, failed: 1 })
  } catch (error) {
    console.error(error)
    return close({ passed: 0, failed: 1, skipped: 0 })
  }
}

/** The tests of a browser that cannot be had are skipped. */
async function provideBrowsers(): Promise<void> {
  for (const name of ['chromium', 'firefox'] as const) {
    if (findFor(name) !== null) continue
    const provided = await provideBrowser(name)
    if ('help' in provided) console.log(`${provided.help}\nIts tests are skipped.`)
  }
}

function runNode(...args: string[]): boolean {
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status === 0
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
