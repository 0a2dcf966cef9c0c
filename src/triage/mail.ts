import { extract, type LetterparserAttachment } from 'letterparser'
import { isTime } from '../microsoft/stamp.ts'
import { splitLines } from './split-lines.ts'
import type { Ticket } from './tickets.ts'

/** Whether a text begins as a mailbox does (mbox, RFC 4155): every mail in it after a line of this kind. */
export const isMailbox = (start: string) => startOfMail.test(start)

/** Whether a text begins as a single mail does (RFC 5322): with its header. */
export const isMail = (start: string) =>
  /^[\w-]{2,40}: /.test(start) && /^(?:mime-version|message-id|received|return-path): /im.test(start)

const startOfMail = /^From \S.{0,300}\d{4}\s*$/m

/** The mails of a mailbox, one at a time, each without the line that stands before it. */
export async function* mailsIn(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let lines: string[] = []
  let size = 0
  for await (const { text } of splitLines(pieces, longestLine)) {
    if (/^From \S.{0,300}\d{4}\s*$/.test(text)) {
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
/** Characters. What comes after is a picture's, not a text's. */
const longestMail = 30_000_000
/** More than any mail has. The library takes time by the square of their number. */
const mostParts = 300

/** A mail as a ticket: its subject, its text, and the texts that hang on it. Never throws. */
export function ticketOfMail(mail: string): Ticket {
  const source = mail.slice(0, longestMail)
  if ((source.match(/^--/gm)?.length ?? 0) > mostParts) return plain(source)
  try {
    const { subject, date, text, html, attachments } = extract(source)
    const body = text?.trim() ? text : html
    const at = date?.getTime()
    return {
      name: subject?.slice(0, 200) ?? null,
      text: [subject, body, ...(attachments ?? []).map(textOf)].filter(Boolean).join('\n\n') || source,
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
  return typeof body === 'string' ? body : body instanceof Uint8Array ? new TextDecoder().decode(body) : ''
}
