import { splitLines } from '../split-lines.ts'
import { longestMail, piecesOfMail } from './mail.ts'
import type { Container, Piece } from './types.ts'

/** A mailbox (mbox, RFC 4155): a line like this precedes each mail. */
export const mailbox: Container = {
  id: 'mailbox',
  recognizes: ({ text }) => text.split('\n').some(isStartOfMail),
  read,
}

const isStartOfMail = (line: string) => /^From \S.{0,300}\d{4}\s*$/.test(line)

async function* read(pieces: AsyncIterable<string>): AsyncGenerator<Piece> {
  for await (const source of mailsIn(pieces)) yield* piecesOfMail(source)
}

/** The mails, without the line that precedes each. */
async function* mailsIn(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let lines: string[] = []
  let size = 0
  for await (const { text } of splitLines(pieces)) {
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
