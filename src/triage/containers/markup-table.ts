import { joinPieces } from '../pieces.ts'
import type { Meaning } from '../records/aliases.ts'
import { meaningOf } from '../records/meanings.ts'
import { isHeading } from './headings.ts'
import type { Container, Piece } from './types.ts'
import { type Element, xmlTree } from './xml-tree.ts'

/** A log's table in a page or a mail, or in a workbook that Excel saved as XML. */
export const markupTable: Container = {
  id: 'markup-table',
  recognizes: ({ text }) => text.startsWith('<') && holdsLogTable(text),
  read,
}

export function holdsLogTable(text: string): boolean {
  return /<(?:\w{1,20}:)?table[\s>]/i.test(text) && rowsOf(text).some(isLogHeading)
}

/** A mail's layout or a ticket's fields are tables, too: a log's headings name two of these. */
function isLogHeading(cells: readonly string[]): boolean {
  if (cells.length < 3 || !isHeading(cells)) return false
  const meanings = new Set(cells.map(meaningOf))
  return logMeanings.filter((meaning) => meanings.has(meaning)).length > 1
}

const logMeanings: readonly Meaning[] = ['code', 'correlationId', 'requestId', 'reason', 'clientId']

async function* read(pieces: AsyncIterable<string>): AsyncGenerator<Piece> {
  const rows = rowsOf(await joinPieces(pieces))
  const at = rows.findIndex(isLogHeading)
  const names = rows[at] ?? []
  for (const row of rows.slice(at + 1)) {
    const cells = names.map((name, place) => [name, row[place] ?? ''] as const)
    const filled = cells.filter(([, cell]) => cell !== '')
    const isHead = cells.every(([name, cell]) => name === cell)
    if (filled.length > 1 && !isHead)
      yield { kind: 'record', record: Object.fromEntries(filled), wrapper: 'markup-table' }
  }
}

const rowsOf = (text: string) => rowsIn(xmlTree(text)).map((row) => cellsOf(cellsIn(row)))

/** A page's layout is a table, too: the innermost rows hold the log. */
function rowsIn(element: Element): Element[] {
  const inner = element.children.flatMap(rowsIn)
  return inner.length === 0 && /^(?:tr|row)$/i.test(element.name) ? [element] : inner
}

/** HTML needs no end of a cell: then each cell stands in the one before it. */
function cellsIn(element: Element): Element[] {
  return element.children.flatMap((one) => [...(isCell(one) ? [one] : []), ...cellsIn(one)])
}

const isCell = ({ name }: Element) => /^(?:t[dh]|cell)$/i.test(name)

/** Excel leaves empty cells out: the next one says its place. */
function cellsOf(elements: readonly Element[]): string[] {
  const cells: string[] = []
  for (const one of elements) {
    const place = Number(one.attributes.get('ss:Index') ?? cells.length + 1) - 1
    if (place >= cells.length && place < mostColumns) cells[place] = textOf(one)
  }
  return Array.from(cells, (cell) => cell ?? '')
}

const mostColumns = 5000

function textOf(element: Element): string {
  return wordsIn(element)
    .replaceAll('&nbsp;', ' ')
    .replace(/\s{1,1000}/g, ' ')
    .trim()
}

function wordsIn({ text, children }: Element): string {
  return [text, ...children.filter((one) => !isCell(one)).map(wordsIn)].join(' ')
}
