import type { Clara } from '../../attempt/types.ts'
import { isAccessLog, startAccessReader } from '../access/reader.ts'
import { splitLines } from '../split-lines.ts'
import type { Container, Piece, Start } from './types.ts'

/** The access log of a web server or of what stands before it: a request on each line. */
export const accessLog: Container = { id: 'access-log', recognizes: isAccessStart, read }

/** An access log has lines of JSON, commas and errors, so that other containers ask this, too. */
export function isAccessStart({ text, isWhole }: Start): boolean {
  const lines = text.split('\n', mostLines + 1)
  const isAll = isWhole && lines.length <= mostLines
  if (!isAll && lines.length > 1) lines.pop()
  return lines.length > 0 && isAccessLog(lines.map((line) => line.trim()))
}

const mostLines = 20

async function* read(pieces: AsyncIterable<string>, clara: Clara): AsyncGenerator<Piece> {
  const readLine = startAccessReader(clara)
  for await (const { text } of splitLines(pieces, longestLine))
    yield* readLine(text.replace(/[\r\uFEFF]/g, ''))
}

/** Characters: servers refuse longer requests. */
const longestLine = 100_000
