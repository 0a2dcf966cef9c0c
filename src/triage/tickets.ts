import { readCsv } from '../microsoft/csv.ts'
import { isObject } from '../microsoft/json.ts'
import { readTime } from '../microsoft/stamp.ts'

/** One of the things that somebody handed in at once. */
export interface Ticket {
  /** What its source calls it: a ticket's ID, a mail's subject; null where it has no name. */
  name: string | null
  text: string
  /** When its source says that it came, in milliseconds since the epoch; null where it does not say. */
  at: number | null
}

/**
 * Cuts a text into the things that it lists: entries of a sign-in log (Graph's JSON, lines of JSON, the portal's CSV), tickets
 * (lines of {"id", "input"}, a help desk's CSV) or lines that each tell of an error. A text that lists nothing is one ticket.
 * Never throws.
 */
export function ticketsIn(text: string): Iterable<Ticket> {
  return jsonList(text) ?? jsonLines(text) ?? table(text) ?? tellingLines(text) ?? [plain(text)]
}

const plain = (text: string): Ticket => ({ name: null, text, at: null })

type Json = Record<string, unknown>

/** Graph wraps a page of entries in `value`; exports are bare lists. */
function jsonList(text: string): Ticket[] | null {
  if (!/^[\s\uFEFF]*[[{]/.test(text)) return null
  const value = parse(text)
  const list = isObject(value) && Array.isArray(value.value) ? value.value : value
  return Array.isArray(list) && list.length > 0 && list.every(isObject) ? list.map(ofObject) : null
}

function jsonLines(text: string): Ticket[] | null {
  const lines = linesOf(text)
  const [first, second] = lines.map((line) => line.trim())
  if (!isJsonLine(first) || !isJsonLine(second)) return null
  return lines.map((line) => {
    const value = parse(line)
    return isObject(value) ? ofObject(value) : plain(line)
  })
}

const isJsonLine = (line = '') => line.startsWith('{') && isObject(parse(line))

function ofObject(value: Json): Ticket {
  const named = (names: RegExp) => Object.entries(value).find(([name]) => names.test(name))?.[1]
  const text = typeof value.input === 'string' ? value.input : written(value)
  return { name: nameOf(named(idNames)), text, at: timeOf(named(timeNames)) }
}

/** As JSON; empty where it lies too deep in itself to be written, as no log's entry does. */
function written(value: Json): string {
  try {
    return JSON.stringify(value)
  } catch {
    return ''
  }
}

/** A header that names a log's columns or a ticket's, then one entry a row. */
function table(text: string): Iterable<Ticket> | null {
  const start = text.replace(/^\uFEFF/, '').trimStart()
  const [header = []] = readCsv(start.slice(0, 20_000), 1)
  if (header.length < 2 || !header.some((name) => telling.test(name))) return null
  const at = (names: RegExp) => header.findIndex((name) => names.test(name))
  return ticketsOfRows(start, header, at(idNames), at(timeNames))
}

/** One at a time, and of each cell no more than the start of its column's name: a wide table grows no larger than it came. */
function* ticketsOfRows(text: string, header: string[], idAt: number, timeAt: number): Generator<Ticket> {
  const names = header.map((name) => name.slice(0, 60))
  const [, ...rows] = readCsv(text, Number.POSITIVE_INFINITY)
  for (const row of rows) {
    const cells = row.flatMap((cell, column) => (cell.trim() === '' ? [] : `${names[column] ?? ''}: ${cell}`))
    yield { name: nameOf(row[idAt]), text: cells.join('\n'), at: timeOf(row[timeAt]) }
  }
}

/** One of these makes a table a log's or a help desk's; any other text with commas in its first line is just a text. */
const telling =
  /^(?:correlation ?id|description|descripción|descrição|summary|resumen|resumo|subject|asunto|assunto|body|message|mensaje|mensagem|details|detalles|detalhes|comment|input)$/i
const idNames =
  /^(?:id|key|number|número|ticket|issue|case|incident|(?:ticket|issue|case|incident)[ _]?(?:id|key|number)|issue key|request id)$/i
const timeNames =
  /^(?:createdDateTime|timeGenerated|date|date \(utc\)|time|timestamp|created|created[ _]?(?:at|on|date)?|opened|opened[ _]at|fecha|data|creado|criado)$/i

/** A list of addresses or of errors, one a line: each must tell something by itself, or it is a text of several lines. */
function tellingLines(text: string): Ticket[] | null {
  const lines = linesOf(text)
  // A message may hold another one: a few lines with a code each are one error, told from the outside in.
  const isList =
    lines.length > 1 && (lines.every(isAddress) || (lines.length > 4 && lines.every(tellsByItself)))
  return isList ? lines.map(plain) : null
}

const isAddress = (line: string) => /^\s*https?:\/\/\S+\s*$/i.test(line)
const tellsByItself = (line: string) => isAddress(line) || /AADSTS\d{4,8}|[?&#]error=/i.test(line)

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
