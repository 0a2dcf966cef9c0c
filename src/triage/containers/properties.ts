import { peek } from '../pieces.ts'
import { isTelling } from '../records/unwrap.ts'
import { splitLines } from '../split-lines.ts'
import type { Container, Piece } from './types.ts'

/**
 * Records with a value on each line: as PowerShell prints them with Format-List, as databases
 * print a row that is too wide, and sections of an INI file.
 */
export const properties: Container = {
  id: 'properties',
  recognizes: ({ text }) => styleOf(text) !== null,
  read,
}

/** How a program writes a name. The line that begins a record has another form. */
interface Style {
  name: RegExp
  /** Without one, what separates the names from their values stands in one column. */
  mark?: RegExp
}

const formatList: Style = { name: /^[A-Za-z@][\w.@()[\] -]{0,60} (?=:(?:\s|$))/ }

const styles: readonly Style[] = [
  formatList,
  // sqlite3 -line
  { name: /^ {0,60}[A-Za-z@_][\w.@ ()-]{0,60} (?==\s)/ },
  // mysql -E
  { name: /^ {0,60}[A-Za-z@_][\w.@ ()-]{0,60}(?=:\s)/, mark: /^\*{9,99} \d+\. row / },
  // psql -x
  { name: /^[A-Za-z@_][\w.@ ()-]{0,60}(?=\|(?:\s|$))/, mark: /^-\[ RECORD \d/ },
  { name: /^[A-Za-z@_][\w.@-]{0,60} ?(?==)/, mark: /^\[[\w .:-]{1,80}\]\s{0,9}$/ },
]

function styleOf(text: string): Style | null {
  const lines = text
    .slice(0, 20_000)
    .split(/\r?\n/, mostLines)
    .filter((line) => line.trim() !== '')
  return styles.find((style) => fits(style, lines)) ?? null
}

const mostLines = 40

function fits({ name, mark }: Style, lines: readonly string[]): boolean {
  const names = lines.flatMap((line) => name.exec(line)?.[0] ?? [])
  if (mark !== undefined) return mark.test(lines[0] ?? '') && names.some((one) => isTelling(one))
  // The blanks before the first name are lost.
  const [first, second] = [names[0]?.length ?? 0, names[1]?.length ?? 0]
  return names.length > 2 && first <= second && names.slice(1).every(({ length }) => length === second)
}

async function* read(pieces: AsyncIterable<string>): AsyncGenerator<Piece> {
  const { start, all } = await peek(pieces)
  const style = styleOf(start.text) ?? formatList
  let record: Map<string, string> = new Map()
  let last: string | null = null
  for await (const { text } of splitLines(all)) {
    const line = text.replace(/[\r\uFEFF]/g, '')
    const before = style.name.exec(line)?.[0] ?? null
    const name = before?.trim() ?? null
    if (endsRecord(line, name, record) || style.mark?.test(line)) {
      yield* recordOf(record)
      record = new Map()
    }
    if (before !== null && name !== null) {
      record.set(name, line.slice(before.length + 1).trim())
      last = name
    } else if (last !== null && line.startsWith(' ')) record.set(last, `${record.get(last)}\n${line.trim()}`)
  }
  yield* recordOf(record)
}

/** A blank line, or a name that the record has already. */
function endsRecord(line: string, name: string | null, record: ReadonlyMap<string, string>): boolean {
  return line.trim() === '' || (name !== null && record.has(name))
}

function recordOf(record: ReadonlyMap<string, string>): Piece[] {
  if (record.size === 0) return []
  return [{ kind: 'record', record: Object.fromEntries(record), wrapper: 'properties' }]
}
