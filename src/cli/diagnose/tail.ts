import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { isSystemError } from './source.ts'

/** A file that grows. */
export interface Tail {
  /** The lines that are whole since the last look, read one by one. */
  look(): Generator<string>
  /** The rest without a line end. */
  end(): string[]
}

/** Follows a file by its path: also after it was renamed and begun anew, or emptied. */
export function startTail(path: string): Tail {
  let file: number | null = openSync(path, 'r')
  let place = 0
  let start = Buffer.alloc(0)
  let decoder = new TextDecoder()
  let rest = ''

  function* readOn(): Generator<string> {
    if (file === null) return
    const piece = Buffer.allocUnsafe(65_536)
    for (let length = readSync(file, piece, 0, piece.length, place); length > 0; ) {
      if (start.length < startSize)
        start = Buffer.concat([start, piece.subarray(0, Math.min(length, startSize - start.length))])
      place += length
      const parts = (rest + decoder.decode(piece.subarray(0, length), { stream: true })).split('\n')
      rest = (parts.pop() ?? '').slice(0, longestLine)
      yield* parts
      length = readSync(file, piece, 0, piece.length, place)
    }
  }

  function* beginAnew(): Generator<string> {
    if (rest !== '') yield rest
    rest = ''
    place = 0
    start = Buffer.alloc(0)
    decoder = new TextDecoder()
  }

  /** The first bytes show that a file was emptied and has grown beyond our place since. */
  function isEmptied(): boolean {
    if (file === null) return false
    const now = Buffer.alloc(start.length)
    const length = readSync(file, now, 0, now.length, 0)
    return fstatSync(file).size < place || length < start.length || !now.equals(start)
  }

  return {
    *look() {
      if (isEmptied()) yield* beginAnew()
      yield* readOn()
      if (isSameFile(path, file)) return
      // The old file is read to its end; the new one may not be there yet.
      const next = openIfThere(path)
      if (next === null) return
      if (file !== null) closeSync(file)
      file = next
      yield* beginAnew()
      yield* readOn()
    },
    end() {
      if (file !== null) closeSync(file)
      file = null
      return rest === '' ? [] : [rest]
    },
  }
}

/** Bytes: a line of an access log starts with an address and a time. */
const startSize = 256
/** Characters. */
const longestLine = 100_000

function isSameFile(path: string, file: number | null): boolean {
  if (file === null) return false
  const there = statSync(path, { throwIfNoEntry: false })
  const { ino, dev } = fstatSync(file)
  return there !== undefined && there.ino === ino && there.dev === dev
}

function openIfThere(path: string): number | null {
  try {
    return openSync(path, 'r')
  } catch (error) {
    if (isSystemError(error)) return null
    throw error
  }
}
