import { cleanRecording } from '../../triage/clean-recording.ts'
import { decodeText } from '../../triage/decode.ts'
import { TriageError } from '../../triage/errors.ts'
import { isRecording } from '../../triage/recording.ts'
import { triage } from '../../triage/triage.ts'
import type { Problem, ReaderAnswer, ReaderRequest, Source } from './reader-messages.ts'
import { ResultSet } from './result-set.ts'

/*
 * Reads and keeps what was handed in, beside the page, so that the page stays quick whatever its size. It ends with the
 * page, or when the person cancels, and everything with it.
 */
let resultSet = new ResultSet()

const send = (answer: ReaderAnswer) => postMessage(answer)

addEventListener('message', async ({ data }: MessageEvent<ReaderRequest>) => {
  try {
    send(await answer(data))
  } catch (error) {
    send({ kind: 'failed', problem: problemOf(error) })
  }
})

async function answer(request: ReaderRequest): Promise<ReaderAnswer> {
  switch (request.kind) {
    case 'read':
      return read(request)
    case 'view':
      return { kind: 'view', ...resultSet.lines(request.view) }
    case 'open': {
      const found = resultSet.at(request.index)
      return found === undefined ? { kind: 'failed', problem: 'failed' } : { kind: 'open', found }
    }
    case 'export':
      return fileOf([resultSet.csv(request.view)], 'text/csv')
    case 'clean':
      return clean(request)
  }
}

async function read({
  sources,
  clara,
  now,
}: Extract<ReaderRequest, { kind: 'read' }>): Promise<ReaderAnswer> {
  resultSet = new ResultSet()
  let problem: Problem | null = null
  for (const source of sources) {
    const name = 'file' in source && sources.length > 1 ? source.file.name : null
    const before = resultSet.count
    try {
      for await (const found of triage(piecesOf(source), clara, now))
        resultSet.add({ ...found, name: found.name ?? name })
    } catch (error) {
      problem = problemOf(error)
    }
    if (name !== null && resultSet.count === before) problem ??= 'unreadable'
  }
  if (resultSet.count === 0 && problem !== null) return { kind: 'failed', problem }
  return { kind: 'read', summary: resultSet.summary(), problem, recording: await recordingIn(sources) }
}

async function recordingIn([source, ...others]: Source[]): Promise<File | null> {
  if (source === undefined || !('file' in source) || others.length > 0) return null
  return isRecording(await source.file.slice(0, 200).text()) ? source.file : null
}

/** What stands before the place where a recording breaks off is kept. */
async function clean({ source, clara }: Extract<ReaderRequest, { kind: 'clean' }>): Promise<ReaderAnswer> {
  const parts: string[] = []
  try {
    for await (const part of cleanRecording(piecesOf({ file: source }), clara)) parts.push(part)
  } catch (error) {
    if (!(error instanceof TriageError)) throw error
    return fileOf(parts, 'application/json', false)
  }
  return fileOf(parts, 'application/json')
}

function fileOf(parts: string[], type: string, isWhole = true): ReaderAnswer {
  return { kind: 'file', content: new Blob(parts, { type: `${type};charset=utf-8` }), isWhole }
}

function piecesOf(source: Source): AsyncIterable<string> {
  return 'file' in source ? decodeText(bytesOf(source.file)) : one(source.text)
}

async function* one(text: string) {
  yield text
}

async function* bytesOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader()
  let done = 0
  let reported = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    yield next.value
    done += next.value.length
    // A hundred times in all is enough to see that it moves.
    if (done - reported < file.size / 100) continue
    reported = done
    send({ kind: 'progress', name: file.name, done, all: file.size })
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof TriageError) return error.reason
  // A file that has gone or changed since it was chosen.
  return error instanceof DOMException ? 'unreadable' : 'failed'
}
