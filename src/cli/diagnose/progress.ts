import { basename } from 'node:path'
import { cleanText } from '../../microsoft/clean.ts'

/** Where the progress appears: standard error, or nothing if that is no terminal. */
export interface Terminal {
  isTTY?: boolean
  write(text: string): unknown
}

interface Source {
  /** Its name in the message. */
  name: string
  /** Its bytes; null if unknown. */
  size: number | null
}

/** Passes the bytes on. Shows the progress of a long reading. `now` is in milliseconds. */
export async function* withProgress(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  source: Source,
  terminal: Terminal,
  now: () => number,
): AsyncGenerator<Uint8Array> {
  if (terminal.isTTY !== true) {
    yield* bytes
    return
  }
  let read = 0
  let next = now() + patience
  let isShown = false
  try {
    for await (const piece of bytes) {
      read += piece.length
      if (now() >= next) {
        next = now() + pause
        isShown = true
        terminal.write(`${clearLine}${progressLine(source, read)}`)
      }
      yield piece
    }
  } finally {
    if (isShown) terminal.write(clearLine)
  }
}

/** Milliseconds before the first line, and between lines. */
const patience = 1000
const pause = 250

const clearLine = '\r\x1b[K'

function progressLine({ name, size }: Source, read: number): string {
  const title = `Reading ${cleanText(basename(name), 40)}`
  if (size === null || size === 0) return `${title}: ${megabytes(read)} MB`
  return `${title}: ${Math.min(100, Math.floor((100 * read) / size))} % of ${megabytes(size)} MB`
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)
