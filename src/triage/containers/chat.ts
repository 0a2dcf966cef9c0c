import { shownOrder } from '../records/date-order.ts'
import { type DateOrder, readMoment } from '../records/moment.ts'
import { splitLines } from '../split-lines.ts'
import type { Container, Piece, Start } from './types.ts'

/** A chat that WhatsApp exports as text: a time and a person stand before each message. */
export const chat: Container = { id: 'chat', recognizes, read }

/** Most chats begin with a notice that has no person. */
function recognizes({ text }: Start): boolean {
  const lines = text.split(/\r?\n/, mostLines)
  return isTimed(lines[0] ?? '') && lines.filter((line) => headOf(line) !== null).length > 1
}

const mostLines = 200

/** `13/11/26, 10:59 - Ana: …`, on iPhones `[13/11/26, 10:59:30] Ana: …`. */
const timed = new RegExp(
  `^\\[?(${[
    '\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}',
    ',? \\d{1,2}:\\d\\d(?::\\d\\d)?',
    '(?: ?[ap]\\.? ?m\\.?)?',
  ].join('')})(?:\\] | - )`,
  'i',
)

const isTimed = (line: string) => timed.test(plain(line))

/** WhatsApp writes marks of direction, and spaces that do not break. */
const plain = (line: string) =>
  line.replace(/[\u200e\u200f\u202a-\u202e\r\uFEFF]/g, '').replace(/[\u202f\u00a0]/g, ' ')

interface Head {
  date: string
  from: string
  text: string
}

function headOf(line: string): Head | null {
  const clean = plain(line)
  const [head, date = ''] = timed.exec(clean) ?? []
  if (head === undefined) return null
  const rest = clean.slice(head.length)
  const at = rest.indexOf(': ')
  return at < 1 || at > longestName ? null : { date, from: rest.slice(0, at), text: rest.slice(at + 2) }
}

const longestName = 100

async function* read(pieces: AsyncIterable<string>): AsyncGenerator<Piece> {
  // The message whose lines are read; none before the first and behind a notice.
  let open: Head[] = []
  let order: DateOrder | null = null
  for await (const { text } of splitLines(pieces)) {
    const head = headOf(text)
    const [last] = open
    if (head !== null || isTimed(text)) {
      yield* open.map((one) => ticketOf(one, order))
      order = shownOrder(head?.date ?? '') ?? order
      open = head === null ? [] : [head]
    } else if (last !== undefined && last.text.length < longestText) last.text += `\n${plain(text)}`
  }
  yield* open.map((one) => ticketOf(one, order))
}

const longestText = 1_000_000

/** Without a date that shows the order: only English writes the month first, with `AM` or `PM`. */
function ticketOf({ date, from, text }: Head, shown: DateOrder | null): Piece {
  const order = shown ?? (/[ap]m/i.test(date) ? 'month-first' : 'day-first')
  return { kind: 'ticket', ticket: { name: null, text, at: readMoment(date, order), from } }
}
