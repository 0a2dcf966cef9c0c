import { cleanRecording } from '../../triage/clean-recording.ts'
import { type Counting, startCounting } from '../../triage/count.ts'
import { TriageError } from '../../triage/errors.ts'
import { openFile } from '../../triage/open-file.ts'
import { once } from '../../triage/pieces.ts'
import type { Reading, TriageOptions, Unread } from '../../triage/reading.ts'
import { triage, triageFile } from '../../triage/triage.ts'
import type { Problem, ReaderAnswer, ReaderRequest, Source, SourceRead } from './reader-messages.ts'
import { linesOf, type Result, resultOf, viewCsv } from './result-set.ts'

/*
 * Reads the input and keeps its results, so that the page stays responsive whatever the size.
 * The results end with this worker: when the page closes, or when the person cancels.
 */
let results: Result[] = []
/** The worker keeps only hashes of people, made with this number. */
const [key] = crypto.getRandomValues(new Uint32Array(1))

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
  const all: SourceRead[] = []
  const unread: Unread[] = []
  const counting = startCounting(key ?? 0)
  for (const source of sources) {
    const isOne = sources.length === 1
    const one: SourceRead = { name: nameOf(source), form: null, records: 0, unread: 0, problem: null }
    all.push(one)
    try {
      const { container } = source
      await add(readingsOf(source, { clara, now, container }), one, isOne ? null : one.name, {
        unread,
        counting,
      })
    } catch (error) {
      one.problem = problemOf(error)
    }
  }
  const problem = problemOfOnly(sources, all)
  if (problem !== null) return { kind: 'failed', problem }
  const summary = counting.summary(all.reduce((sum, one) => sum + one.unread, 0))
  return { kind: 'read', summary, recording: recordingIn(sources, all), sources: all, unread }
}

/** Several sources have a line each. After a wrong choice the list must stay. */
function problemOfOnly(
  [source, ...others]: readonly Source[],
  [read]: readonly SourceRead[],
): Problem | null {
  if (read === undefined || read.records + read.unread > 0) return null
  return others.length > 0 || source?.container !== undefined ? null : read.problem
}

const nameOf = (source: Source) =>
  'file' in source ? source.file.webkitRelativePath || source.file.name : null

/** Results without a name of their own have the name of their file, if there are several files. */
async function add(
  readings: AsyncIterable<Reading>,
  source: SourceRead,
  fileName: string | null,
  { unread, counting }: Kept,
): Promise<void> {
  for await (const one of readings) {
    if (one.kind === 'form') source.form ??= one.form
    else if (one.kind === 'passed') counting.pass(one.passed)
    else if (one.kind === 'unread') {
      source.unread++
      if (unread.length < mostUnread) unread.push({ ...one.unread, name: nameIn(fileName, one.unread) })
    } else {
      source.records++
      counting.add(one.found)
      results.push(resultOf({ ...one.found, name: one.found.name ?? fileName }, results.length))
    }
  }
}

function nameIn(fileName: string | null, { name }: Unread): string | null {
  return fileName === null || name === null ? (name ?? fileName) : `${fileName}: ${name}`
}

interface Kept {
  unread: Unread[]
  counting: Counting
}

const mostUnread = 100

function recordingIn([source]: readonly Source[], [read, ...others]: readonly SourceRead[]): File | null {
  if (source === undefined || !('file' in source) || others.length > 0) return null
  return read?.form?.container === 'recording' ? source.file : null
}

/** A recording that breaks off is cleaned up to that place. */
async function clean({ source, clara }: RequestOf<'clean'>): Promise<ReaderAnswer> {
  const parts: string[] = []
  try {
    for await (const part of cleanRecording(textOf(source), clara)) parts.push(part)
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

function readingsOf(source: Source, options: TriageOptions): AsyncIterable<Reading> {
  return 'file' in source ? triageFile(bytesOf(source.file), options) : triage(once(source.text), options)
}

async function* textOf(file: File): AsyncGenerator<string> {
  for await (const { pieces } of openFile(bytesOf(file))) return yield* pieces
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
