import { attemptIn, parseInput } from '../attempt/input.ts'
import type { Clara, SignInAttempt } from '../attempt/types.ts'
import { diagnose } from '../diagnosis/diagnose.ts'
import type { Diagnosis, ScenarioId } from '../diagnosis/types.ts'
import { TriageError } from './errors.ts'
import { isMail, isMailbox, mailsIn, ticketOfMail } from './mail.ts'
import { joinPieces, peek } from './pieces.ts'
import { type PublicFields, publicFieldsOf, publicFieldsOfAttempt } from './public-fields.ts'
import { isRecording, readRecording } from './recording.ts'
import { type Ticket, ticketsIn } from './tickets.ts'

/** The result for one ticket, log entry or mail, or for one attempt in a recording. */
export interface Found {
  /** The name in its source; null if it has none. */
  name: string | null
  /** When it happened, in milliseconds since the epoch; null if unknown. */
  at: number | null
  cause: Cause
  fields: PublicFields
  /** null, like the diagnosis, if it shows no sign-in to Clara. */
  attempt: SignInAttempt | null
  diagnosis: Diagnosis | null
}

/** `no-stop`: it reports no failed sign-in to Clara. */
export type Cause = ScenarioId | 'no-stop'

/**
 * Reads an address, a text, a sign-in log, a list of tickets, a mailbox or a recording (HAR).
 * `now` is the time of input without one. Yields all it can read before it throws a TriageError.
 */
export async function* triage(
  pieces: AsyncIterable<string>,
  clara: Clara,
  now: number,
): AsyncGenerator<Found> {
  const { start, all } = await peek(pieces)
  if (start.trim() === '') throw new TriageError('empty')
  if (isRecording(start)) yield* foundInRecording(all, clara)
  else for await (const ticket of readTickets(start, all)) yield foundInTicket(ticket, clara, now)
}

async function* foundInRecording(pieces: AsyncIterable<string>, clara: Clara): AsyncGenerator<Found> {
  const { attempts, isWhole } = await readRecording(pieces, clara)
  for (const attempt of attempts)
    yield {
      name: null,
      at: attempt.startedAt,
      fields: publicFieldsOfAttempt(attempt),
      ...conclude(attempt),
    }
  if (!isWhole) throw new TriageError('broken-off')
}

async function* readTickets(start: string, pieces: AsyncIterable<string>): AsyncGenerator<Ticket> {
  if (isMailbox(start)) {
    for await (const mail of mailsIn(pieces)) yield ticketOfMail(mail)
    return
  }
  const text = await joinPieces(pieces, longest)
  yield* isMail(start) ? [ticketOfMail(text)] : ticketsIn(text)
}

/** Characters. Recordings and mailboxes have no limit: they are not kept in memory as a whole. */
const longest = 100_000_000

function foundInTicket({ name, text, at }: Ticket, clara: Clara, now: number): Found {
  const input = parseInput(text)
  const fields = publicFieldsOf(input)
  // IT looks the sign-in up at this time, so Microsoft's own time beats that of the ticket.
  const time = pastTime(fields.timestamp, now) ?? at
  return { name, at: time, fields, ...conclude(attemptIn(input, time ?? now, clara)) }
}

function pastTime(timestamp: string | null, now: number): number | null {
  const time = Date.parse(timestamp ?? '')
  return time <= now ? time : null
}

function conclude(attempt: SignInAttempt | null): Pick<Found, 'cause' | 'attempt' | 'diagnosis'> {
  const diagnosis = attempt && diagnose(attempt)
  return { cause: diagnosis?.scenario ?? 'no-stop', attempt, diagnosis }
}
