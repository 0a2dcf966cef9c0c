import { extract, type LetterparserAttachment, type LetterparserMail } from 'letterparser'
import { isTime } from '../../microsoft/stamp.ts'
import { packedBody } from '../outlook.ts'
import { joinPieces } from '../pieces.ts'
import { saysError } from '../records/read-text.ts'
import { unwrap } from '../records/unwrap.ts'
import { holdsLogTable } from './markup-table.ts'
import type { Container, Piece, Ticket } from './types.ts'

/** A single mail (RFC 5322): it starts with a header. */
export const mail: Container = {
  id: 'mail',
  recognizes: ({ text }) =>
    /^[\w-]{2,40}: /.test(text.replace(appleLength, '')) &&
    /^(?:mime-version|message-id|received|return-path): /im.test(text),
  read,
}

/** Apple's program writes the length of the mail before it. */
const appleLength = /^\d{1,9}\s{1,9}/

async function* read(pieces: AsyncIterable<string>): AsyncGenerator<Piece> {
  yield* piecesOfMail((await joinPieces(pieces)).replace(appleLength, ''))
}

/** Characters. What follows belongs to a picture. */
export const longestMail = 30_000_000
/** The library's time grows with the square of the number of parts; no real mail has as many. */
const mostParts = 300

/** A ticket with the subject, text and text attachments of a mail; then its files. Never throws. */
export function piecesOfMail(source: string): Piece[] {
  const read = contentOf(source.slice(0, longestMail), 0)
  if (read === null)
    return [
      { kind: 'ticket', ticket: { name: null, text: source.slice(0, longestMail), at: null, from: null } },
    ]
  const { ticket, files, pictures } = read
  const all: Piece[] = [{ kind: 'ticket', ticket }, ...files]
  // A picture in a mail that says what is wrong is its signature.
  return files.length > 0 || saysError(ticket.text) ? all : [...all, ...pictures]
}

interface Content {
  ticket: Ticket
  files: Piece[]
  /** Attachments that nobody can read as text. */
  pictures: Piece[]
}

/** Null for a mail that cannot be taken apart. */
function contentOf(source: string, depth: number): Content | null {
  const parsed = (source.match(/^--/gm)?.length ?? 0) > mostParts ? null : parse(source)
  if (parsed === null) return null
  const { subject, date, from, text, html, attachments = [] } = parsed
  const parts = attachments.map((one) => partOf(one, depth))
  const at = date?.getTime()
  const table = logTableIn(html ?? '')
  const body = table?.prose ?? (text?.trim() ? text : html)
  return {
    ticket: {
      name: subject?.slice(0, 200) ?? null,
      text: [subject, body, ...parts.map((part) => part.text)].filter(Boolean).join('\n\n') || source,
      at: isTime(at) ? at : null,
      from: from?.address?.toLowerCase() ?? null,
    },
    files: [...(table === null ? [] : [table.file]), ...parts.flatMap((part) => part.files)],
    pictures: parts.flatMap((part) => part.pictures),
  }
}

function parse(source: string): LetterparserMail | null {
  try {
    return extract(
      source
        .replace(/^content-type:[ \t]{0,20}message\/rfc822/gim, renamedIfEncoded)
        // The library decodes texts by their charset alone, and a table may be in UTF-16.
        .replace(/^(content-type:[ \t]{0,20})text\/csv/gim, '$1application/csv'),
    )
  } catch {
    return null
  }
}

/** The library reads a mail in a mail as it stands: one in base64 must be a file. */
function renamedIfEncoded(heading: string, at: number, source: string): string {
  const before = source.slice(Math.max(0, at - longestHead), at)
  const behind = source.slice(at, at + longestHead)
  const start = Math.max(...['\n--', '\n\n', '\n\r\n'].map((sign) => before.lastIndexOf(sign)))
  const [rest = ''] = behind.split(/\n\r?\n/, 1)
  const isEncoded = /^content-transfer-encoding:[ \t]{0,20}base64/im.test(before.slice(start + 1) + rest)
  return isEncoded ? `Content-Type: ${encodedMail}` : heading
}

/** Characters of a part's head. */
const longestHead = 2000
const encodedMail = 'application/x-mail'

/** A log's table that somebody copied into a mail, and what is written around it. */
function logTableIn(html: string): { prose: string; file: Piece } | null {
  const from = html.search(/<table[\s>]/i)
  const to = html.toLowerCase().lastIndexOf('</table>') + '</table>'.length
  const table = from < 0 ? '' : html.slice(from, to)
  if (!holdsLogTable(table)) return null
  const bytes = new TextEncoder().encode(table)
  return { prose: `${html.slice(0, from)} ${html.slice(to)}`, file: { kind: 'file', name: 'table', bytes } }
}

interface Part extends Pick<Content, 'files' | 'pictures'> {
  text: string
}

function partOf(attachment: LetterparserAttachment, depth: number): Part {
  const { contentType, filename, contentId } = attachment
  const name = filename ?? contentType.parameters.name ?? contentType.type
  const bytes = bytesOf(attachment)
  const text = new TextDecoder().decode(bytes)
  const none: Part = { text: '', files: [], pictures: [] }
  if (isMail(name, contentType.type)) return forwarded(text, depth)
  if (isExport(name, contentType.type, text)) return { ...none, files: [{ kind: 'file', name, bytes }] }
  if (isText(contentType.type)) return { ...none, text }
  const unread: Piece = { kind: 'unread', name, reason: 'no-text' }
  if (name === packedBody) return { ...none, files: [unread] }
  // A program shows a picture with an ID in the text.
  return contentId === undefined ? { ...none, pictures: [unread] } : none
}

function bytesOf({ body }: LetterparserAttachment): Uint8Array {
  return typeof body === 'string' ? new TextEncoder().encode(body) : body
}

const isMail = (name: string, type: string) =>
  type === 'message/rfc822' || type === encodedMail || /\.eml$/i.test(name)

/** A forwarded mail says what its sender means. */
function forwarded(source: string, depth: number): Part {
  const inner = depth < deepest ? contentOf(source, depth + 1) : null
  if (inner === null) return { text: source, files: [], pictures: [] }
  return { ...inner, text: inner.ticket.text }
}

/** Mails in mails. */
const deepest = 5

function isExport(name: string, type: string, text: string): boolean {
  if (/\.json$/i.test(name) || type === 'application/json') return !isOneValue(text)
  return exportName.test(name) || exportType.test(type)
}

const exportName = /\.(?:csv|tsv|jsonl|ndjson|har|zip|gz|tgz|tar|mbox|xml|xlsx|msg)$/i
const exportType = /^application\/(?:csv|zip|gzip|x-zip-compressed|x-gzip)$/

/** An error of a program belongs to what its mail says. */
function isOneValue(text: string): boolean {
  try {
    return unwrap(JSON.parse(text)).length < 2
  } catch {
    return false
  }
}

const isText = (type: string) => /^(?:text\/(?:plain|html|markdown)|application\/json)$/.test(type)
