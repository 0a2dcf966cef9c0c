import { Zip, ZipPassThrough } from 'fflate'
import { deflateRaw } from 'pako'
import { joinBytes } from '../microsoft/bytes.ts'

/** Files by path, with `/` between folders. */
export type Files = Readonly<Record<string, Uint8Array>>

/** Compresses a file into the raw format of DEFLATE. */
export type Deflate = (content: Uint8Array) => Uint8Array

/** A zip archive. The same files always give the same bytes. */
export function zip(files: Files, deflate: Deflate = deflateQuickly): Uint8Array {
  const parts: Uint8Array[] = []
  const archive = new Zip((error, part) => {
    if (error !== null) throw error
    parts.push(part)
  })
  for (const name of Object.keys(files).sort()) {
    const entry = new Deflated(name, deflate)
    // The format stores local time without a zone, so every machine stores this date.
    entry.mtime = new Date(1980, 0, 1)
    entry.os = 3
    entry.attrs = 0o100644 << 16
    archive.add(entry)
    entry.push(files[name] ?? new Uint8Array(), true)
  }
  archive.end()
  return joinBytes(parts)
}

/** pako compresses 3 % better than fflate, and gives the same bytes with every Node. */
export const deflateQuickly: Deflate = (content) => deflateRaw(content, { level: 9 })

class Deflated extends ZipPassThrough {
  override compression = 8
  #deflate: Deflate

  constructor(name: string, deflate: Deflate) {
    super(name)
    this.#deflate = deflate
  }

  override process(content: Uint8Array, isLast: boolean): void {
    this.ondata(null, new Uint8Array(this.#deflate(content)), isLast)
  }
}
