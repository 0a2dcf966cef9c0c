import { cleanRecording } from '../../triage/clean-recording.ts'
import { isRecordingStart } from '../../triage/containers/recording.ts'
import { decodeText } from '../../triage/decode.ts'
import { TriageError } from '../../triage/errors.ts'
import { summarise } from '../../triage/summary.ts'
import { type Reading, triage } from '../../triage/triage.ts'
import type { Problem, ReaderAnswer, ReaderRequest, Source } from './reader-messages.ts'
import { linesOf, type Result, resultOf, viewCsv } from './result-set.ts'

/*
 * Reads the input and keeps its results, so that the page stays responsive whatever the size.
 * The results end with this worker: when the page closes, or when the person cancels.
 */
let results: Result[] = []
let unread = 0

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
      return { kind: 'view', ...linesOf(results, request.view) }
    case 'open': {
      const result = results[request.index]
      return result === undefined
        ? { kind: 'failed', problem: 'failed' }
        : { kind: 'open', found: result.found }
    }
    case 'export':
      return fileOf([viewCsv(results, request.view)], 'text/csv', 'whole')
    case 'clean':
      return clean(request)
  }
}

type RequestOf<K extends ReaderRequest['kind']> = Extract<ReaderRequest, { kind: K }>

async function read({ sources, clara, now }: RequestOf<'read'>): Promise<ReaderAnswer> {
  results = []
  unread = 0
  const problems: Problem[] = []
  for (const source of sources) {
    const name = 'file' in source && sources.length > 1 ? source.file.name : null
    const before = results.length + unread
    try {
      await add(triage(piecesOf(source), { clara, now }), name)
    } catch (error) {
      problems.push(problemOf(error))
    }
    if (name !== null && results.length + unread === before) problems.push('unreadable')
  }
  const problem = problems.findLast((one) => one !== 'unreadable') ?? problems[0] ?? null
  if (results.length === 0 && problem !== null) return { kind: 'failed', problem }
  const summary = summarise(
    results.map(({ found }) => found),
    unread,
  )
  return { kind: 'read', summary, problem, recording: await recordingIn(sources) }
}

/** Results without a name of their own have the name of their file, if there are several files. */
async function add(all: AsyncIterable<Reading>, fileName: string | null): Promise<void> {
  for await (const one of all) {
    if (one.kind === 'unread') unread++
    if (one.kind !== 'found') continue
    const { found } = one
    results.push(resultOf({ ...found, name: found.name ?? fileName }, results.length))
  }
}

async function recordingIn([source, ...others]: Source[]): Promise<File | null> {
  if (source === undefined || !('file' in source) || others.length > 0) return null
  return isRecordingStart(await source.file.slice(0, 20_000).text()) ? source.file : null
}

/** A recording that breaks off is cleaned up to that place. */
async function clean({ source, clara }: RequestOf<'clean'>): Promise<ReaderAnswer> {
  const parts: string[] = []
  try {
    for await (const part of cleanRecording(piecesOf({ file: source }), clara)) parts.push(part)
  } catch (error) {
    if (!(error instanceof TriageError)) throw error
    return fileOf(parts, 'application/json', 'broken off')
  }
  return fileOf(parts, 'application/json', 'whole')
}

function fileOf(parts: string[], type: string, extent: 'whole' | 'broken off'): ReaderAnswer {
  const content = new Blob(parts, { type: `${type};charset=utf-8` })
  return { kind: 'file', content, isWhole: extent === 'whole' }
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
    // A hundred reports are enough to show progress.
    if (done - reported < file.size / 100) continue
    reported = done
    send({ kind: 'progress', name: file.name, done, all: file.size })
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof TriageError) return error.reason
  // The file was deleted or changed after it was chosen.
  return error instanceof DOMException ? 'unreadable' : 'failed'
}
