import { successOf } from '../attempt/attempt.ts'
import { attemptIn, type ParsedInput, silenceOf } from '../attempt/input.ts'
import type { Silence } from '../attempt/silence.ts'
import type { Clara, SignInAttempt } from '../attempt/types.ts'
import { diagnose } from '../diagnosis/diagnose.ts'
import type { Diagnosis, ScenarioId } from '../diagnosis/types.ts'
import type { AccessAnswer, Passed } from './access/types.ts'
import type { ContainerId, Single, Ticket, UnreadReason } from './containers/types.ts'
import { type PublicFields, publicFieldsOf, publicFieldsOfAttempt } from './public-fields.ts'
import { type ReadRecord, readRecord } from './records/read-record.ts'
import { readRecordText } from './records/read-text.ts'

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
  /** An entry of a sign-in log, and not somebody's report. */
  isEntry: boolean
  /** Why it has no diagnosis, or a success. */
  silence: Silence
  /** The person's key and address in the source, to count people. Never shown or stored. */
  user: string | null
  address: string | null
  /** Two letters; null if the source names no country. */
  country: string | null
  /** The masked path to which an access log's answer went; null for any other input. */
  route: string | null
}

/** `no-stop`: it reports no failed sign-in to Clara. */
export type Cause = ScenarioId | 'no-stop'

/** A record whose form was recognized and which could not be read. */
export interface Unread {
  /** Its place among all records of its source, from 1. */
  place: number
  name: string | null
  reason: UnreadReason
}

/** How a source was read. */
export interface SourceForm {
  container: ContainerId
  /** The tool that wrote it; null if it is not known. */
  exporter: string | null
}

export type Reading =
  /** Once for each source, before what it holds. */
  | { kind: 'form'; form: SourceForm }
  | { kind: 'found'; found: Found }
  | { kind: 'unread'; unread: Unread }
  /** A line of an access log that shows no answer to Clara. */
  | { kind: 'passed'; passed: Passed }

export interface TriageOptions {
  clara: Clara
  /** The time of input without one, in milliseconds since the epoch. */
  now: number
  /** The person's choice, if the form was not recognized. */
  container?: ContainerId | undefined
}

/** What a piece of a source says; `place` counts its records from 1. */
export function readingOf(piece: Single, place: number, options: TriageOptions): Reading {
  switch (piece.kind) {
    case 'attempt':
      return { kind: 'found', found: foundInAttempt(piece.attempt) }
    case 'ticket':
      return { kind: 'found', found: foundInRecord(recordOfTicket(piece.ticket), options) }
    case 'answer':
      return { kind: 'found', found: foundInAnswer(piece.answer, options) }
    case 'passed':
      return { kind: 'passed', passed: piece.passed }
    case 'unread':
      return { kind: 'unread', unread: { place, name: piece.name, reason: piece.reason } }
    case 'record': {
      const read = readRecord(piece.record, piece.order ?? 'month-first')
      return 'reason' in read
        ? { kind: 'unread', unread: { place, ...read } }
        : { kind: 'found', found: foundInRecord(read, options) }
    }
  }
}

function foundInAttempt(attempt: SignInAttempt): Found {
  const fields = publicFieldsOfAttempt(attempt)
  const silence = silenceOfAttempt(attempt)
  return { name: null, at: attempt.startedAt, fields, silence, ...nobody, ...conclude(attempt) }
}

const nobody = { isEntry: false, user: null, address: null, country: null, route: null }

/** The server's own time: a link may be opened again, long after Microsoft's. */
function foundInAnswer(
  { address, route, isSuccess, at }: AccessAnswer,
  { clara, now }: TriageOptions,
): Found {
  const input: ParsedInput = { kind: 'address', address }
  const silence = silenceOf(input, clara)
  const concluded = conclude(attemptIn(input, at ?? now, clara))
  const cause = isSuccess ? 'signed-in' : concluded.cause
  return { name: null, at, fields: publicFieldsOf(input), silence, ...nobody, route, ...concluded, cause }
}

function recordOfTicket({ name, text, at, from }: Ticket): ReadRecord {
  return { name, at, isEntry: false, input: readRecordText(text), user: from, address: null, country: null }
}

function foundInRecord(
  { name, at, isEntry, input, user, address, country }: ReadRecord,
  { clara, now }: TriageOptions,
): Found {
  const fields = publicFieldsOf(input)
  // IT looks the sign-in up at this time, so Microsoft's own time beats that of the ticket.
  const time = isEntry ? at : (pastTime(fields.timestamp, now) ?? at)
  const silence = silenceOf(input, clara)
  return {
    name,
    at: time,
    fields,
    silence,
    isEntry,
    user,
    address,
    country,
    route: null,
    ...conclude(attemptIn(input, time ?? now, clara)),
  }
}

function pastTime(timestamp: string | null, now: number): number | null {
  const time = Date.parse(timestamp ?? '')
  return time <= now ? time : null
}

function silenceOfAttempt(attempt: SignInAttempt): Silence {
  return { notDiagnosed: successOf(attempt) === null ? 'step' : 'success', otherApp: null, seen: null }
}

function conclude(attempt: SignInAttempt | null): Pick<Found, 'cause' | 'attempt' | 'diagnosis'> {
  const diagnosis = attempt && diagnose(attempt)
  return { cause: diagnosis?.scenario ?? 'no-stop', attempt, diagnosis }
}
