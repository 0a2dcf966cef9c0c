import { readCsv } from '../microsoft/csv.ts'
import { isObject } from '../microsoft/json.ts'
import { readTime } from '../microsoft/stamp.ts'

/** One ticket, log entry or mail. */
export interface Ticket {
  /** The ID of a ticket or the subject of a mail; null if its source gives it no name. */
  name: string | null
  text: string
  /** The time that its source gives it, in milliseconds since the epoch; null if there is none. */
  at: number | null
}

/** The entries of a log, the tickets of an export, or all the text as one ticket. Never throws. */
export function ticketsIn(text: string): Iterable<Ticket> {
  return jsonList(text) ?? jsonLines(text) ?? table(text) ?? errorLines(text) ?? [plain(text)]
}

const plain = (text: string): Ticket => ({ name: null, text, at: null })

type Json = Record<string, unknown>

/** Graph wraps a page of entries in `value`; exports are plain lists. */
function jsonList(text: string): Ticket[] | null {
  if (!/^[\s\uFEFF]*[[{]/.test(text)) return null
  const value = parse(text)
  const list = isObject(value) && Array.isArray(value.value) ? value.value : value
  return Array.isArray(list) && list.length > 0 && list.every(isObject) ? list.map(ticketOfObject) : null
}

/** Log entries, or tickets in the form {"id", "input"}, one on each line. */
function jsonLines(text: string): Ticket[] | null {
  const lines = linesOf(text)
  const [first, second] = lines.map((line) => line.trim())
  if (!isJsonLine(first) || !isJsonLine(second)) return null
  return lines.map((line) => {
    const value = parse(line)
    return isObject(value) ? ticketOfObject(value) : plain(line)
  })
}

const isJsonLine = (line = '') => line.startsWith('{') && isObject(parse(line))

function ticketOfObject(value: Json): Ticket {
  const named = (names: RegExp) => Object.entries(value).find(([name]) => names.test(name))?.[1]
  const text = typeof value.input === 'string' ? value.input : jsonOf(value)
  return { name: nameOf(named(idColumns)), text, at: timeOf(named(timeColumns)) }
}

/** Empty if the value is nested too deep. No log entry is. */
function jsonOf(value: Json): string {
  try {
    return JSON.stringify(value)
  } catch {
    return ''
  }
}

/** A CSV file whose header has a column of a log or of a help desk. */
function table(text: string): Iterable<Ticket> | null {
  const start = text.replace(/^\uFEFF/, '').trimStart()
  const [header = []] = readCsv(start.slice(0, 20_000), 1)
  if (header.length < 2 || !header.some((name) => knownColumns.test(name))) return null
  return ticketsOfRows(start, header)
}

function* ticketsOfRows(text: string, header: readonly string[]): Generator<Ticket> {
  const idAt = header.findIndex((name) => idColumns.test(name))
  const timeAt = header.findIndex((name) => timeColumns.test(name))
  // Names are cut: a wide table repeats them in every row and would grow.
  const names = header.map((name) => name.slice(0, 60))
  const [, ...rows] = readCsv(text, Number.POSITIVE_INFINITY)
  for (const row of rows) {
    const cells = row.flatMap((cell, column) => (cell.trim() === '' ? [] : `${names[column] ?? ''}: ${cell}`))
    yield { name: nameOf(row[idAt]), text: cells.join('\n'), at: timeOf(row[timeAt]) }
  }
}

const anyOf = (names: readonly string[]) => new RegExp(`^(?:${names.join('|')})$`, 'i')

const knownColumns = anyOf([
  'correlation ?id',
  'description|descripción|descrição',
  'summary|resumen|resumo',
  'subject|asunto|assunto',
  'body',
  'message|mensaje|mensagem',
  'details|detalles|detalhes',
  'comment',
  'input',
])
const idColumns = anyOf([
  'id',
  'key',
  'number|número',
  '(?:ticket|issue|case|incident)(?:[ _]?(?:id|key|number))?',
  'request id',
])
const timeColumns = anyOf([
  'createdDateTime',
  'timeGenerated',
  'time|timestamp',
  'date|date \\(utc\\)|fecha|data',
  'created(?:[ _]?(?:at|on|date)?)?|creado|criado',
  'opened(?:[ _]at)?',
])

/** A list with an address or an error on each line. */
function errorLines(text: string): Ticket[] | null {
  const lines = linesOf(text)
  if (lines.length < 2) return null
  // Up to four lines with a code can be one error that wraps another.
  const isList = lines.every(isAddress) || (lines.length > 4 && lines.every(isErrorLine))
  return isList ? lines.map(plain) : null
}

const isAddress = (line: string) => /^\s*https?:\/\/\S+\s*$/i.test(line)
const isErrorLine = (line: string) => isAddress(line) || /AADSTS\d{4,8}|[?&#]error=/i.test(line)

const linesOf = (text: string) =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')

function nameOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : null
}

function timeOf(value: unknown): number | null {
  return typeof value === 'string' ? readTime(value) : null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
}
