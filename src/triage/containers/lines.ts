import { readMoment } from '../records/moment.ts'
import { splitLines } from '../split-lines.ts'
import { isAccessStart } from './access-log.ts'
import { isPairsStart } from './pairs.ts'
import type { Container, Piece, Start } from './types.ts'

/** A list with an address or an error on each line. */
export const lines: Container = { id: 'lines', recognizes, read }

/** Up to four lines with a code can be one wrapped error, unless each has a time or a number. */
function recognizes(start: Start): boolean {
  const { text, isWhole } = start
  const all = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  if (!isWhole) all.pop()
  if (all.length < 2) return false
  if (all.every(isAddress)) return true
  const isList = all.length > 4 || all.every((line) => stamp.test(line)) || all.every(isNumbered)
  return isList && all.every(isErrorLine) && !isAccessStart(start) && !isPairsStart(start)
}

const stamp = /^\W{0,2}(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)/
const isNumbered = (line: string, at: number) => line.startsWith(`${at + 1}`) && /^\d{1,2}[.)]\s/.test(line)
const isAddress = (line: string) => /^\s*https?:\/\/\S+\s*$/i.test(line)
const isErrorLine = (line: string) => isAddress(line) || /AADSTS\d{4,8}|[?&#]error=/i.test(line)

async function* read(pieces: AsyncIterable<string>): AsyncGenerator<Piece> {
  for await (const { text } of splitLines(pieces)) {
    const line = text.replace(/[\r\uFEFF]/g, '')
    const at = readMoment(stamp.exec(line)?.[1] ?? '')
    if (line.trim() !== '') yield { kind: 'ticket', ticket: { name: null, text: line, at, from: null } }
  }
}
