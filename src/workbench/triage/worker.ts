import { cleanRecording } from '../../triage/clean-recording.ts'
import { textOf } from '../../triage/decode.ts'
import { TriageError } from '../../triage/errors.ts'
import { isRecording } from '../../triage/recording.ts'
import { triage } from '../../triage/triage.ts'
import { Holding } from './holding.ts'
import type { Ask, Problem, Source, Told } from './messages.ts'

/*
 * Reads and keeps what was handed in, beside the page, so that the page stays quick whatever its size. It ends with the
 * page, or when the person cancels, and everything with it.
 */
let holding = new Holding()

const tell = (told: Told) => postMessage(told)

addEventListener('message', async ({ data }: MessageEvent<Ask>) => {
  try {
    tell(await answer(data))
  } catch (error) {
    tell({ kind: 'failed', problem: problemOf(error) })
  }
})

async function answer(ask: Ask): Promise<Told> {
  switch (ask.kind) {
    case 'read':
      return read(ask)
    case 'view':
      return { kind: 'view', ...holding.lines(ask.view) }
    case 'open': {
      const found = holding.at(ask.index)
      return found === undefined ? { kind: 'failed', problem: 'failed' } : { kind: 'open', found }
    }
    case 'export':
      return fileOf([holding.csv(ask.view)], 'text/csv')
    case 'clean':
      return clean(ask)
  }
}

async function read({ sources, clara, now }: Extract<Ask, { kind: 'read' }>): Promise<Told> {
  holding = new Holding()
  let problem: Problem | null = null
  for (const source of sources) {
    const name = 'file' in source && sources.length > 1 ? source.file.name : null
    const before = holding.count
    try {
      for await (const found of triage(piecesOf(source), clara, now))
        holding.add({ ...found, name: found.name ?? name })
    } catch (error) {
      problem = problemOf(error)
    }
    if (name !== null && holding.count === before) problem ??= 'unreadable'
  }
  if (holding.count === 0 && problem !== null) return { kind: 'failed', problem }
  return { kind: 'read', summary: holding.summary(), problem, recording: await recordingIn(sources) }
}

async function recordingIn([source, ...others]: Source[]): Promise<File | null> {
  if (source === undefined || !('file' in source) || others.length > 0) return null
  return isRecording(await source.file.slice(0, 200).text()) ? source.file : null
}

/** What stands before the place where a recording breaks off is kept. */
async function clean({ source, clara }: Extract<Ask, { kind: 'clean' }>): Promise<Told> {
  const parts: string[] = []
  try {
    for await (const part of cleanRecording(piecesOf({ file: source }), clara)) parts.push(part)
  } catch (error) {
    if (!(error instanceof TriageError)) throw error
    return fileOf(parts, 'application/json', false)
  }
  return fileOf(parts, 'application/json')
}

function fileOf(parts: string[], type: string, isWhole = true): Told {
  return { kind: 'file', content: new Blob(parts, { type: `${type};charset=utf-8` }), isWhole }
}

function piecesOf(source: Source): AsyncIterable<string> {
  return 'file' in source ? textOf(bytesOf(source.file)) : one(source.text)
}

async function* one(text: string) {
  yield text
}

async function* bytesOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader()
  let done = 0
  let told = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    yield next.value
    done += next.value.length
    // A hundred times in all is enough to see that it moves.
    if (done - told < file.size / 100) continue
    told = done
    tell({ kind: 'progress', name: file.name, done, all: file.size })
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof TriageError) return error.reason
  // A file that has gone or changed since it was chosen.
  return error instanceof DOMException ? 'unreadable' : 'failed'
}
