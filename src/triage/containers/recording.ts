import { attemptsOfDocuments, type HarDocument, readEntry } from '../../attempt/har.ts'
import type { Clara, SignInAttempt } from '../../attempt/types.ts'
import { diagnose } from '../../diagnosis/diagnose.ts'
import { TriageError } from '../errors.ts'
import { cutJson } from './cut-json.ts'
import type { Container, Piece } from './types.ts'

/** A recording of a browser's network traffic (HAR). */
export const recording: Container = {
  id: 'recording',
  recognizes: ({ text }) => isRecordingStart(text),
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
  const attempts = attemptsOfDocuments(documents, clara)
  for (const [index, attempt] of attempts.entries()) {
    yield { kind: 'attempt', attempt }
    const end = attempts[index + 1]?.startedAt ?? Number.POSITIVE_INFINITY
    if (!isReadable(attempt, end, documents))
      yield { kind: 'unread', name: nameOf(attempt), reason: 'no-body' }
  }
  if (failure !== null) throw failure
}

/** Without the body of Microsoft's page nobody can say what it showed. */
function isReadable(attempt: SignInAttempt, end: number, documents: readonly HarDocument[]): boolean {
  if (diagnose(attempt) !== null) return true
  return !documents.some(({ at, lacksBody }) => lacksBody && at >= attempt.startedAt && at < end)
}

const nameOf = ({ startedAt }: SignInAttempt) => new Date(startedAt).toISOString()

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
