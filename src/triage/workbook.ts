import type { ArchiveFiles } from './archives.ts'
import { type Element, xmlTree } from './containers/xml-tree.ts'
import { TriageError } from './errors.ts'
import { meaningOf } from './records/meanings.ts'

/** The sheets of a workbook of Excel as CSV texts; null for another file of Office. */
export function sheetsIn(files: ArchiveFiles): [name: string, csv: string][] | null {
  const sheets = files.filter(([name]) => /^xl\/worksheets\/[^/]{1,100}\.xml$/.test(name))
  if (sheets.length === 0) return null
  const shared = elementsIn(treeOf(files, 'xl/sharedStrings.xml'), 'si').map(textOf)
  return sheets.map(([name]) => [
    name.replace(/^.*\/|\.xml$/g, ''),
    csvOf(rowsIn(treeOf(files, name), shared)),
  ])
}

function treeOf(files: ArchiveFiles, path: string): Element {
  const bytes = files.find(([name]) => name === path)?.[1] ?? new Uint8Array()
  if (bytes.length > largestSheet) throw new TriageError('too-large')
  return xmlTree(new TextDecoder().decode(bytes))
}

/** Bytes: a million rows of a log have fewer. */
const largestSheet = 100_000_000

function elementsIn(element: Element, name: string): Element[] {
  return element.children.flatMap((one) => (one.name === name ? [one] : elementsIn(one, name)))
}

/** A row may name a far column alone: many of them would fill the memory. */
function rowsIn(sheet: Element, shared: readonly string[]): string[][] {
  let count = 0
  return elementsIn(sheet, 'row').map((row) => {
    const cells = cellsOf(row, shared)
    count += cells.length
    if (count > mostCells) throw new TriageError('too-large')
    return cells
  })
}

const mostCells = 20_000_000

/** Parts of one text may look different, and stand in elements of their own. */
const textOf = (element: Element) =>
  elementsIn(element, 't')
    .map(({ text }) => text)
    .join('')

/** Empty cells are left out of a row: each cell names its column. */
function cellsOf(row: Element, shared: readonly string[]): string[] {
  const cells: string[] = []
  for (const cell of elementsIn(row, 'c')) {
    const at = columnOf(cell.attributes.get('r') ?? '') ?? cells.length
    if (at < mostColumns) cells[at] = valueIn(cell, shared)
  }
  return Array.from(cells, (value) => value ?? '')
}

const mostColumns = 5000

/** `AB12` is in column 27, from 0. */
function columnOf(place: string): number | null {
  const letters = /^[A-Z]{1,3}/.exec(place)?.[0]
  if (letters === undefined) return null
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function valueIn(cell: Element, shared: readonly string[]): string {
  const value = elementsIn(cell, 'v')[0]?.text ?? textOf(cell)
  return cell.attributes.get('t') === 's' ? (shared[Number(value)] ?? '') : value
}

function csvOf(rows: readonly string[][]): string {
  const [header = [], ...others] = rows
  const times = new Set(header.flatMap((name, at) => (meaningOf(name) === 'time' ? [at] : [])))
  const dated = others.map((row) => row.map((cell, at) => (times.has(at) ? timeIn(cell) : cell)))
  return [header, ...dated].map((row) => row.map(quoted).join(',')).join('\n')
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

/** Excel counts days since the end of 1899. */
function timeIn(cell: string): string {
  const days = /^[3-7]\d{4}(?:\.\d{1,20})?$/.test(cell) ? Number(cell) : null
  return days === null ? cell : new Date(Math.round((days - daysTo1970) * 86_400_000)).toISOString()
}

const daysTo1970 = 25_569
