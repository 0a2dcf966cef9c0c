import { createWriteStream } from 'node:fs'
import { cleanRecording } from '../../triage/clean-recording.ts'
import { isRecordingStart } from '../../triage/containers/recording.ts'
import { TriageError } from '../../triage/errors.ts'
import { peek } from '../../triage/pieces.ts'
import { UsageError } from '../command.ts'
import type { Options } from './options.ts'
import { problems, untilThere } from './problems.ts'
import { isSystemError, readSource, sourceName } from './source.ts'

/** Writes a copy of a recording without its secrets, and returns the exit code. */
export async function saveHar({ source, clara }: Options, target: string): Promise<number> {
  const { start, all } = await peek(readSource(source))
  const name = sourceName(source)
  if (start.text === '' && start.isWhole) throw new UsageError(`${name} ${problems.empty}`)
  if (!isRecordingStart(start.text))
    throw new UsageError(`${name} is no recording: give --save-har a HAR file.`)
  const { pipeline } = await import('node:stream/promises')
  const copy = { isWhole: true }
  try {
    const clean = upToItsBreak(cleanRecording(all, clara), copy)
    await pipeline(clean, createWriteStream(target, { flags: 'wx' }))
  } catch (error) {
    if (error instanceof TriageError) throw new UsageError(`${name} ${problems[error.reason]}`)
    throw isSystemError(error) ? new UsageError(unwritable(target, error.code)) : error
  }
  if (copy.isWhole) return 0
  console.error(`${name} ${problems['broken-off']} ${untilThere}`)
  return 1
}

/** An error would take back what is written: a recording that breaks off keeps its first part. */
async function* upToItsBreak(
  pieces: AsyncIterable<string>,
  copy: { isWhole: boolean },
): AsyncGenerator<string> {
  try {
    yield* pieces
  } catch (error) {
    if (!(error instanceof TriageError && error.reason === 'broken-off')) throw error
    copy.isWhole = false
  }
}

function unwritable(target: string, code: string): string {
  if (code === 'EEXIST') return `${target} already exists: name a new file.`
  return `${target} cannot be written (${code}): check its folder and the permissions.`
}
