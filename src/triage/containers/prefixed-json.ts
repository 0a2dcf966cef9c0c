import { isObject } from '../../microsoft/json.ts'
import { unwrap } from '../records/unwrap.ts'
import { splitLines } from '../split-lines.ts'
import { readCef } from './cef.ts'
import type { Container, Json, Piece } from './types.ts'

/** Lines of a log whose records stand behind a time, a host or the head of syslog or CEF. */
export const prefixedJson: Container = {
  id: 'prefixed-json',
  recognizes: ({ text }) => {
    const [first = '', second = ''] = text.slice(0, longestLine).split(/[\r\n]+/, 2)
    return partOfLine.test(first) || isLogLine(first) || (isPrefixed(first) && isPrefixed(second))
  },
  read,
}

const longestLine = 1_000_000

/** Any program may write its own start of a line: two lines show that it does. */
const isPrefixed = (line: string) => !/^(?:[{<"]|\[\s?[[{"\]])/.test(line) && jsonIn(line) !== null

function isLogLine(line: string): boolean {
  return linePrefix.test(line.slice(0, 400)) && recordsIn(line) !== null
}

const linePrefix = new RegExp(
  `^(?:${[
    // The priority of syslog.
    '<\\d{1,3}>',
    '(?:CEF|LEEF):\\d',
    // Nov 20 10:15:30
    '[A-Z][a-z]{2} {1,2}\\d{1,2} \\d\\d:\\d\\d',
    // 2026-11-20T10:15:30, also in brackets or quotes.
    '["[]?\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d',
    // 20/Nov/2026:10:15:30
    '\\[?\\d\\d/[A-Z][a-z]{2}/\\d{4}',
    '(?:INFO|WARN|ERROR|DEBUG)\\b',
    // The number of a message, or its key.
    '\\[\\d{1,9}\\] ',
    '[\\w.-]{1,80}\\t[[{]',
  ].join('|')})`,
)

/** A container's log cuts a long line: `P` stands before all parts but the last. */
const partOfLine = /^\S{20,40} std(?:out|err) P /
const headOfLine = /^\S{20,40} std(?:out|err) [PF] /

async function* read(pieces: AsyncIterable<string>): AsyncGenerator<Piece> {
  let part = ''
  for await (const { text } of splitLines(pieces, longestLine)) {
    const line =
      part +
      text
        .replace(/^\uFEFF/, '')
        .replace(part === '' ? '' : headOfLine, '')
        .trim()
    part = partOfLine.test(text) && line.length < longestLine ? line : ''
    if (line === '' || part !== '') continue
    yield* recordsIn(line) ?? [unreadOf(line)]
  }
}

/** A line that never was a record is a text of its own. */
function unreadOf(line: string): Piece {
  if (/[{"]|CEF:|LEEF:/.test(line)) return { kind: 'unread', name: line.slice(0, 60), reason: 'broken' }
  return { kind: 'ticket', ticket: { name: null, text: line, at: null, from: null } }
}

/** The records in a line; null if it has none. */
function recordsIn(line: string): Piece[] | null {
  const value = jsonIn(line)
  if (value !== null) return unwrap(value)
  const record = isCutOff(line) ? null : readCef(line)
  return record === null ? null : [{ kind: 'record', record, wrapper: 'cef' }]
}

/** An object in it has no end. */
const isCutOff = (line: string) => line.split('{').length > line.split('}').length

function jsonIn(line: string): Json | unknown[] | null {
  const start = line.search(/[{[]\s?["{]/)
  if (start < 0) return null
  const end = line.lastIndexOf(line[start] === '{' ? '}' : ']') + 1
  try {
    // CEF escapes the sign behind its names.
    const value: unknown = JSON.parse(line.slice(start, end).replaceAll('\\=', '='))
    return isObject(value) || Array.isArray(value) ? value : null
  } catch {
    return null
  }
}
