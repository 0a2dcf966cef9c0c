import { readCsv } from './csv.ts'
import { isObject } from './json.ts'

/**
 * A JSON body or a log in CSV as lines of "name: value", the outer names first; any other text as it came. Of a list of
 * log entries the first that failed is taken. Never throws.
 */
export function asLines(text: string): string {
  return jsonLines(text) ?? csvLines(text) ?? text
}

function jsonLines(text: string): string | null {
  for (const [open, close] of brackets) {
    const start = text.indexOf(open)
    const end = text.lastIndexOf(close) + 1
    const value = start < 0 ? null : parse(text.slice(start, end))
    if (value !== null) return `${text.slice(0, start)}\n${linesOf(firstFailure(value))}\n${text.slice(end)}`
  }
  return null
}

const brackets = [
  ['{', '}'],
  ['[', ']'],
] as const

type Json = Record<string, unknown>

/** The text begins with a bracket, so what comes out is an object or a list. */
function parse(json: string): Json | null {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** Graph wraps a page of log entries in `value`; exports are bare lists. */
function firstFailure(value: Json): Json {
  const list = Array.isArray(value) ? value : value.value
  if (!Array.isArray(list)) return value
  const entries = list.slice(0, 1000).filter(isObject)
  return entries.find((entry) => !wentWell(entry)) ?? entries[0] ?? value
}

function wentWell(entry: Json): boolean {
  const fields = [entry, ...Object.values(entry).filter(isObject)].flatMap((one) => Object.entries(one))
  return fields.some(
    ([name, value]) => /^(?:errorCode|resultType)$/i.test(name) && (value === 0 || value === '0'),
  )
}

/** Breadth first: the entry's own `id` comes before those of its policies. Values that hold JSON themselves are opened too. */
function linesOf(root: Json): string {
  const lines: string[] = []
  const queue = [root]
  for (const object of queue) {
    // A fact of a report of ours.
    if (typeof object.label === 'string' && typeof object.value === 'string') {
      lines.push(`${object.label}: ${object.value}`)
      continue
    }
    for (const [key, value] of Object.entries(object).slice(0, 500)) {
      const inner = typeof value === 'string' && value.startsWith('{') ? (parse(value) ?? value) : value
      if (isObject(inner) && !isListOfWords(inner)) queue.push(inner)
      else lines.push(`${object === root ? nameOf(key, root) : key}: ${inner}`)
    }
    if (lines.length > 5000) break
  }
  return lines.join('\n')
}

/** Graph calls an entry's request ID just `id`. */
function nameOf(key: string, entry: Json): string {
  return key === 'id' && 'createdDateTime' in entry && 'correlationId' in entry ? 'Request ID' : key
}

function isListOfWords(value: Json): boolean {
  return Array.isArray(value) && value.every((item) => !isObject(item))
}

/** The portal's export: a header that names the columns, then one entry a line. */
function csvLines(text: string): string | null {
  if (!/correlation ?id/i.test(text)) return null
  const [header = [], ...entries] = readCsv(text.trim(), 1000)
  if (header.length < 3 || !header.some((name) => /^correlation ?id$/i.test(name))) return null
  const codeAt = header.findIndex((name) => /error ?code$|^resultType$/i.test(name))
  const entry = entries.find((row) => /[1-9]/.test(row[codeAt] ?? '')) ?? entries[0] ?? []
  return header.map((name, column) => `${name}: ${entry[column] ?? ''}`).join('\n')
}
