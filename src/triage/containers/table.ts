import { TriageError } from '../errors.ts'
import { dateOrderOf } from '../records/date-order.ts'
import { cutRows } from './cut-rows.ts'
import { isHeading } from './headings.ts'
import { printedHeadIn } from './printed-head.ts'
import type { Container, Piece, Start } from './types.ts'

/** A CSV file of a log or of a help desk, with any separator and headings in any language. */
export const table: Container = { id: 'table', recognizes, read }

function recognizes({ text }: Start): boolean {
  return !notATable.test(text) && isHeading(headOf(text).header) && printedHeadIn(text) === null
}

/** JSON or markup, also a part of an object. */
const notATable = /^(?:[[{<]|"[\w@.-]{1,80}"\s?:)/

interface Head {
  header: string[]
  separator: string | null
  /** Where the header begins. */
  at: number
}

/** PowerShell writes a line with the type before the header, Excel one with the separator. */
function headOf(text: string): Head {
  const lead = /^(?:#TYPE [^\n]{0,300}\n|sep=.\r?\n)/i.exec(text)?.[0] ?? ''
  const start = text.slice(lead.length, lead.length + longestHeader)
  const firstLine = start.replace(/[\r\n].*/s, '')
  const separator = ['\t', ';', ','].find((sign) => firstLine.includes(sign)) ?? null
  const rows = separator === null ? [] : cutHeader(start, separator)
  return { header: rows, separator, at: lead.length }
}

const longestHeader = 60_000

function cutHeader(start: string, separator: string): string[] {
  const cutter = cutRows(separator)
  const [first] = cutter.write(start)
  return first ?? cutter.end().rows[0] ?? []
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
  const cutter = cutRows(separator ?? ',')
  const names = namesOf(header)
  const first = cutter.write(text.slice(at)).slice(1)
  const order = dateOrderOf(header, first, separator ?? ',')
  let waiting = first
  function* records(rows: string[][]): Generator<Piece> {
    for (const row of [...waiting, ...rows])
      yield { kind: 'record', record: recordOf(names, row), wrapper: '', order }
    waiting = []
  }
  return {
    *write(piece) {
      yield* records(cutter.write(piece))
    },
    *end() {
      const { rows, isWhole } = cutter.end()
      yield* records(rows)
      if (!isWhole) throw new TriageError('broken-off')
    },
  }
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
