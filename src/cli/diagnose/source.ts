import { createReadStream, statSync } from 'node:fs'
import { decodeText } from '../../triage/decode.ts'
import { TriageError } from '../../triage/errors.ts'
import { UsageError } from '../command.ts'
import { problems } from './problems.ts'
import { type Terminal, withProgress } from './progress.ts'

/**
 * The text of a file or of standard input (`-`), in pieces. Throws a UsageError if unreadable.
 * The terminal shows the progress.
 */
export async function* readSource(
  source: string,
  terminal: Terminal = process.stderr,
): AsyncGenerator<string> {
  try {
    const bytes = source === '-' ? process.stdin : createReadStream(source)
    yield* decodeText(withProgress(bytes, { name: sourceName(source), size: sizeOf(source) }, terminal, now))
  } catch (error) {
    if (error instanceof TriageError) throw new UsageError(`${sourceName(source)} ${problems[error.reason]}`)
    throw isSystemError(error) ? new UsageError(unreadable(source, error.code)) : error
  }
}

const now = () => performance.now()

function sizeOf(source: string): number | null {
  return source === '-' ? null : (statSync(source, { throwIfNoEntry: false })?.size ?? null)
}

/** The name of the source in a message. */
export const sourceName = (source: string) => (source === '-' ? 'Standard input' : source)

function unreadable(source: string, code: string): string {
  const name = sourceName(source)
  if (code === 'EISDIR') return `${name} is a folder: name a file in it.`
  if (code === 'ENOENT') return `${name} does not exist: check the path, or give - for standard input.`
  return `${name} cannot be read (${code}): check the path and its permissions.`
}

function isSystemError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
}
