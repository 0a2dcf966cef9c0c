import { unzipSync } from 'fflate'
import { TriageError } from './errors.ts'

/** The files in an archive, by name. */
export type ArchiveFiles = [name: string, bytes: Uint8Array][]

/** The first bit behind the version says that a file needs a password. */
export function unzip(archive: Uint8Array, budget: Budget): ArchiveFiles {
  if (((archive[6] ?? 0) & 1) === 1) throw new TriageError('locked')
  try {
    const files = unzipSync(archive, {
      filter: ({ originalSize }) => {
        spend(budget, originalSize)
        return true
      },
    })
    return Object.entries(files).filter(([name]) => !isAside(name))
  } catch (error) {
    throw error instanceof TriageError ? error : new TriageError('broken-off')
  }
}

/** Bytes that a file may still unpack: an archive in an archive has no budget of its own. */
export interface Budget {
  bytes: number
}

export const newBudget = (): Budget => ({ bytes: 500_000_000 })

function spend(budget: Budget, bytes: number): void {
  budget.bytes -= bytes
  if (budget.bytes < 0) throw new TriageError('too-large')
}

/** Folders, and notes of macOS. */
const isAside = (name: string) => name.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\._)/.test(name)

/** `ustar` stands behind the first file's name, owner and time. */
export const isTar = (start: Uint8Array) => ascii(start, 257, 5) === 'ustar'

/** A head of 512 bytes precedes each file, which fills blocks of 512 bytes. */
export function untar(archive: Uint8Array): ArchiveFiles {
  const files: ArchiveFiles = []
  let longName: string | null = null
  let at = 0
  while (at + block <= archive.length && archive[at] !== 0) {
    const name = longName ?? `${ascii(archive, at + 345, 155)}/${ascii(archive, at, 100)}`.replace(/^\//, '')
    const size = Number.parseInt(ascii(archive, at + 124, 12), 8) || 0
    const kind = ascii(archive, at + 156, 1)
    const body = archive.subarray(at + block, at + block + size)
    if (body.length < size) throw new TriageError('broken-off')
    // A name of more than 100 characters has a file of its own before.
    longName = kind === 'L' ? ascii(body, 0, size) : null
    if ((kind === '0' || kind === '') && !isAside(name)) files.push([name, body])
    at += block + Math.ceil(size / block) * block
  }
  return files
}

const block = 512

/** A text of at most this length, which a zero may end earlier. */
function ascii(bytes: Uint8Array, from: number, length: number): string {
  const [text = ''] = new TextDecoder().decode(bytes.subarray(from, from + length)).split('\0')
  return text.trim()
}
