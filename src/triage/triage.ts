import { containerOf, containers } from './containers/registry.ts'
import type { Piece } from './containers/types.ts'
import { TriageError } from './errors.ts'
import { openAttachment, openFile } from './open-file.ts'
import { peek } from './pieces.ts'
import { type Reading, readingOf, type TriageOptions } from './reading.ts'
import { exporterOf } from './records/exporters.ts'

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
