import { longestText } from '../../microsoft/plain.ts'
import { TriageError } from '../errors.ts'
import { joinPieces, once } from '../pieces.ts'
import { valueIn } from '../records/fragment.ts'
import { readRecord } from '../records/read-record.ts'
import { saysError } from '../records/read-text.ts'
import { unwrap } from '../records/unwrap.ts'
import { isHeadless } from './headless.ts'
import { readJson } from './json.ts'
import type { Container, Piece } from './types.ts'

/** A text that somebody pasted: whatever no other container recognizes. */
export const text: Container = { id: 'text', recognizes: () => false, read }

async function* read(pieces: AsyncIterable<string>): AsyncGenerator<Piece> {
  const whole = await joinPieces(pieces)
  if (isHeadless(whole)) return yield { kind: 'unread', name: null, reason: 'no-headings' }
  const entries = unwrap(valueIn(whole)).filter(isEntry)
  if (entries.length === 1) return yield* entries
  const batch = await batchIn(whole)
  const prose = batch === null ? whole : `${whole.slice(0, batch.from)}\n${whole.slice(batch.to)}`
  // A covering note is no record; an error in it is one.
  if (batch === null || saysError(prose)) yield* ticketsIn(prose)
  yield* batch?.records ?? []
}

/** The engine reads the start of a text. An error behind it is a ticket of its own. */
function ticketsIn(prose: string): Piece[] {
  const [first = '', ...others] = partsOf(prose)
  const telling = others.filter(saysError)
  const all = telling.length > 0 && !saysError(first) ? telling : [first, ...telling]
  return all.map((text) => ({ kind: 'ticket', ticket: { name: null, text, at: null, from: null } }))
}

/** Ends a part with a line or a word: an error must stay whole. */
function partsOf(text: string): string[] {
  const parts: string[] = []
  let from = 0
  while (text.length - from > longestText) {
    // A search in the whole text would go back to its start each time.
    const start = text.slice(from, from + longestText + 1)
    const length = [start.lastIndexOf('\n'), start.lastIndexOf(' ')].find((at) => at > 0) ?? longestText
    parts.push(start.slice(0, length))
    from += length
  }
  return [...parts, text.slice(from)]
}

interface Batch {
  records: Piece[]
  from: number
  to: number
}

/** Several entries of a log, with a note around them or in a fence of Markdown. */
async function batchIn(whole: string): Promise<Batch | null> {
  const from = whole.search(/^[ \t]{0,20}[[{]/m)
  const to = Math.max(whole.lastIndexOf('}'), whole.lastIndexOf(']')) + 1
  const isAlone = `${whole.slice(0, from)}${whole.slice(to)}`.trim() === ''
  if (from < 0 || isAlone || to - from < shortest) return null
  const records = await entriesIn(whole.slice(from, to))
  return records.length > 1 ? { records, from, to } : null
}

/** None if anything else stands among them. */
async function entriesIn(batch: string): Promise<Piece[]> {
  const records: Piece[] = []
  try {
    for await (const piece of readJson(once(batch))) {
      if (!isEntry(piece)) return []
      records.push(piece)
    }
  } catch (error) {
    if (!(error instanceof TriageError)) throw error
    return []
  }
  return records
}

/** Characters of two entries. */
const shortest = 100

function isEntry(piece: Piece): boolean {
  if (piece.kind !== 'record') return false
  const read = readRecord(piece.record, 'month-first')
  return 'isEntry' in read && read.isEntry
}
