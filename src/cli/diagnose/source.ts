import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { TriageError } from '../../triage/errors.ts'
import { openFile } from '../../triage/open-file.ts'
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
    for await (const { pieces } of openFile(readBytes(source, terminal))) return yield* pieces
  } catch (error) {
    if (error instanceof TriageError) throw new UsageError(`${sourceName(source)} ${problems[error.reason]}`)
    throw error
  }
}

/** The bytes of a file or of standard input. */
export async function* readBytes(
  source: string,
  terminal: Terminal = process.stderr,
): AsyncGenerator<Uint8Array> {
  try {
    yield* source === '-' ? ofStandardInput(terminal) : ofFile(source, terminal)
  } catch (error) {
    throw isSystemError(error) ? new UsageError(unreadable(source, error.code)) : error
  }
}

function ofStandardInput(terminal: Terminal): AsyncGenerator<Uint8Array> {
  return withProgress(process.stdin, { name: sourceName('-'), size: null }, terminal, now)
}

async function* ofFile(path: string, terminal: Terminal): AsyncGenerator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    yield* withProgress(piecesOf(file), { name: path, size: fstatSync(file).size }, terminal, now)
  } finally {
    closeSync(file)
  }
}

/** Read synchronously: Node would first load its streams for files, and nothing else waits. */
function* piecesOf(file: number): Generator<Uint8Array> {
  for (;;) {
    const piece = Buffer.allocUnsafe(65_536)
    const length = readSync(file, piece)
    if (length === 0) return
    yield piece.subarray(0, length)
  }
}

const now = () => performance.now()

/** The name of the source in a message. */
export const sourceName = (source: string) => (source === '-' ? 'Standard input' : source)

export function unreadable(source: string, code: string): string {
  const name = sourceName(source)
  if (code === 'EISDIR') return `${name} is a folder: name a file in it.`
  if (code === 'ENOENT') return `${name} does not exist: check the path, or give - for standard input.`
  return `${name} cannot be read (${code}): check the path and its permissions.`
}

export function isSystemError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
}
