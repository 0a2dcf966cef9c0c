import { joinBytes } from '../microsoft/bytes.ts'
import { isObject } from '../microsoft/json.ts'
import { type ArchiveFiles, type Budget, isTar, newBudget, untar, unzip } from './archives.ts'
import { entriesIn } from './containers/recording.ts'
import { decodeText } from './decode.ts'
import { TriageError } from './errors.ts'
import { mailOfOutlook } from './outlook.ts'
import { once } from './pieces.ts'
import { sheetsIn } from './workbook.ts'

/** A text in a file: the file's own, or one of the files in an archive. */
export interface Opened {
  /** Its name in the archive; null for the file's own text. */
  name: string | null
  pieces: AsyncIterable<string>
}

/** Opens a text in any usual encoding, also compressed (gzip) or in an archive (ZIP, tar). */
export function openFile(input: AsyncIterable<Uint8Array>): AsyncGenerator<Opened> {
  return open(input, { name: null, depth: 0, budget: newBudget() })
}

/** The same for a file within a mail: one that cannot be opened has no text. */
export function openAttachment(name: string, bytes: Uint8Array): AsyncGenerator<Opened> {
  return members([[name, bytes]], { name: null, depth: 0, budget: newBudget() })
}

/** Where a file is: in which archive, and how deep. */
interface Place {
  name: string | null
  depth: number
  budget: Budget
}

async function* open(input: AsyncIterable<Uint8Array>, place: Place): AsyncGenerator<Opened> {
  const { start, all } = await peekBytes(input)
  if (startsWith(start, outlook)) return yield* [await savedMail(all, place)]
  if (startsWith(start, pdf)) throw new TriageError('binary')
  if (startsWith(start, gzip)) yield* open(unpacked(all), place)
  else if (startsWith(start, zip)) yield* filesInZip(unzip(await gather(all), place.budget), place)
  else if (isTar(start)) yield* members(untar(await gather(all)), place)
  else yield { name: place.name, pieces: decodeText(all) }
}

const gzip = [0x1f, 0x8b]
const zip = [0x50, 0x4b]
const pdf = [0x25, 0x50, 0x44, 0x46]
/** Outlook's .msg and the older files of Office. */
const outlook = [0xd0, 0xcf, 0x11, 0xe0]

function startsWith(start: Uint8Array, signs: readonly number[]): boolean {
  return signs.every((sign, at) => start[at] === sign)
}

/** Bytes that show each kind of file. */
const startSize = 512

async function peekBytes(
  input: AsyncIterable<Uint8Array>,
): Promise<{ start: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const rest = input[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let size = 0
  while (size < startSize) {
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

/** Outlook's own form of a mail. */
async function savedMail(all: AsyncIterable<Uint8Array>, { name }: Place): Promise<Opened> {
  return { name, pieces: once(mailOfOutlook(await gather(all))) }
}

/** A workbook of one sheet is that sheet. */
function openedSheet(sheet: string, csv: string, count: number, { name }: Place): Opened {
  const inner = name === null ? sheet : `${name}/${sheet}`
  return { name: count === 1 ? name : inner, pieces: once(csv) }
}

/** A recording of Playwright has its bodies in files of their own. */
async function* filesInZip(files: ArchiveFiles, place: Place): AsyncGenerator<Opened> {
  if (files.length === 0) throw new TriageError('empty')
  const sheets = sheetsIn(files)
  if (sheets !== null) return yield* sheets.map(([name, csv]) => openedSheet(name, csv, sheets.length, place))
  // Fiddler keeps what the browser asked for in files of their own.
  const asked = files.filter(([name]) => /^raw\/\d{1,9}_c\.txt$/.test(name))
  if (asked.length > 0) return yield* members(asked, place)
  if (files.some(([name]) => officeFiles.includes(name))) throw new TriageError('office')
  const recordings = files.filter(([name]) => name.endsWith('.har'))
  const isPlaywright = recordings.length > 0 && files.some(([name]) => !name.endsWith('.har'))
  if (!isPlaywright) return yield* members(files, place)
  const bodies = new Map(files)
  for (const [name, bytes] of recordings) yield { name, pieces: withBodies(decodeText(once(bytes)), bodies) }
  yield* members(
    files.filter(([name]) => !name.endsWith('.har') && !isBody(name)),
    place,
  )
}

/** Playwright names a body by its hash; whatever is no export is one. */
const isBody = (name: string) => /(?:^|\/)[\da-f]{40}\./.test(name) || !exported.test(name)

const exported = /\.(?:csv|tsv|jsonl|ndjson|eml|mbox|msg|xlsx|zip|gz|txt|log)$/i

/** Office's files since 2007, and those of LibreOffice. */
const officeFiles: readonly string[] = ['[Content_Types].xml', 'mimetype']

/** Each file may be an archive again. One that cannot be opened does not end the others. */
async function* members(files: ArchiveFiles, { name: outer, depth, budget }: Place): AsyncGenerator<Opened> {
  for (const [inner, bytes] of files) {
    const name = outer === null ? inner : `${outer}/${inner}`
    try {
      if (depth === deepest) throw new TriageError('too-large')
      yield* open(once(bytes), { name, depth: depth + 1, budget })
    } catch (error) {
      if (!(error instanceof TriageError)) throw error
      yield { name, pieces: failing(error) }
    }
  }
}

/** Archives in archives. */
const deepest = 3

// biome-ignore lint/correctness/useYield: its reader must meet the error.
async function* failing(error: TriageError): AsyncGenerator<string> {
  throw error
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

/** Bytes. */
const largestArchive = 500_000_000

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
