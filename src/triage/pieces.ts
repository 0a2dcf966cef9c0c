import { TriageError } from './errors.ts'

/** The start of a text, long enough to recognise its format, and the whole text. */
export async function peek(
  pieces: AsyncIterable<string>,
): Promise<{ start: string; all: AsyncIterable<string> }> {
  const rest = pieces[Symbol.asyncIterator]()
  let read = ''
  while (read.length < startLength) {
    const { value, done } = await rest.next()
    if (done) break
    read += value
  }
  async function* all() {
    yield read
    yield* { [Symbol.asyncIterator]: () => rest }
  }
  const start = read.replace(/^\uFEFF/, '').trimStart()
  return { start: start.slice(0, startLength), all: all() }
}

const startLength = 5000

/** All pieces as one text of at most `longest` characters. */
export async function joinPieces(pieces: AsyncIterable<string>, longest: number): Promise<string> {
  const parts: string[] = []
  let size = 0
  for await (const piece of pieces) {
    size += piece.length
    if (size > longest) throw new TriageError('too-large')
    parts.push(piece)
  }
  return parts.join('')
}
