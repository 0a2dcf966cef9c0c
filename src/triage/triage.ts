import { successOf } from '../attempt/attempt.ts'
import { attemptIn, type ParsedInput, silenceOf } from '../attempt/input.ts'
import type { Silence } from '../attempt/silence.ts'
import type { Clara, SignInAttempt } from '../attempt/types.ts'
import { diagnose } from '../diagnosis/diagnose.ts'
import type { Diagnosis, ScenarioId } from '../diagnosis/types.ts'
import type { AccessAnswer, Passed } from './access/types.ts'
import { containerOf, containers } from './containers/registry.ts'
import type { ContainerId, Piece, Single, Ticket, UnreadReason } from './containers/types.ts'
import { TriageError } from './errors.ts'
import { openAttachment, openFile } from './open-file.ts'
import { peek } from './pieces.ts'
import { type PublicFields, publicFieldsOf, publicFieldsOfAttempt } from './public-fields.ts'
import { exporterOf } from './records/exporters.ts'
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
export interface Form {
  container: ContainerId
  /** The tool that wrote it; null if it is not known. */
  exporter: string | null
}

export type Reading =
  /** Once for each source, before what it holds. */
  | { kind: 'form'; form: Form }
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

/**
 * Reads an address, a text, a sign-in log, a list of tickets, a mailbox or a recording (HAR).
 * Yields all it can read before it throws a TriageError.
 */
export async function* triage(
  pieces: AsyncIterable<string>,
  options: TriageOptions,
): AsyncGenerator<Reading> {
  const { start, all } = await peek(pieces)
  if (start.text === '' && start.isWhole) throw new TriageError('empty')
  const container = options.container === undefined ? containerOf(start) : containers[options.container]
  let place = 0
  for await (const piece of withCutRecord(container.read(all, options.clara))) {
    if (piece.kind === 'file') {
      yield* triageAttachment(piece, options)
      continue
    }
    if (place === 0) yield { kind: 'form', form: { container: container.id, exporter: exporterIn(piece) } }
    // A recorded attempt without bodies is found and named: both are one record.
    const isSameRecord = piece.kind === 'unread' && piece.reason === 'no-body'
    if (!isSameRecord) place++
    yield readingOf(piece, place, options)
  }
  if (place === 0) yield { kind: 'form', form: { container: container.id, exporter: null } }
}

/** Where a source ends too early, a record is lost. Some containers name it themselves. */
async function* withCutRecord(pieces: AsyncIterable<Piece>): AsyncGenerator<Piece> {
  let last: Piece['kind'] | null = null
  try {
    for await (const piece of pieces) {
      last = piece.kind
      yield piece
    }
  } catch (error) {
    const isCut = error instanceof TriageError && error.reason === 'broken-off'
    const isKnown = isCut ? last === 'unread' : last === null
    if (!isKnown) yield { kind: 'unread', name: null, reason: 'broken' }
    throw error
  }
}

/** The same for the bytes of a file, which may be compressed or an archive of several. */
export async function* triageFile(
  bytes: AsyncIterable<Uint8Array>,
  options: TriageOptions,
): AsyncGenerator<Reading> {
  for await (const { name, pieces } of openFile(bytes)) {
    if (name === null) yield* triage(pieces, options)
    else yield* triageMember(name, pieces, options)
  }
}

/** A mail may hold a file that is an archive again. */
async function* triageAttachment(
  { name, bytes }: Extract<Piece, { kind: 'file' }>,
  options: TriageOptions,
): AsyncGenerator<Reading> {
  for await (const { name: inner, pieces } of openAttachment(name, bytes))
    yield* triageMember(inner ?? name, pieces, options)
}

/** One unreadable file in an archive does not end the others. */
async function* triageMember(
  name: string,
  pieces: AsyncIterable<string>,
  options: TriageOptions,
): AsyncGenerator<Reading> {
  let last: Reading['kind'] | null = null
  try {
    for await (const one of triage(pieces, options)) {
      last = one.kind
      yield named(one, name)
    }
  } catch (error) {
    if (!(error instanceof TriageError)) throw error
    if (last === 'unread') return
    const reason = noText.has(error.reason) ? 'no-text' : 'broken'
    if (error.reason !== 'empty') yield { kind: 'unread', unread: { place: 1, name, reason } }
  }
}

function named(one: Reading, name: string): Reading {
  if (one.kind === 'found') return { ...one, found: { ...one.found, name: one.found.name ?? name } }
  return one.kind === 'unread' ? { ...one, unread: { ...one.unread, name: one.unread.name ?? name } } : one
}

const noText: ReadonlySet<TriageError['reason']> = new Set(['binary', 'office'])

function exporterIn(piece: Piece): string | null {
  if (piece.kind === 'record') return exporterOf(piece.record, piece.wrapper)
  return 'exporter' in piece ? piece.exporter : null
}

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
