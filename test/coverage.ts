import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { runCommand, UsageError } from '../src/cli/command.ts'
import { scenarios } from '../src/diagnosis/scenarios.ts'
import { type Results, resultsFile } from './results.ts'

const page = 'artifacts/coverage.md'
const browsers = { chromium: 'Chromium', firefox: 'Firefox' } as const
type BrowserName = keyof typeof browsers
const names: BrowserName[] = ['chromium', 'firefox']

await runCommand({
  usage: 'npx tsx test/coverage.ts [--check]',
  purpose: `Writes ${page}: the scenarios that real browsers have shown in the last npm test.`,
  options: {
    check: { type: 'boolean', default: false, help: 'fails if a browser has not shown a scenario' },
  },
  run: async ({ values }) => {
    if (!existsSync(resultsFile)) throw new UsageError(`There is no ${resultsFile}: run npm test first.`)
    const results: Results = JSON.parse(readFileSync(resultsFile, 'utf8'))
    const rows = Object.keys(scenarios).map((scenario) => ({
      scenario,
      files: filesThatReach(scenario, results),
    }))
    writeFileSync(page, table(rows))
    return values.check ? check(rows) : print(`Open ${page}`)
  },
})

interface Row {
  scenario: string
  files: Record<BrowserName, string[]>
}

function print(line: string): number {
  console.log(line)
  return 0
}

/** The names of the test files in which a browser showed this scenario as expected. */
function filesThatReach(scenario: string, results: Results): Record<BrowserName, string[]> {
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

/** Returns the exit code. */
function check(rows: readonly Row[]): number {
  const gaps = rows.flatMap(({ scenario, files }) =>
    names
      .filter((browser) => files[browser].length === 0)
      .map((browser) => `${scenario} was not reached in ${browsers[browser]}.`),
  )
  for (const gap of gaps) console.log(gap)
  if (gaps.length > 0) return 1
  return print(`${rows.length} scenarios, each reached in ${Object.values(browsers).join(' and ')}.`)
}

function table(rows: readonly Row[]): string {
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
