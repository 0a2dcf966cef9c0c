import { isObject } from '../../microsoft/json.ts'
import { TriageError } from '../errors.ts'
import { joinPieces, once, peek } from '../pieces.ts'
import { isListOfRecords, unwrap } from '../records/unwrap.ts'
import { isAccessStart } from './access-log.ts'
import { cutJson } from './cut-json.ts'
import type { Cut } from './json-state.ts'
import { isNetlog } from './netlog.ts'
import { isPython, jsonOfPython } from './python.ts'
import { isRecordingStart } from './recording.ts'
import type { Container, Piece, Start } from './types.ts'

/** JSON: an object, a list, values in a row or on lines, and the wrappers of each exporter. */
export const json: Container = {
  id: 'json',
  recognizes,
  read,
}

function recognizes(start: Start): boolean {
  if (isPython(start.text)) return holdsRecords({ ...start, text: jsonOfPython(start.text) })
  return (
    isJsonStart(body(start.text)) &&
    !isRecordingStart(start.text) &&
    !isAccessStart(start) &&
    holdsRecords(start)
  )
}

async function* read(pieces: AsyncIterable<string>): AsyncGenerator<Piece> {
  const { start, all } = await peek(pieces)
  if (isNetlog(start.text)) yield { kind: 'unread', name: null, reason: 'netlog' }
  else if (isPython(start.text)) yield* readJson(once(jsonOfPython(await joinPieces(all))))
  else yield* readJson(all)
}

/** Whether a text starts like an object or a list. */
const isJsonStart = (text: string) => /^(?:\{\s*["}]|\[\s*[[{"\]])/.test(text)

/** An answer may stand behind the head that a program prints with it. */
function body(text: string): string {
  const start = text.slice(0, 20_000)
  const end = start.search(/(?<=\n)[{[]/)
  const head = start.slice(0, end)
  const isHead = end > 0 && head.split('\n').every((line) => headLine.test(line))
  const isAnswer = /^(?:< )?HTTP\/\d|^content-type: application\/json/im.test(head)
  return isHead && isAnswer && !/^mime-version:/im.test(head) ? text.slice(end) : text
}

const headLine = /^(?:[<>*] ?)?(?:HTTP\/[\d.]{1,3} \d{3}|[\w-]{1,60}:(?:\s|$)|\s*$)/

/** A broken value or prose behind a value is a text that somebody pasted. */
function holdsRecords({ text, isWhole }: Start): boolean {
  const cutter = cutJson(isListOfRecords)
  const cuts = cutter.write(text)
  if (!isWhole) return true
  const all = [...cuts, ...cutter.end().rest]
  // A list may be empty.
  if (all.length === 0) return true
  const broken = all.filter((cut) => valueIn(cut) === undefined && !headLine.test(cut.text))
  const whole = all.filter((cut) => valueIn(cut) !== undefined).length
  return whole > 1 || (whole === 1 && broken.every((cut) => isJsonStart(cut.text)))
}

export async function* readJson(pieces: AsyncIterable<string>): AsyncGenerator<Piece> {
  const cutter = cutJson(isListOfRecords)
  let isFirst = true
  for await (const piece of pieces) {
    const cuts = cutter.write(isFirst ? piece.replace(/^\uFEFF/, '') : piece)
    isFirst = false
    for (const cut of cuts) yield* piecesOf(cut)
  }
  const { rest, isInList } = cutter.end()
  for (const cut of rest) yield* piecesOf(cut)
  if (isInList) throw new TriageError('broken-off')
}

function piecesOf(cut: Cut): Piece[] {
  const value = valueIn(cut)
  if (value !== undefined) return unwrap(value, cut.wrapper)
  if (headLine.test(cut.text)) return []
  // Of several lines only one may be broken.
  const lines = cut.text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length < 2) return [{ kind: 'unread', name: nameIn(cut.text), reason: 'broken' }]
  const values = lines.map((line) => valueIn({ text: line, wrapper: cut.wrapper }))
  const whole = values.filter(isObject)
  const broken: Piece = { kind: 'unread', name: nameIn(cut.text), reason: 'broken' }
  return [...whole.flatMap((value) => unwrap(value, cut.wrapper)), broken]
}

function valueIn({ text, value }: Cut): unknown {
  if (value !== undefined) return value
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The start of a broken value may still name it. */
function nameIn(text: string): string | null {
  return /"(?:id|key|number|correlationId)"\s*:\s*"?([\w.-]{1,60})/i.exec(text.slice(0, 2000))?.[1] ?? null
}
