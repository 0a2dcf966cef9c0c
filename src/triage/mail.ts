import { extract, type LetterparserAttachment } from 'letterparser'
import { isTime } from '../microsoft/stamp.ts'
import { splitLines } from './split-lines.ts'
import type { Ticket } from './tickets.ts'

/** Whether a text starts like a mailbox (mbox, RFC 4155): a line like this precedes each mail. */
export const isMailbox = (start: string) => start.split('\n').some(isStartOfMail)

const isStartOfMail = (line: string) => /^From \S.{0,300}\d{4}\s*$/.test(line)

/** Whether a text starts like a single mail (RFC 5322): with a header. */
export const isMail = (start: string) =>
  /^[\w-]{2,40}: /.test(start) && /^(?:mime-version|message-id|received|return-path): /im.test(start)

/** The mails of a mailbox, without the line that precedes each. */
export async function* mailsIn(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let lines: string[] = []
  let size = 0
  for await (const { text } of splitLines(pieces, longestLine)) {
    if (isStartOfMail(text)) {
      if (lines.length > 0) yield lines.join('\n')
      lines = []
      size = 0
    } else if (size < longestMail) {
      lines.push(text.replace(/^>(>*From )/, '$1'))
      size += text.length
    }
  }
  if (lines.some((line) => line.trim() !== '')) yield lines.join('\n')
}

const longestLine = 1_000_000
/** Characters. What follows belongs to a picture. */
const longestMail = 30_000_000
/** The library's time grows with the square of the number of parts; no real mail has as many. */
const mostParts = 300

/** The subject, text and text attachments of a mail. Never throws. */
export function ticketOfMail(mail: string): Ticket {
  const source = mail.slice(0, longestMail)
  if ((source.match(/^--/gm)?.length ?? 0) > mostParts) return plain(source)
  try {
    const { subject, date, text, html, attachments = [] } = extract(source)
    const body = text?.trim() ? text : html
    const at = date?.getTime()
    return {
      name: subject?.slice(0, 200) ?? null,
      text: [subject, body, ...attachments.map(textOf)].filter(Boolean).join('\n\n') || source,
      at: isTime(at) ? at : null,
    }
  } catch {
    return plain(source)
  }
}

const plain = (text: string): Ticket => ({ name: null, text, at: null })

function textOf({ contentType, body }: LetterparserAttachment): string {
  const isText = /^(?:text\/(?:plain|html|markdown)|application\/json)$/.test(contentType.type)
  if (!isText) return ''
  if (body instanceof Uint8Array) return new TextDecoder().decode(body)
  return typeof body === 'string' ? body : ''
}
