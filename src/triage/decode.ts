import { TriageError } from './errors.ts'

/** Decodes UTF-8 and the UTF-16 of Windows. Throws a TriageError if the bytes are not text. */
export async function* decodeText(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  for await (const bytes of input) {
    const isFirst = decoder === null
    decoder ??= new TextDecoder(encodingOf(bytes))
    const text = decoder.decode(bytes, { stream: true })
    if (isFirst && text.includes('\0')) throw new TriageError('binary')
    yield text
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return 'utf-8'
}
