import { splitLines } from '../split-lines.ts'
import { headOf, isRule, type PrintedHead, printedHeadIn } from './printed-head.ts'
import type { Container, Piece } from './types.ts'

/** A table as a terminal prints it: PowerShell, `az -o table`, a database, or Markdown. */
export const columns: Container = {
  id: 'columns',
  recognizes: ({ text }) => printedHeadIn(text) !== null,
  read,
}

async function* read(pieces: AsyncIterable<string>): AsyncGenerator<Piece> {
  let head: PrintedHead | null = null
  let before = ''
  for await (const { text } of splitLines(pieces)) {
    const line = text.replace(/[\r\uFEFF]/g, '')
    if (isRule(line)) {
      head ??= headOf(before, line)
      continue
    }
    before = line
    const record = head === null ? null : recordOf(head, line)
    if (record !== null) yield { kind: 'record', record, wrapper: 'columns' }
  }
}

/** PowerShell repeats the headings for each kind of object; a database counts its rows. */
function recordOf({ names, cut }: PrintedHead, line: string): Record<string, string> | null {
  const cells = cut(line)
  const isHead = cells.every((cell, at) => cell === names[at])
  if (isHead || cells.filter((cell) => cell !== '').length < 2) return null
  return Object.fromEntries(
    names.map((name, at) => [name, cells[at] ?? '']).filter(([, cell]) => cell !== ''),
  )
}
