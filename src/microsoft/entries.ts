import { readCsv } from './csv.ts'
import { isObject } from './json.ts'

/**
 * Turns a JSON body or a log in CSV into lines of "name: value"; any other text stays as it is.
 * From a list of log entries it takes the first that failed. Never throws.
 */
export function asLines(text: string): string {
  return jsonLines(text) ?? csvLines(text) ?? text
}

function jsonLines(text: string): string | null {
  for (const [open, close] of brackets) {
    const start = text.indexOf(open)
    const end = text.lastIndexOf(close) + 1
    const value = start < 0 ? null : parse(text.slice(start, end))
    if (value !== null && hasFields(value))
      return `${text.slice(0, start)}\n${linesOf(withRequestId(firstFailure(value)))}\n${text.slice(end)}`
  }
  return null
}

const brackets = [
  ['{', '}'],
  ['[', ']'],
] as const

/** A list of numbers inside another text stays where it is. */
function hasFields(value: Container): boolean {
  return !Array.isArray(value) || value.length === 0 || value.some(isContainer)
}

type Container = Record<string, unknown> | unknown[]

/** The text begins with a bracket, so its value is an object or a list. */
function parse(json: string): Container | null {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** Graph wraps a page of log entries in `value`; exports are bare lists. */
function firstFailure(value: Container): Container {
  const list = Array.isArray(value) ? value : value.value
  if (!Array.isArray(list)) return value
  const entries = list.slice(0, 1000).filter(isObject)
  return entries.find((entry) => !wentWell(entry)) ?? entries[0] ?? value
}

function wentWell(entry: Record<string, unknown>): boolean {
  const fields = [entry, ...Object.values(entry).filter(isObject)].flatMap((one) => Object.entries(one))
  return fields.some(
    ([name, value]) => /^(?:errorCode|resultType)$/i.test(name) && (value === 0 || value === '0'),
  )
}

/** Graph calls an entry's request ID just `id`. */
function withRequestId(entry: Container): Container {
  if (!('createdDateTime' in entry && 'correlationId' in entry)) return entry
  const fields = Object.entries(entry)
  return Object.fromEntries(fields.map(([name, value]) => [name === 'id' ? 'Request ID' : name, value]))
}

/** Breadth first: the entry's own `id` comes before those of its policies. */
function linesOf(root: Container): string {
  const lines: string[] = []
  const queue = [root]
  for (const container of queue) {
    for (const [name, value] of fieldsOf(container)) {
      if (isContainer(value)) queue.push(value)
      else lines.push(`${name}: ${value}`)
    }
    if (lines.length > mostLines) break
  }
  return lines.join('\n')
}

const mostFields = 500
const mostLines = 5000

function fieldsOf(container: Container): [name: string, value: unknown][] {
  if (isReportFact(container)) return [[container.label, container.value]]
  const fields = Object.entries(container).slice(0, mostFields)
  return fields.map(([name, value]) => [name, opened(value)])
}

/** Our own report in JSON lists its facts in this form. */
function isReportFact(container: Container): container is { label: string; value: string } {
  return isObject(container) && typeof container.label === 'string' && typeof container.value === 'string'
}

/** Some values hold JSON themselves. */
function opened(value: unknown): unknown {
  return typeof value === 'string' && value.startsWith('{') ? (parse(value) ?? value) : value
}

/** A list of words stays one value. */
function isContainer(value: unknown): value is Container {
  return (
    isObject(value) || (Array.isArray(value) && value.some((item) => isObject(item) || Array.isArray(item)))
  )
}

/** The portal exports a header that names the columns, then one entry a line. */
function csvLines(text: string): string | null {
  if (!/correlation ?id/i.test(text)) return null
  const [header = [], ...entries] = readCsv(text.trim(), 1000)
  if (header.length < 3 || !header.some((name) => /^correlation ?id$/i.test(name))) return null
  const codeAt = header.findIndex((name) => /error ?code$|^resultType$/i.test(name))
  const entry = entries.find((row) => /[1-9]/.test(row[codeAt] ?? '')) ?? entries[0] ?? []
  return header.map((name, column) => `${name}: ${entry[column] ?? ''}`).join('\n')
}
