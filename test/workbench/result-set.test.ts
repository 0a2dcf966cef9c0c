import { expect, test } from 'vitest'
import type { View } from '../../src/workbench/triage/reader-messages.ts'
import { linesOf, type Result, resultOf, viewCsv } from '../../src/workbench/triage/result-set.ts'
import { firstView } from '../../src/workbench/triage/results.tsx'
import { readAll } from '../triage/read-all.ts'

const entry = (id: string, errorCode: number) => ({
  id,
  createdDateTime: `2026-11-2${errorCode === 0 ? 1 : 2}T08:15:00Z`,
  appDisplayName: 'Clara',
  status: { errorCode },
})
const results = await resultsOf([entry('c', 90094), entry('a', 50105), entry('b', 90094), entry('d', 0)])
const namesIn = (view: Partial<View>) =>
  linesOf(results, { ...firstView, ...view }).lines.map(({ row }) => row.name)

test('a view shows the failed sign-ins in the order of the input', () => {
  expect(namesIn({})).toEqual(['c', 'a', 'b'])
  expect(namesIn({ onlyFailures: false })).toEqual(['c', 'a', 'b', 'd'])
})

test.each([
  [{ group: 'codes', key: '90094' }, ['c', 'b']],
  [{ group: 'causes', key: 'not-assigned' }, ['a']],
  [{ group: 'days', key: '2026-11-22' }, ['c', 'a', 'b']],
  [{ group: 'days', key: '2026-11-21' }, []],
  [{ group: 'tenants', key: null }, ['c', 'a', 'b']],
] as const)('the group %j has the lines that it counts', (only, names) => {
  expect(namesIn({ only, onlyFailures: false })).toEqual(names)
})

test('a sorted view has empty cells last in both directions', () => {
  const sort = { sort: 'code', onlyFailures: false } as const
  expect(namesIn(sort)).toEqual(['a', 'c', 'b', 'd'])
  expect(namesIn({ ...sort, isDescending: true })).toEqual(['c', 'b', 'a', 'd'])
})

test('a view has a maximum of lines, and says how many there are', () => {
  const { lines, all } = linesOf(results, { ...firstView, most: 2 })
  expect([lines.length, all]).toEqual([2, 3])
})

test('the file of a view has all its lines', () => {
  const csv = viewCsv(results, { ...firstView, most: 1 })
  expect(csv.trim().split('\r\n')).toHaveLength(4)
})

async function resultsOf(entries: object[]): Promise<Result[]> {
  return (await readAll(JSON.stringify(entries))).found.map(resultOf)
}
