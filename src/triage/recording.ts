import { JSONParser } from '@streamparser/json'
import { attemptsOfDocuments, type HarDocument, readEntry } from '../attempt/har.ts'
import type { Clara, SignInAttempt } from '../attempt/types.ts'
import { TriageError } from './errors.ts'

/** Whether a text starts like a recording of a browser's network traffic (HAR). */
export const isRecording = (start: string) => /^[\s\uFEFF]*\{\s*"log"\s*:\s*\{/.test(start)

/** The attempts in a recording of any size. One that breaks off gives those before that point. */
export async function readRecording(
  pieces: AsyncIterable<string>,
  clara: Clara,
): Promise<{ attempts: SignInAttempt[]; isWhole: boolean }> {
  const documents: HarDocument[] = []
  let isWhole = true
  try {
    for await (const entry of entriesIn(pieces)) {
      const document = readEntry(entry)
      if (document !== null) documents.push(document)
    }
  } catch (error) {
    if (!(error instanceof TriageError)) throw error
    isWhole = false
  }
  return { attempts: attemptsOfDocuments(documents, clara), isWhole }
}

/** The entries of a recording. Throws a TriageError if it breaks off or is not JSON. */
export async function* entriesIn(pieces: AsyncIterable<string>): AsyncGenerator<unknown> {
  const parser = new JSONParser({ paths: ['$.log.entries.*'], keepStack: false })
  let ready: unknown[] = []
  let isWhole = true
  parser.onValue = ({ value }) => ready.push(value)
  parser.onError = () => {
    isWhole = false
  }
  let isFirst = true
  for await (const piece of pieces) {
    parser.write(isFirst ? piece.replace(/^\uFEFF/, '') : piece)
    isFirst = false
    yield* ready
    ready = []
    if (!isWhole) break
  }
  if (isWhole && !parser.isEnded) parser.end()
  if (!isWhole) throw new TriageError('broken-off')
}
