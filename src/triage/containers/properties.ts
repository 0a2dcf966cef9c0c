import { splitLines } from '../split-lines.ts'
import type { Container, Piece, Start } from './types.ts'

/** Records as PowerShell prints them with Format-List: `Name : value`, a blank line between two. */
export const properties: Container = { id: 'properties', recognizes, read }

/** The colons of a record stand one below the other. */
function recognizes({ text }: Start): boolean {
  const lines = text.slice(0, 20_000).split(/\r?\n/)
  const colons = lines.slice(0, 40).flatMap((line) => colonIn(line) ?? [])
  const [first] = colons
  return colons.length > 2 && colons.every((at) => at === first)
}

function colonIn(line: string): number | null {
  const [name] = property.exec(line) ?? []
  return name === undefined ? null : name.length - 1
}

const property = /^[A-Za-z@][\w.@()[\] -]{0,60} :(?=\s|$)/

async function* read(pieces: AsyncIterable<string>): AsyncGenerator<Piece> {
  let record: Map<string, string> = new Map()
  let last: string | null = null
  for await (const { text } of splitLines(pieces, longestLine)) {
    const line = text.replace(/[\r\uFEFF]/g, '')
    const name = nameIn(line)
    if (endsRecord(line, name, record)) {
      yield* recordOf(record)
      record = new Map()
    }
    if (name !== null) {
      record.set(name, line.slice(line.indexOf(' :') + 2).trim())
      last = name
    } else if (last !== null && line.startsWith(' ')) record.set(last, `${record.get(last)}\n${line.trim()}`)
  }
  yield* recordOf(record)
}

const longestLine = 1_000_000

function nameIn(line: string): string | null {
  return property.exec(line)?.[0].slice(0, -1).trim() ?? null
}

/** A blank line, or a name that the record has already. */
function endsRecord(line: string, name: string | null, record: ReadonlyMap<string, string>): boolean {
  return line.trim() === '' || (name !== null && record.has(name))
}

function recordOf(record: ReadonlyMap<string, string>): Piece[] {
  if (record.size === 0) return []
  return [{ kind: 'record', record: Object.fromEntries(record), wrapper: 'properties' }]
}
