import { attemptsOfDocuments, type HarDocument, readEntry } from '../../attempt/har.ts'
import type { Clara } from '../../attempt/types.ts'
import { TriageError } from '../errors.ts'
import { cutJson } from './cut-json.ts'
import type { Container, Piece } from './types.ts'

/** A recording of a browser's network traffic (HAR). */
export const recording: Container = {
  id: 'recording',
  recognises: ({ text }) => isRecordingStart(text),
  read,
}

/** Some programs write a comment before the log. Elastic's records have a `log`, too. */
export const isRecordingStart = (start: string) =>
  /^\s*\{/.test(start) && /"log"\s*:\s*\{\s*"(?:version|creator|browser|pages|entries|comment)"/.test(start)

/** The attempts in a recording. One that breaks off gives those before that point. */
async function* read(pieces: AsyncIterable<string>, clara: Clara): AsyncGenerator<Piece> {
  const documents: HarDocument[] = []
  let failure: unknown = null
  try {
    for await (const entry of entriesIn(pieces)) {
      const document = readEntry(entry)
      if (document !== null) documents.push(document)
    }
  } catch (error) {
    failure = error
  }
  for (const attempt of attemptsOfDocuments(documents, clara)) yield { kind: 'attempt', attempt }
  if (failure !== null) throw failure
}

/** The entries of a recording. Throws a TriageError if it breaks off or is not JSON. */
export async function* entriesIn(pieces: AsyncIterable<string>): AsyncGenerator<unknown> {
  const cutter = cutJson((path) => path.join('.') === 'log.entries')
  let isFirst = true
  for await (const piece of pieces) {
    const cuts = cutter.write(isFirst ? piece.replace(/^\uFEFF/, '') : piece)
    isFirst = false
    for (const cut of cuts) if (cut.wrapper !== '') yield entryIn(cut.text)
  }
  if (!cutter.end().isWhole) throw new TriageError('broken-off')
}

function entryIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new TriageError('broken-off')
  }
}
