import { type Entry, readCompoundFile } from './compound-file.ts'
import { TriageError } from './errors.ts'

/** The body of such a mail whose text is in RTF alone, which Outlook packs. */
export const packedBody = 'body.rtf'

/** A mail that Outlook saved (`.msg`), as a mail of RFC 5322 with its files. */
export function mailOfOutlook(file: Uint8Array): string {
  return sourceOf(readCompoundFile(file), 0)
}

function sourceOf(message: Entry, depth: number): string {
  const html = bytesIn(message, '1013')
  const body = textIn(message, '1000') ?? (html === undefined ? null : decode(html, 'utf-8'))
  // A body in RTF alone is named as not read.
  const rtf = body === null ? bytesIn(message, '1009') : undefined
  // Another file of Office has no subject and no text.
  if (body === null && rtf === undefined && textIn(message, '0037') === null) throw new TriageError('office')
  const boundary = `part-${depth}`
  const type = textIn(message, '1000') === null ? 'html' : 'plain'
  const parts = [
    part(`text/${type}; charset=utf-8`, new TextEncoder().encode(body ?? '')),
    ...(rtf === undefined ? [] : [part('application/rtf', rtf, packedBody)]),
    ...message.children.filter(({ name }) => name.startsWith('__attach')).map((one) => attached(one, depth)),
  ]
  return [
    ...headerLines(message),
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    ...parts.map((one) => `--${boundary}\r\n${one}`),
    `--${boundary}--`,
    '',
  ].join('\r\n')
}

function headerLines(message: Entry): string[] {
  const address = textIn(message, '5D01') ?? textIn(message, '0C1F') ?? ''
  const date = timeOf(message)
  return [
    `Subject: =?utf-8?B?${base64(new TextEncoder().encode(textIn(message, '0037') ?? ''))}?=`,
    // Within a company Outlook has a path of the directory in the place of an address.
    ...(address.includes('@') ? [`From: <${address.replace(/[^\w.@+-]/g, '')}>`] : []),
    ...(date === null ? [] : [`Date: ${new Date(date).toUTCString()}`]),
  ]
}

/** A text in UTF-16 (001F) or in the encoding of older versions (001E); null without it. */
function textIn({ children }: Entry, property: string): string | null {
  const find = (type: string) => children.find(({ name }) => name === `__substg1.0_${property}${type}`)?.bytes
  const [wide, narrow] = [find('001F'), find('001E')]
  if (wide !== undefined) return decode(wide, 'utf-16le')
  return narrow === undefined ? null : decode(narrow, 'windows-1252')
}

const bytesIn = ({ children }: Entry, property: string) =>
  children.find(({ name }) => name === `__substg1.0_${property}0102`)?.bytes

const decode = (bytes: Uint8Array, encoding: string) =>
  new TextDecoder(encoding).decode(bytes).replaceAll('\0', '')

/** When it was sent or received, in milliseconds since the epoch. */
function timeOf({ children }: Entry): number | null {
  const bytes = children.find(({ name }) => name === '__properties_version1.0')?.bytes ?? new Uint8Array()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = bytes.length % 16 === 8 ? 24 : 32; at + 16 <= bytes.length; at += 16)
    if (timeTags.has(view.getUint32(at, true)))
      return Number(view.getBigUint64(at + 8, true) / 10_000n) - epoch
  return null
}

const timeTags: ReadonlySet<number> = new Set([0x00390040, 0x0e060040])
/** Milliseconds from 1601 to 1970. */
const epoch = 11_644_473_600_000

function attached(attachment: Entry, depth: number): string {
  const inner = attachment.children.find(({ name }) => name === '__substg1.0_3701000D')
  if (inner !== undefined && depth < deepest)
    return part(
      'application/octet-stream',
      new TextEncoder().encode(sourceOf(inner, depth + 1)),
      'message.eml',
    )
  const data = attachment.children.find(({ name }) => name === '__substg1.0_37010102')
  const name = textIn(attachment, '3707') ?? textIn(attachment, '3704') ?? 'attachment'
  return part('application/octet-stream', data?.bytes ?? new Uint8Array(), name)
}

/** Mails in mails. */
const deepest = 5

function part(type: string, bytes: Uint8Array, name = ''): string {
  const file = name.replace(/[^\p{L}\p{N}._ -]/gu, '_').slice(0, 100)
  return [
    `Content-Type: ${type}`,
    'Content-Transfer-Encoding: base64',
    ...(file === '' ? [] : [`Content-Disposition: attachment; filename="${file}"`]),
    '',
    base64(bytes).replace(/.{76}/g, '$&\r\n'),
  ].join('\r\n')
}

/** Pieces: a call takes no million arguments. */
function base64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 8190)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8190)))
  return btoa(parts.join(''))
}
