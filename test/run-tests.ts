import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { findFor } from './browsers/find.ts'
import { type Results, resultsFile } from './results.ts'
import { runNode } from './tools.ts'

export const vitest = 'node_modules/vitest/vitest.mjs'

/** Installs missing browsers, builds, tests and prints the counts. Returns the exit code. */
export async function runTests(parts: readonly Part[]): Promise<number> {
  await provideBrowsers()
  if (runNode('build.mjs') !== 0) return close({ passed: 0, failed: 1, skipped: 0 })
  rmSync(resultsFile, { force: true })
  return close(report(parts.map(runVitest)))
}

/**
 * All tests: those of the engine first, which must reach each of its branches, then the others.
 * Tests of other folders would reach branches without saying what they do.
 */
export function allTests(): Part[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  const [, , ...engine]: string[] = scripts.branches.split(' ')
  const folders = engine.filter((arg) => arg.startsWith('test/'))
  return [{ args: engine }, { args: [], without: folders }]
}

interface Part {
  /** Arguments for vitest. */
  args: readonly string[]
  /** Folders whose tests are in another part. */
  without?: readonly string[]
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

interface Run {
  code: number
  /** Null if vitest broke off. */
  results: Results | null
}

function runVitest({ args, without = [] }: Part): Run {
  process.env.WITHOUT_TESTS = without.join(' ')
  const file = `${resultsFile}.part`
  rmSync(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = runNode(vitest, 'run', ...reporters, ...args)
  try {
    return { code, results: JSON.parse(readFileSync(file, 'utf8')) }
  } catch {
    return { code, results: null }
  }
}

/** Writes the results of all runs as those of one, and counts them. */
function report(runs: readonly Run[]): Counts {
  const all = runs.flatMap(({ results }) => results ?? [])
  const sum = (of: (results: Results) => number) => all.reduce((total, one) => total + of(one), 0)
  const results: Results = {
    numPassedTests: sum((one) => one.numPassedTests),
    numFailedTests: sum((one) => one.numFailedTests),
    numPendingTests: sum((one) => one.numPendingTests),
    numTodoTests: sum((one) => one.numTodoTests),
    testResults: all.flatMap(({ testResults }) => testResults),
  }
  writeFileSync(resultsFile, JSON.stringify(results))
  for (const { name, why } of laterAttempts(results))
    console.log(`Passed only at a later attempt: ${name}\n  ${why}`)
  const counts = count(results)
  const isGreen = all.length === runs.length && runs.every(({ code }) => code === 0)
  return isGreen || counts.failed > 0 ? counts : { ...counts, failed: 1 }
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
