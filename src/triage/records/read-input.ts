import { attemptIn, type Input, type ParsedInput, parseInput, silenceOf } from '../../attempt/input.ts'
import type { Clara } from '../../attempt/types.ts'
import { valueIn } from './fragment.ts'
import { readRecord } from './read-record.ts'
import { hasFailed } from './read-text.ts'
import { unwrap } from './unwrap.ts'

/**
 * Reads one address, one text or one entry of a log, whatever exporter wrote it.
 * `at` is the time of an input without one. Never throws.
 */
export function readInput(text: string, at: number, clara: Clara): Input {
  const parsed = entryIn(text) ?? parseInput(text)
  return { ...parsed, attempt: attemptIn(parsed, at, clara), silence: silenceOf(parsed, clara) }
}

/** Of several entries the first that failed. */
function entryIn(text: string): ParsedInput | null {
  const entries = unwrap(valueIn(text)).flatMap((piece) => {
    const read = piece.kind === 'record' ? readRecord(piece.record, 'month-first') : null
    return read !== null && 'isEntry' in read && read.isEntry ? [read.input] : []
  })
  return entries.find(hasFailed) ?? entries[0] ?? null
}
