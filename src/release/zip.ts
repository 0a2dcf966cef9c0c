import { type Zippable, zipSync } from 'fflate'

/** Files by their path, with `/` between folders. */
export type Files = Readonly<Record<string, Uint8Array>>

/** A zip archive that is the same, bit for bit, whenever and wherever it is made of the same files. */
export function zip(files: Files): Uint8Array {
  const names = Object.keys(files).sort()
  const entries: Zippable = Object.fromEntries(names.map((name) => [name, files[name] ?? new Uint8Array()]))
  // The format keeps local times: this one is the same by every clock.
  return zipSync(entries, { level: 9, mtime: new Date(1980, 0, 1), os: 3, attrs: 0o100644 << 16 })
}
