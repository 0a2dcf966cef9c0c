import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { scenarios } from '../src/diagnosis/scenarios.ts'
import { type Results, resultsFile } from './results.ts'

/*
 * Writes a table of the scenarios that real browsers have shown in the last `npm test`.
 * With `--check` it also fails if a browser has not shown one of them.
 */
const page = 'artifacts/coverage.md'
const browsers = { chromium: 'Chromium', firefox: 'Firefox' } as const
type BrowserName = keyof typeof browsers
const names: BrowserName[] = ['chromium', 'firefox']

const results: Results = JSON.parse(readFileSync(resultsFile, 'utf8'))
const rows = Object.keys(scenarios).map((scenario) => ({ scenario, files: filesThatReach(scenario) }))
writeFileSync(page, table())
if (process.argv.includes('--check')) check()

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
  for (const gap of gaps) console.log(gap)
  if (gaps.length > 0) process.exit(1)
  console.log(`${rows.length} scenarios, each reached in ${Object.values(browsers).join(' and ')}.`)
}

function table(): string {
  const lines = rows.map(({ scenario, files }) => {
    const marks = names.map((browser) => (files[browser].length > 0 ? '✓' : '–'))
    return `| \`${scenario}\` | ${marks.join(' | ')} | ${filesOf(files)} |`
  })
  return `# What real browsers have shown

Made by \`npm test && npx tsx test/coverage.ts\` from the end-to-end tests that passed.

| Scenario | ${Object.values(browsers).join(' | ')} | Tests (\`test/e2e\`) |
|---|${names.map(() => ':-:|').join('')}---|
${lines.join('\n')}
`
}

/** A file that shows the scenario in one browser only has that browser beside its name. */
function filesOf(files: Record<BrowserName, string[]>): string {
  const all = [...new Set(names.flatMap((browser) => files[browser]))].sort()
  return all
    .map((file) => {
      const where = names.filter((browser) => files[browser].includes(file))
      return where.length === names.length ? file : `${file} (${where.map((one) => browsers[one]).join()})`
    })
    .join(', ')
}
