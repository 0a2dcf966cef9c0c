import { createReadStream } from 'node:fs'
import { UsageError } from './options.ts'

/**
 * The text of a file, or of standard input (`-`), piece by piece: UTF-8, or UTF-16 with its mark, as Windows saves texts.
 * Throws a UsageError where it cannot be read or is no text.
 */
export async function* readSource(source: string): AsyncGenerator<string> {
  const input: AsyncIterable<Buffer> = source === '-' ? process.stdin : createReadStream(source)
  let decoder: TextDecoder | null = null
  try {
    for await (const bytes of input) {
      const isFirst = decoder === null
      decoder ??= new TextDecoder(encodingOf(bytes))
      const text = decoder.decode(bytes, { stream: true })
      if (isFirst && text.includes('\0'))
        throw new UsageError(`${sourceName(source)} is binary: give it as text.`)
      yield text
    }
  } catch (error) {
    throw isSystemError(error) ? new UsageError(unreadable(source, error.code)) : error
  }
}

/** How a message calls the source. */
export const sourceName = (source: string) => (source === '-' ? 'Standard input' : source)

function encodingOf([first, second]: Buffer): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return 'utf-8'
}

function unreadable(source: string, code: string): string {
  const name = sourceName(source)
  if (code === 'EISDIR') return `${name} is a folder: name a file in it.`
  if (code === 'ENOENT') return `${name} is not there: check the path, or give - for standard input.`
  return `${name} cannot be read (${code}): check the path and who may read it.`
}

function isSystemError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
}
