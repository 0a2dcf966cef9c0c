import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { scenarios } from '../src/diagnosis/scenarios.ts'
import { type Results, resultsFile } from './results.ts'

/*
 * Writes which scenario real browsers have shown in the last `npm test`; what of the code tests run is another matter, vitest's
 * `--coverage`. With `--check` it writes nothing, and fails where the committed table differs or a scenario was not reached in each
 * browser.
 */
const page = 'docs/coverage.md'
const browsers = { chromium: 'Chromium', firefox: 'Firefox' } as const
type BrowserName = keyof typeof browsers
const names: BrowserName[] = ['chromium', 'firefox']

const results: Results = JSON.parse(readFileSync(resultsFile, 'utf8'))
const rows = Object.keys(scenarios).map((scenario) => ({ scenario, files: filesThatReach(scenario) }))
if (process.argv.includes('--check')) check()
else writeFileSync(page, table())

/** The names of the test files in which a browser showed this scenario as expected. */
function filesThatReach(scenario: string): Record<BrowserName, string[]> {
  const reachedIn = (browser: BrowserName) =>
    results.testResults
      .filter(({ assertionResults }) =>
        assertionResults.some(
          ({ status, ancestorTitles, meta }) =>
            status === 'passed' &&
            ancestorTitles.includes(`in ${browser}`) &&
            meta.scenarios?.includes(scenario),
        ),
      )
      .map(({ name }) => basename(name, '.test.ts'))
      .sort()
  return { chromium: reachedIn('chromium'), firefox: reachedIn('firefox') }
}

function check(): void {
  const gaps = rows.flatMap(({ scenario, files }) =>
    names
      .filter((browser) => files[browser].length === 0)
      .map((browser) => `${scenario} was not reached in ${browsers[browser]}.`),
  )
  const isFresh = existsSync(page) && readFileSync(page, 'utf8') === table()
  const complaints = isFresh ? gaps : [...gaps, `${page} is not what the tests say: npx tsx test/coverage.ts`]
  for (const complaint of complaints) console.log(complaint)
  if (complaints.length > 0) process.exit(1)
  console.log(`${rows.length} scenarios, each reached in ${Object.values(browsers).join(' and ')}.`)
}

function table(): string {
  const lines = rows.map(({ scenario, files }) => {
    const marks = names.map((browser) => (files[browser].length > 0 ? '✓' : '–'))
    return `| \`${scenario}\` | ${marks.join(' | ')} | ${filesOf(files)} |`
  })
  return `# What real browsers have shown

Each scenario that the popup can name, and whether the end-to-end tests have brought it about in a real browser, with the
extension as it is built, and read it there. A row counts only tests that passed. Made by \`npm test && npx tsx test/coverage.ts\`;
CI fails where this page differs from what its own tests say, or where a browser is missing.

| Scenario | ${Object.values(browsers).join(' | ')} | Tests (\`test/e2e\`) |
|---|${names.map(() => ':-:|').join('')}---|
${lines.join('\n')}
`
}

/** A file that tells it in one browser only has that browser beside its name. */
function filesOf(files: Record<BrowserName, string[]>): string {
  const all = [...new Set(names.flatMap((browser) => files[browser]))].sort()
  return all
    .map((file) => {
      const where = names.filter((browser) => files[browser].includes(file))
      return where.length === names.length ? file : `${file} (${where.map((one) => browsers[one]).join()})`
    })
    .join(', ')
}
