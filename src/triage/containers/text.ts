import { joinPieces } from '../pieces.ts'
import type { Container, Piece } from './types.ts'

/** A text that somebody pasted: whatever no other container recognises. */
export const text: Container = { id: 'text', recognises: () => false, read }

async function* read(pieces: AsyncIterable<string>): AsyncGenerator<Piece> {
  yield {
    kind: 'ticket',
    ticket: { name: null, text: await joinPieces(pieces, longest), at: null, from: null },
  }
}

/** Characters. */
const longest = 100_000_000
