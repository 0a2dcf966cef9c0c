import { joinPieces } from '../pieces.ts'
import { readRecord } from '../records/read-record.ts'
import { unwrap } from '../records/unwrap.ts'
import type { Container, Piece } from './types.ts'
import { yamlValues } from './yaml-values.ts'

/** A log as `az -o yaml` prints it. */
export const yaml: Container = {
  id: 'yaml',
  recognizes: ({ text }) => hasStructure(text) && recordsIn(text).some(isEntry),
  read,
}

/** A list of objects, or an object in one: a page's fields in lines have neither. */
function hasStructure(text: string): boolean {
  const start = text.slice(0, 2000)
  return firstLine.test(start) && inside.test(start)
}

const firstLine = /^(?:---\r?\n)?(?:- )?[\w'"@.$-]{1,80}:(?:\s|$)/
const inside = /(?:^|\n)(?: {0,8}- | {2,8})[\w'"@.$-]{1,80}:(?:\s|$)/

async function* read(pieces: AsyncIterable<string>): AsyncGenerator<Piece> {
  yield* recordsIn(await joinPieces(pieces))
}

const recordsIn = (text: string) => yamlValues(text).flatMap((value) => unwrap(value))

function isEntry(piece: Piece): boolean {
  if (piece.kind !== 'record') return false
  const read = readRecord(piece.record, 'month-first')
  return 'reason' in read || read.isEntry
}
