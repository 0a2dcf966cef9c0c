import { readInput } from '../attempt/input.ts'
import type { Clara, SignInAttempt } from '../attempt/types.ts'
import { diagnose } from '../diagnosis/diagnose.ts'
import type { Diagnosis, ScenarioId } from '../diagnosis/types.ts'
import { TriageError } from './errors.ts'
import { isMail, isMailbox, mailsIn, ticketOfMail } from './mail.ts'
import { type Facts, factsOfAttempt, factsOfInput } from './public-fields.ts'
import { isRecording, readRecording } from './recording.ts'
import { type Ticket, ticketsIn } from './tickets.ts'

/** What was found in one ticket, log entry or mail, or of one attempt in a recording. */
export interface Found {
  /** What its source calls it; null where it has no name. */
  name: string | null
  /** When it happened, as far as it says, in milliseconds since the epoch. */
  at: number | null
  cause: Cause
  facts: Facts
  /** Both null where no sign-in to Clara shows in it. */
  attempt: SignInAttempt | null
  diagnosis: Diagnosis | null
}

/** `no-stop`: nothing in it says that a sign-in to Clara was stopped. */
export type Cause = ScenarioId | 'no-stop'

/**
 * Reads whatever somebody hands in, piece by piece: an address, a text, a report of ours, a sign-in log, a list of tickets, a mailbox or a
 * recording (HAR). `now` is the time to give what carries none. Recordings and mailboxes may have any size.
 * Throws a TriageError once everything that could be read is handed out.
 */
export async function* triage(
  pieces: AsyncIterable<string>,
  clara: Clara,
  now: number,
): AsyncGenerator<Found> {
  const { start, all } = await begun(pieces)
  if (start.trim() === '') throw new TriageError('empty')
  if (isRecording(start)) {
    const { attempts, isWhole } = await readRecording(all, clara)
    for (const attempt of attempts)
      yield foundOf({ attempt, facts: factsOfAttempt(attempt) }, attempt.startedAt)
    if (!isWhole) throw new TriageError('broken-off')
  } else if (isMailbox(start)) {
    for await (const mail of mailsIn(all)) yield foundIn(ticketOfMail(mail), clara, now)
  } else {
    const text = await wholeOf(all)
    const tickets = isMail(start) ? [ticketOfMail(text)] : ticketsIn(text)
    for (const ticket of tickets) yield foundIn(ticket, clara, now)
  }
}

/** A text that tells when it happened is taken to be from then: what is looked up for it, is looked up there. */
function foundIn(ticket: Ticket, clara: Clara, now: number): Found {
  const input = readInput(ticket.text, ticket.at ?? now, clara)
  const facts = factsOfInput(input)
  const stamp = Date.parse(facts.timestamp ?? '')
  const isStamped = !Number.isNaN(stamp) && stamp <= now
  const { attempt } = isStamped ? readInput(ticket.text, stamp, clara) : input
  return { ...foundOf({ attempt, facts }, isStamped ? stamp : ticket.at), name: ticket.name }
}

function foundOf({ attempt, facts }: Pick<Found, 'attempt' | 'facts'>, at: number | null): Found {
  const diagnosis = attempt && diagnose(attempt)
  return { name: null, at, cause: diagnosis?.scenario ?? 'no-stop', facts, attempt, diagnosis }
}

/** What a source begins with, enough to tell what it is, and all of it. */
async function begun(pieces: AsyncIterable<string>): Promise<{ start: string; all: AsyncIterable<string> }> {
  const rest = pieces[Symbol.asyncIterator]()
  let start = ''
  while (start.length < enough) {
    const { value, done } = await rest.next()
    if (done) break
    start += value
  }
  async function* all() {
    yield start
    yield* { [Symbol.asyncIterator]: () => rest }
  }
  return {
    start: start
      .replace(/^\uFEFF/, '')
      .trimStart()
      .slice(0, enough),
    all: all(),
  }
}

const enough = 5000

async function wholeOf(pieces: AsyncIterable<string>): Promise<string> {
  const parts: string[] = []
  let size = 0
  for await (const piece of pieces) {
    size += piece.length
    if (size > longest) throw new TriageError('too-large')
    parts.push(piece)
  }
  return parts.join('')
}

/** Characters of a log or a list; recordings and mailboxes are not held whole. */
const longest = 100_000_000
