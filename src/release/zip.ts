import { type Zippable, zipSync } from 'fflate'

/** Files by path, with `/` between folders. */
export type Files = Readonly<Record<string, Uint8Array>>

/** A zip archive. The same files always give the same bytes. */
export function zip(files: Files): Uint8Array {
  const names = Object.keys(files).sort()
  const entries: Zippable = Object.fromEntries(names.map((name) => [name, files[name] ?? new Uint8Array()]))
  // The format stores local time without a zone, so every machine stores this date.
  return zipSync(entries, { level: 9, mtime: new Date(1980, 0, 1), os: 3, attrs: 0o100644 << 16 })
}
