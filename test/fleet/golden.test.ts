import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { QueryId } from '../../src/fleet/queries.ts'
import { summarize } from '../../src/triage/count.ts'
import { newCodesOf } from '../../src/triage/figures.ts'
import type { Summary } from '../../src/triage/summary.ts'
import { clientId } from '../builders.ts'
import { bundleCli } from '../cli/bundle-cli.ts'
import { readAll } from '../triage/read-all.ts'
import { goldenForms, goldenText } from './golden-forms.ts'
import { expected } from './golden-log.ts'

type Rows = readonly Readonly<Record<string, unknown>>[]

/** The rows that each query returns, from the counts of an export of the same log. */
const rowsOf: Readonly<Record<Exclude<QueryId, 'one-person'>, (summary: Summary) => Rows>> = {
  'blocked-by-day': ({ days }) =>
    days.flatMap(({ key: day, causes }) =>
      causes.map(({ key: scenario, people }) => ({ day, scenario, people })),
    ),
  'since-when': ({ causes }) =>
    causes.flatMap(({ key: scenario, firstAt, lastAt, people }) =>
      people === undefined ? [] : { scenario, first: second(firstAt), last: second(lastAt), people },
    ),
  'still-blocked': ({ actions }) => actions.map(({ scenario, people }) => ({ scenario, people })),
  'fixed-after': ({ fixes }) =>
    fixes.map(({ scenario, people, minutesToFix }) => ({ scenario, people, medianMinutes: minutesToFix })),
  'waiting-requests': ({ actions }) =>
    actions.flatMap(({ scenario, people }) =>
      scenario === 'approval-request' || scenario === 'approval-pending' ? { scenario, people } : [],
    ),
  'success-share': ({ shares }) => shares.map(({ day, signIns, successes }) => ({ day, signIns, successes })),
  'new-causes': (summary) =>
    newCodesOf(summary).map((code) => ({
      code,
      people: summary.codes.find(({ key }) => key === code)?.people,
    })),
}

const cases = goldenForms.flatMap(({ form, write }) =>
  Object.entries(rowsOf).map(([query, rows]) => ({ form, query, text: goldenText(write), rows })),
)

describe('the golden log', () => {
  it.each(cases)('as $form has the rows of the query $query, to the unit', async ({ query, text, rows }) => {
    const { found, unread } = await readAll(text)
    expect(unread).toEqual([])
    expect(sorted(rows(summarize(found, 0)))).toEqual(sorted(expectedRows(query)))
  })

  it('has a request that waits in one figure', async () => {
    const { found } = await readAll(goldenText(goldenForms[0]?.write ?? String))
    expect(summarize(found, 0).waiting).toBe(1)
  })
})

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clara-golden-'))
  const command = join(folder, 'index.cjs')
  beforeAll(() => {
    bundleCli(command)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(goldenForms)('prints the same rows for $form', ({ write }) => {
    const file = join(folder, 'log')
    writeFileSync(file, goldenText(write))
    const args = ['diagnose', '--client-id', clientId, '--summary', '--json', file]
    const { stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' })
    expect(stderr).toBe('')
    const summary: Summary = JSON.parse(stdout)
    for (const [query, rows] of Object.entries(rowsOf))
      expect(sorted(rows(summary)), query).toEqual(sorted(expectedRows(query)))
  })
})

function expectedRows(query: string): Rows {
  return Object.entries(expected).find(([id]) => id === query)?.[1] ?? []
}

/** Some forms have fractions of a second. */
const second = (time = '') => time.replace(/\.\d+/, '')

/** Queries order rows by people, and leave ties open. */
const sorted = (rows: Rows) =>
  rows.map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).sort()))).sort()
