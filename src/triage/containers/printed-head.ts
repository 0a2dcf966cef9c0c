import { isHeading } from './headings.ts'
import { isToldByRows } from './told-by-rows.ts'

/** The headings of a table that a terminal prints, and how its lines are cut. */
export interface PrintedHead {
  names: string[]
  cut(line: string): string[]
}

/** The headings at the start of a text; null if it is no printed table of a log or a help desk. */
export function printedHeadIn(text: string): PrintedHead | null {
  const lines = text.slice(0, 20_000).split(/\r?\n/, mostLines)
  const at = lines.findIndex(isRule)
  const [above = '', rule = '', below = ''] = [lines[at - 1], lines[at], lines[at + 1]]
  // A database draws a line above the headings, too.
  const head = headOf(above, rule) ?? headOf(below, rule)
  if (head === null) return null
  return isHeading(head.names) || isToldByRows(head.names, rowsOf(head, lines.slice(at + 1)), 'cells')
    ? head
    : null
}

/** The rows up to the first blank line. */
function rowsOf({ cut }: PrintedHead, lines: readonly string[]): string[][] {
  const end = lines.findIndex((line) => line.trim() === '')
  const table = end < 0 ? lines : lines.slice(0, end)
  return table.filter((line) => !isRule(line)).map(cut)
}

const mostLines = 12

/** The line below the headings: at least two runs of dashes, and nothing but what draws a table. */
export function isRule(line: string): boolean {
  return /^[\s|+:=-]+$/.test(line) && (line.match(/-{2,}/g)?.length ?? 0) > 1
}

export function headOf(names: string, rule: string): PrintedHead | null {
  if (names.trim() === '' || rule === '') return null
  const cut = /[|+]/.test(rule) ? byBars : byPlaces(rule)
  const cells = cut(names)
  return cells.length > 1 ? { names: cells, cut } : null
}

const byBars = (line: string) =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|')
    .map((cell) => cell.trim())

/** A column begins where its dashes begin, and ends where the next begins. */
function byPlaces(rule: string): (line: string) => string[] {
  const starts = [...rule.matchAll(/-+/g)].map(({ index }) => index)
  return (line) => starts.map((start, at) => line.slice(at === 0 ? 0 : start, starts[at + 1]).trim())
}
