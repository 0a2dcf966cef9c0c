import { once } from 'node:events'
import type { Words } from '../../_locales/index.ts'
import type { Found, Unread } from '../../triage/reading.ts'
import { silenceText } from '../../triage/silence-text.ts'
import { isFailedSignIn } from '../../triage/summary.ts'
import { cellsOf, lineOf, rowOf, tableColumns, tableOf } from '../../triage/table.ts'
import { fieldsOfFound, shownIn } from './fields.ts'
import { humanText, nothingText, type Speech } from './human.ts'

/** Writes pieces to standard output, no faster than its reader takes them. */
export async function write(pieces: AsyncIterable<string>): Promise<void> {
  for await (const piece of pieces) if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
}

/** Each blocked sign-in for a person, or why there is none. */
export async function* textPieces(all: AsyncIterable<Found>, speech: Speech): AsyncGenerator<string> {
  const reasons = new Map<string, number>()
  let before = ''
  for await (const found of shownIn(counted(all, reasons, speech))) {
    yield before + humanText(found, speech)
    before = '\n\n'
  }
  yield before === '' ? `${nothingText(reasons, speech)}\n` : '\n'
}

async function* counted(
  all: AsyncIterable<Found>,
  reasons: Map<string, number>,
  { triage }: Speech,
): AsyncGenerator<Found> {
  for await (const found of all) {
    if (!isFailedSignIn(found)) {
      const reason = silenceText(found.silence, triage)
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    }
    yield found
  }
}

/** One object, `{"attempts": [ … ], "unread": N}`. */
export async function* jsonPieces(
  all: AsyncIterable<Found>,
  words: Words,
  unread: readonly Unread[],
): AsyncGenerator<string> {
  const start = '{\n  "attempts": ['
  let before = start
  for await (const found of shownIn(all)) {
    const item = JSON.stringify(fieldsOfFound(found, words), null, 2)
    yield `${before}\n    ${item.replaceAll('\n', '\n    ')}`
    before = ','
  }
  yield `${before === start ? `${start}]` : '\n  ]'},\n  "unread": ${unread.length}\n}\n`
}

/** A table for a spreadsheet. */
export async function* csvPieces(all: AsyncIterable<Found>): AsyncGenerator<string> {
  let before = tableOf([tableColumns])
  for await (const found of all) {
    yield before + lineOf(cellsOf(rowOf(found)))
    before = ''
  }
  yield before
}
