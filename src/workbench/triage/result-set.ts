import type { Found } from '../../triage/reading.ts'
import { dayOf, hourOf, isFailedSignIn } from '../../triage/summary.ts'
import { csvOf, type Row, rowOf } from '../../triage/table.ts'
import type { Line, Only, SortColumn, View } from './reader-messages.ts'

/** One of the things found in the input, in the order of the input. */
export interface Result {
  index: number
  found: Found
  row: Row
}

export function resultOf(found: Found, index: number): Result {
  return { index, found, row: rowOf(found) }
}

/** The first lines of a view, and how many lines it has. */
export function linesOf(results: readonly Result[], view: View): { lines: Line[]; all: number } {
  const chosen = choose(results, view)
  const lines = chosen.slice(0, view.most).map(({ index, found, row }) => {
    const silence = isFailedSignIn(found) ? null : found.silence
    return { index, row, cause: found.cause, canOpen: found.diagnosis !== null, silence }
  })
  return { lines, all: chosen.length }
}

/** All lines of a view as a file for a spreadsheet. */
export function viewCsv(results: readonly Result[], view: View): string {
  return csvOf(choose(results, view).map(({ row }) => row))
}

function choose(results: readonly Result[], { only, onlyFailures, sort, isDescending }: View): Result[] {
  const chosen = results.filter(
    ({ found }) => (!onlyFailures || isFailedSignIn(found)) && (only === null || belongs(found, only)),
  )
  return sort === null ? chosen : chosen.sort(byColumn(sort, isDescending ? -1 : 1))
}

/** Tenants, codes and days count failed sign-ins only. */
function belongs(found: Found, only: Only): boolean {
  if (only.group === 'causes') return found.cause === only.key
  if (!isFailedSignIn(found)) return false
  switch (only.group) {
    case 'owners':
      return found.diagnosis?.owner === only.key
    case 'countries':
      return found.country === only.key
    case 'hours':
      return found.route !== null && hourOf(found) === only.key
    case 'routes':
      return found.route === only.key
    case 'codes':
      return found.diagnosis?.code === only.key
    case 'tenants':
      return found.fields.tenant === only.key
    case 'days':
      return dayOf(found) === only.key
  }
}

function byColumn(column: SortColumn, direction: 1 | -1) {
  return (a: Result, b: Result): number => {
    const [first, second] = [a.row[column], b.row[column]]
    if (first === second) return a.index - b.index
    // Empty cells come last in both directions.
    if (first === '' || second === '') return first === '' ? 1 : -1
    return direction * (first < second ? -1 : 1)
  }
}
