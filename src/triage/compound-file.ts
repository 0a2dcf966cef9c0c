import { TriageError } from './errors.ts'

/** A stream or a storage in a compound file of Microsoft's (MS-CFB). */
export interface Entry {
  name: string
  children: Entry[]
  /** Empty for a storage. */
  bytes: Uint8Array
}

/** The root of a compound file. Throws a TriageError if it breaks off. */
export function readCompoundFile(file: Uint8Array): Entry {
  try {
    return rootOf(new DataView(file.buffer, file.byteOffset, file.byteLength))
  } catch (error) {
    // A read behind the end.
    if (error instanceof RangeError) throw new TriageError('broken-off')
    throw error
  }
}

/** Bytes, and sectors of a chain. */
interface Sectors {
  view: DataView
  size: number
  /** Where the sector with this number begins. */
  place(sector: number): number
  /** The sector that follows each. */
  next: readonly number[]
}

function rootOf(view: DataView): Entry {
  const size = 2 ** Math.min(view.getUint16(30, true), 16)
  const big: Sectors = { view, size, place: (sector) => (sector + 1) * size, next: [] }
  const table = tableSectors(view, size).flatMap((sector) => numbersAt(view, big.place(sector), size / 4))
  const sectors = { ...big, next: table }
  const directory = chain(sectors, view.getUint32(48, true), Number.POSITIVE_INFINITY)
  const entries = new DataView(directory.buffer)
  const mini = chain(sectors, entries.getUint32(116, true), entries.getUint32(120, true))
  const miniTable = chain(sectors, view.getUint32(60, true), Number.POSITIVE_INFINITY)
  const small: Sectors = {
    view: new DataView(mini.buffer),
    size: 64,
    place: (sector) => sector * 64,
    next: numbersAt(new DataView(miniTable.buffer), 0, miniTable.length / 4),
  }
  return entryAt({ entries, sectors, small, cutoff: view.getUint32(56, true), seen: new Set() }, 0)
}

/** The head lists the first 109 sectors of the table; a chain of sectors has the others. */
function tableSectors(view: DataView, size: number): number[] {
  const all = numbersAt(view, 76, 109)
  let sector = view.getUint32(68, true)
  for (let count = view.getUint32(72, true); count > 0 && sector < lastSector; count--) {
    const numbers = numbersAt(view, (sector + 1) * size, size / 4)
    sector = numbers.pop() ?? lastSector
    all.push(...numbers)
  }
  return all.filter((one) => one < lastSector)
}

/** Greater numbers mark free sectors and ends. */
const lastSector = 0xfffffffa

function numbersAt(view: DataView, at: number, count: number): number[] {
  return Array.from({ length: Math.floor(count) }, (_, index) => view.getUint32(at + 4 * index, true))
}

/** The bytes of a chain of sectors. A damaged file may have a chain without an end. */
function chain({ view, size, place, next }: Sectors, first: number, length: number): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = []
  for (
    let sector = first;
    sector < lastSector && parts.length * size < length;
    sector = next[sector] ?? lastSector
  ) {
    if (parts.length > next.length || place(sector) >= view.byteLength) throw new TriageError('broken-off')
    const end = Math.min(size, view.byteLength - place(sector))
    parts.push(new Uint8Array(view.buffer, view.byteOffset + place(sector), end))
  }
  const whole = new Uint8Array(
    Math.min(
      length,
      parts.reduce((sum, part) => sum + part.length, 0),
    ),
  )
  let at = 0
  for (const part of parts) {
    whole.set(part.subarray(0, whole.length - at), at)
    at += part.length
  }
  return whole
}

interface Directory {
  entries: DataView
  sectors: Sectors
  small: Sectors
  /** Shorter streams are in the small sectors. */
  cutoff: number
  seen: Set<number>
}

function entryAt(directory: Directory, index: number): Entry {
  const { entries, sectors, small, cutoff } = directory
  const at = index * 128
  directory.seen.add(index)
  const length = Math.max(0, entries.getUint16(at + 64, true) - 2)
  const name = new TextDecoder('utf-16le').decode(new Uint8Array(entries.buffer, at, Math.min(length, 62)))
  const isStream = entries.getUint8(at + 66) === 2
  const size = entries.getUint32(at + 120, true)
  const source = size < cutoff ? small : sectors
  return {
    name,
    children: isStream ? [] : siblings(directory, entries.getUint32(at + 76, true)),
    bytes: isStream ? chain(source, entries.getUint32(at + 116, true), size) : new Uint8Array(),
  }
}

/** The children of a storage are a tree: each has those before and behind it. */
function siblings(directory: Directory, index: number): Entry[] {
  const { entries, seen } = directory
  if (index >= entries.byteLength / 128 || seen.has(index)) return []
  const own = entryAt(directory, index)
  const [before, behind] = numbersAt(entries, index * 128 + 68, 2)
  return [...siblings(directory, before ?? lastSector), own, ...siblings(directory, behind ?? lastSector)]
}
