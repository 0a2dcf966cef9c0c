import { TriageError } from '../errors.ts'
import { dateOrderOf } from '../records/date-order.ts'
import { parse } from '../records/fields.ts'
import { hasTelling, isTelling, unwrap } from '../records/unwrap.ts'
import { cutRows } from './cut-rows.ts'
import { isDataColumn, isHeading } from './headings.ts'
import { printedHeadIn } from './printed-head.ts'
import { isToldByRows, telling } from './told-by-rows.ts'
import type { Container, Piece, Start } from './types.ts'

/** A CSV file of a log or of a help desk, with any separator and headings in any language. */
export const table: Container = { id: 'table', recognizes, read }

function recognizes({ text }: Start): boolean {
  if (notATable.test(text) || printedHeadIn(text) !== null) return false
  return isHead(headOf(text))
}

/** JSON or markup, also a part of an object. */
const notATable = /^(?:@?[[{<]|"[\w@.-]{1,80}"\s?:)/

interface Head {
  header: string[]
  /** The first rows below it. */
  rows: string[][]
  separator: string | null
  /** A space follows a separator of the header. */
  isSpaced: boolean
  /** Where the header begins. */
  at: number
}

/** Before the header PowerShell writes the type, Excel the separator, others a title. */
function headOf(text: string): Head {
  const lead = /^(?:#TYPE [^\n]{0,300}\n|sep=.\r?\n)/i.exec(text)?.[0] ?? ''
  const head = headAt(text, lead.length)
  if (isHead(head)) return head
  const titles = /^(?:[^\n]{0,300}\n){1,9}/.exec(text)?.[0].matchAll(/\n/g) ?? []
  const heads = Array.from(titles, ({ index }) => headAt(text, index + 1))
  return heads.find(isBelowTitle) ?? head
}

function isHead({ header, rows, isSpaced }: Head): boolean {
  return isHeading(header) || isToldByRows(header, rows, isSpaced ? 'prose' : 'cells')
}

/** Prose with commas has no rows of as many cells below it. */
function isBelowTitle(head: Head): boolean {
  return head.header.length > 2 && head.rows[0]?.length === head.header.length && isHead(head)
}

function headAt(text: string, at: number): Head {
  const start = text.slice(at, at + longestHeader)
  const firstLine = start.replace(/[\r\n].*/s, '')
  const sign = ['\t', ';', ',', '|'].find((one) => firstLine.includes(one))
  const separator = sign ?? (isDataColumn(firstLine.replaceAll('"', '')) ? ',' : null)
  const all = separator === null ? [] : cutStart(start, separator)
  const [header = [], ...rows] = all.map((row) => unwrapped(row, separator))
  const isSpaced = separator !== null && firstLine.includes(`${separator} `)
  return { header, rows, separator, isSpaced, at }
}

const longestHeader = 60_000

/** Excel puts a line that it did not take apart into quotes as a whole. */
function unwrapped(row: string[], separator: string | null): string[] {
  const [only = ''] = row
  const isLine = row.length === 1 && separator !== null && only.includes(separator)
  return isLine ? (cutStart(only, separator)[0] ?? row) : row
}

function cutStart(start: string, separator: string): string[][] {
  const cutter = cutRows(separator)
  return [...cutter.write(start), ...cutter.end().rows]
}

async function* read(pieces: AsyncIterable<string>): AsyncGenerator<Piece> {
  let reader: RowReader | null = null
  let start = ''
  for await (const piece of pieces) {
    if (reader !== null) {
      yield* reader.write(piece)
      continue
    }
    start += piece
    if (start.length < startLength) continue
    reader = readRows(start)
    yield* reader.write('')
  }
  reader ??= readRows(start)
  yield* reader.end()
}

/** Characters that show the order of day and month. */
const startLength = 60_000

interface RowReader {
  write(piece: string): Generator<Piece>
  end(): Generator<Piece>
}

function readRows(start: string): RowReader {
  const text = start.replace(/^\uFEFF/, '').trimStart()
  const { header, separator, at } = headOf(text)
  const isLine = text.startsWith('"') && header.length > 1
  const cutter = cutRows(separator ?? ',')
  const names = namesOf(header)
  const first = cutter.write(text.slice(at)).slice(1)
  const order = dateOrderOf(header, first, separator ?? ',')
  let waiting = first
  function* records(rows: string[][]): Generator<Piece> {
    for (const row of [...waiting, ...rows]) {
      const cells = isLine ? unwrapped(row, separator) : row
      if (isNote(names, cells)) continue
      const record = recordOf(names, cells)
      const inner = listIn(record)
      if (inner.length > 0) yield* inner
      else yield { kind: 'record', record, wrapper: '', order }
    }
    waiting = []
  }
  return {
    *write(piece) {
      yield* records(cutter.write(piece))
    },
    *end() {
      const { rows, isWhole } = cutter.end()
      // A row that breaks off has values of the next rows, or none.
      if (!isWhole) rows.pop()
      yield* records(rows)
      if (!isWhole) throw new TriageError('broken-off')
    },
  }
}

/** What stands below a table, in its first column: who made it, or when. */
function isNote(names: readonly string[], [first = '', ...others]: readonly string[]): boolean {
  const isAlone = names.length > 3 && others.every((cell) => cell === '')
  return isAlone && / \S{1,60} /.test(first) && !telling.test(first) && !isTelling(names[0] ?? '')
}

/** A cell may hold a batch of records, in a row that is none. */
function listIn(record: Record<string, string>): Piece[] {
  const [column, cell] = Object.entries(record).find(([, one]) => one.startsWith('[{')) ?? []
  if (cell === undefined || Object.keys(record).some((one) => one !== column && isTelling(one))) return []
  const list = parse(cell)
  return Array.isArray(list) && hasTelling(list) ? unwrap(list) : []
}

/** Names are cut: a wide table repeats them in every row. Some exporters have a name twice. */
function namesOf(header: readonly string[]): string[] {
  const seen = new Set<string>()
  return header.map((name, at) => {
    const short = name.slice(0, 100)
    const own = seen.has(short) ? `${short} ${at}` : short
    seen.add(own)
    return own
  })
}

function recordOf(names: readonly string[], row: readonly string[]): Record<string, string> {
  return Object.fromEntries(row.flatMap((cell, at) => (cell === '' ? [] : [[names[at] ?? '', cell]])))
}
