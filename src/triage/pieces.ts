import type { Start } from './containers/types.ts'
import { TriageError } from './errors.ts'

/** The start of a text, long enough to recognize its format, and the whole text. */
export async function peek(
  pieces: AsyncIterable<string>,
): Promise<{ start: Start; all: AsyncIterable<string> }> {
  const rest = pieces[Symbol.asyncIterator]()
  let read = ''
  let isWhole = false
  let failure: unknown = null
  while (read.length < startLength && failure === null) {
    try {
      const { value, done } = await rest.next()
      isWhole = done === true
      if (isWhole) break
      read += value
    } catch (error) {
      // A packed file may break off: its text before that point counts.
      if (read === '') throw error
      failure = error
    }
  }
  async function* all() {
    yield read
    if (failure !== null) throw failure
    yield* { [Symbol.asyncIterator]: () => rest }
  }
  const text = read.replace(/^\uFEFF/, '').trimStart()
  const isAll = isWhole && text.length <= startLength
  return { start: { text: text.slice(0, startLength), isWhole: isAll }, all: all() }
}

/** Characters. */
const startLength = 60_000

/** A value that is all there is. */
export async function* once<T>(value: T): AsyncGenerator<T> {
  yield value
}

/** All pieces as one text. Throws a `TriageError` where that would be too long. */
export async function joinPieces(pieces: AsyncIterable<string>): Promise<string> {
  const parts: string[] = []
  let size = 0
  for await (const piece of pieces) {
    size += piece.length
    if (size > longest) throw new TriageError('too-large')
    parts.push(piece)
  }
  return parts.join('')
}

/** Characters. */
const longest = 100_000_000
