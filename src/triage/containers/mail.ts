import { extract, type LetterparserAttachment } from 'letterparser'
import { isTime } from '../../microsoft/stamp.ts'
import { joinPieces } from '../pieces.ts'
import type { Container, Piece, Ticket } from './types.ts'

/** A single mail (RFC 5322): it starts with a header. */
export const mail: Container = {
  id: 'mail',
  recognises: ({ text }) =>
    /^[\w-]{2,40}: /.test(text) && /^(?:mime-version|message-id|received|return-path): /im.test(text),
  read,
}

async function* read(pieces: AsyncIterable<string>): AsyncGenerator<Piece> {
  yield { kind: 'ticket', ticket: ticketOfMail(await joinPieces(pieces, 100_000_000)) }
}

/** Characters. What follows belongs to a picture. */
export const longestMail = 30_000_000
/** The library's time grows with the square of the number of parts; no real mail has as many. */
const mostParts = 300

/** The subject, text and text attachments of a mail. Never throws. */
export function ticketOfMail(mail: string): Ticket {
  const source = mail.slice(0, longestMail)
  if ((source.match(/^--/gm)?.length ?? 0) > mostParts) return plain(source)
  try {
    const { subject, date, from, text, html, attachments = [] } = extract(source)
    const body = text?.trim() ? text : html
    const at = date?.getTime()
    return {
      name: subject?.slice(0, 200) ?? null,
      text: [subject, body, ...attachments.map(textOf)].filter(Boolean).join('\n\n') || source,
      at: isTime(at) ? at : null,
      from: from?.address?.toLowerCase() ?? null,
    }
  } catch {
    return plain(source)
  }
}

const plain = (text: string): Ticket => ({ name: null, text, at: null, from: null })

function textOf({ contentType, body }: LetterparserAttachment): string {
  const isText = /^(?:text\/(?:plain|html|markdown)|application\/json)$/.test(contentType.type)
  if (!isText) return ''
  if (body instanceof Uint8Array) return new TextDecoder().decode(body)
  return typeof body === 'string' ? body : ''
}
