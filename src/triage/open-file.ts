import { unzipSync } from 'fflate'
import { joinBytes } from '../microsoft/bytes.ts'
import { isObject } from '../microsoft/json.ts'
import { entriesIn } from './containers/recording.ts'
import { decodeText } from './decode.ts'
import { TriageError } from './errors.ts'

/** A text in a file: the file's own, or one of the files in an archive. */
export interface Opened {
  /** Its name in the archive; null for the file's own text. */
  name: string | null
  pieces: AsyncIterable<string>
}

/** Opens a text in any usual encoding, also compressed (gzip) or in an archive (ZIP). */
export async function* openFile(input: AsyncIterable<Uint8Array>): AsyncGenerator<Opened> {
  const { start, all } = await peekBytes(input)
  if (startsWith(start, outlook)) throw new TriageError('office')
  if (startsWith(start, gzip)) yield* openFile(unpacked(all))
  else if (startsWith(start, zip)) yield* filesIn(await gather(all))
  else yield { name: null, pieces: decodeText(all) }
}

const gzip = [0x1f, 0x8b]
const zip = [0x50, 0x4b, 0x03, 0x04]
/** Outlook's .msg and the older files of Office. */
const outlook = [0xd0, 0xcf, 0x11, 0xe0]

function startsWith(start: Uint8Array, signs: readonly number[]): boolean {
  return signs.every((sign, at) => start[at] === sign)
}

async function peekBytes(
  input: AsyncIterable<Uint8Array>,
): Promise<{ start: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const rest = input[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let size = 0
  while (size < zip.length) {
    const { value, done } = await rest.next()
    if (done) break
    first.push(value)
    size += value.length
  }
  const start = joinBytes(first)
  async function* all() {
    if (start.length > 0) yield start
    yield* { [Symbol.asyncIterator]: () => rest }
  }
  return { start, all: all() }
}

async function* unpacked(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const rest = packed[Symbol.asyncIterator]()
  const source = new ReadableStream<BufferSource>({
    async pull(controller) {
      const { value, done } = await rest.next()
      if (done) controller.close()
      else controller.enqueue(new Uint8Array(value))
    },
  })
  const reader = source.pipeThrough(new DecompressionStream('gzip')).getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } catch {
    throw new TriageError('broken-off')
  }
}

/** A recording of Playwright has its bodies in files of their own. */
function* filesIn(archive: Uint8Array): Generator<Opened> {
  const files = Object.entries(unzip(archive)).filter(([name]) => !isAside(name))
  if (files.some(([name]) => name === '[Content_Types].xml')) throw new TriageError('office')
  const recordings = files.filter(([name]) => name.endsWith('.har'))
  const bodies = new Map(files)
  for (const [name, bytes] of recordings) yield { name, pieces: withBodies(decodeText(once(bytes)), bodies) }
  if (recordings.length > 0) return
  for (const [name, bytes] of files) yield { name, pieces: decodeText(once(bytes)) }
}

function unzip(archive: Uint8Array): Record<string, Uint8Array> {
  let size = 0
  try {
    return unzipSync(archive, {
      filter: ({ originalSize }) => {
        size += originalSize
        if (size > largestArchive) throw new TriageError('too-large')
        return true
      },
    })
  } catch (error) {
    throw error instanceof TriageError ? error : new TriageError('broken-off')
  }
}

/** Bytes, packed and unpacked. */
const largestArchive = 500_000_000

/** Folders, and notes of macOS. */
const isAside = (name: string) => name.endsWith('/') || name.startsWith('__MACOSX/')

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value
}

async function* withBodies(
  pieces: AsyncIterable<string>,
  bodies: ReadonlyMap<string, Uint8Array>,
): AsyncGenerator<string> {
  yield '{"log":{"version":"1.2","entries":['
  let separator = ''
  for await (const entry of entriesIn(pieces)) {
    yield `${separator}${JSON.stringify(withBody(entry, bodies))}`
    separator = ','
  }
  yield ']}}'
}

function withBody(entry: unknown, bodies: ReadonlyMap<string, Uint8Array>): unknown {
  if (!isObject(entry) || !isObject(entry.response) || !isObject(entry.response.content)) return entry
  const { content } = entry.response
  const body = typeof content._file === 'string' ? bodies.get(content._file) : undefined
  const isPage = typeof content.mimeType === 'string' && content.mimeType.startsWith('text/html')
  if (body === undefined || !isPage) return entry
  const text = new TextDecoder().decode(body)
  return { ...entry, response: { ...entry.response, content: { ...content, text } } }
}

async function gather(input: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of input) {
    size += part.length
    if (size > largestArchive) throw new TriageError('too-large')
    parts.push(part)
  }
  return joinBytes(parts)
}
