import { TriageError } from './errors.ts'

/**
 * Decodes UTF-8, the UTF-16 of Windows and the encoding of older spreadsheets.
 * Throws a TriageError if the bytes are not text.
 */
export async function* decodeText(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  for await (const bytes of input) {
    const isFirst = decoder === null
    decoder ??= new TextDecoder(encodingOf(bytes))
    const text = decoder.decode(bytes, { stream: true })
    if (isFirst && text.includes('\0')) throw new TriageError('binary')
    yield text.includes('\x1b') ? text.replace(colors, '') : text
  }
}

/** A terminal's colors, as `az` prints them. */
const colors = /\x1b\[[\d;]{0,20}m/g

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return markless(bytes.subarray(0, 20_000))
}

/** Without a byte order mark the bytes of Latin letters show the encoding. */
function markless(start: Uint8Array): string {
  const zeros = (parity: number) => start.filter((byte, at) => at % 2 === parity && byte === 0).length
  if (start.length > 7 && zeros(1) > start.length / 3 && zeros(0) === 0) return 'utf-16le'
  if (start.length > 7 && zeros(0) > start.length / 3 && zeros(1) === 0) return 'utf-16be'
  return isUtf8(start) ? 'utf-8' : 'windows-1252'
}

/** The start may be cut in the middle of a character: then streaming finds no fault. */
function isUtf8(start: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true })
    return true
  } catch {
    return false
  }
}
