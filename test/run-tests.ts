import { readFileSync, rmSync } from 'node:fs'
import { findFor } from './browsers/find.ts'
import { type Results, resultsFile } from './results.ts'
import { runNode } from './tools.ts'

export const vitest = 'node_modules/vitest/vitest.mjs'

/** Installs missing browsers, builds, tests, and prints how many tests passed. Returns the exit code. */
export async function runTests(args: readonly string[]): Promise<number> {
  await provideBrowsers()
  if (runNode('build.mjs') !== 0) return close({ passed: 0, failed: 1, skipped: 0 })
  return runVitest(args)
}

/** Tests of a browser that cannot be installed are skipped. */
async function provideBrowsers(): Promise<void> {
  const { provideBrowser } = await import('./browsers/install.ts')
  for (const name of ['chromium', 'firefox'] as const) {
    if (findFor(name) !== null) continue
    const provided = await provideBrowser(name)
    if ('help' in provided) console.log(`${provided.help}\nIts tests are skipped.`)
  }
}

function runVitest(args: readonly string[]): number {
  try {
    rmSync(resultsFile, { force: true })
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultsFile}`]
    const code = runNode(vitest, 'run', ...reporters, ...args)
    const results: Results = JSON.parse(readFileSync(resultsFile, 'utf8'))
    for (const { name, why } of laterAttempts(results))
      console.log(`Passed only at a later attempt: ${name}\n  ${why}`)
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

function laterAttempts({ testResults }: Results): { name: string; why: string }[] {
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
    .map(({ fullName, failureMessages }) => ({
      name: fullName,
      why: failureMessages[0]?.split('\n')[0] ?? '',
    }))
}

/** A file that does not load has no tests. It counts as one that failed. */
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
