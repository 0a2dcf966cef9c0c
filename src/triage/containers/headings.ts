import type { Meaning } from '../records/aliases.ts'
import { isWholeName, meaningOf } from '../records/meanings.ts'

/** Whether these are the headings of a log or of a help desk. */
export function isHeading(header: readonly string[]): boolean {
  const known = header.filter((name) => name.length < 80 && !/[.!?]$/.test(name))
  if (header.length > 5000 || header.some(isData)) return false
  if (header.length < 2) return header.some(isDataColumn)
  // Prose with commas has no cell that is one of these names and nothing else.
  return known.some(isColumn) || isForm(known) || (known.length > 4 && known.filter(isLikeColumn).length > 1)
}

/** A log's line has commas and tabs, too: no heading holds JSON or the head of CEF or LEEF. */
const isData = (name: string) => /["'}\]]\s?:|(?:CEF|LEEF):\d/.test(name)

function isColumn(name: string): boolean {
  return isDataColumn(name) || (isWholeName(name) && isLikeColumn(name))
}

/** Answers to a form: when and who, and questions of the company's own. */
function isForm(names: readonly string[]): boolean {
  const whole = new Set(names.filter(isWholeName).map(meaningOf))
  return whole.has('time') && whole.has('requester')
}

function isLikeColumn(name: string): boolean {
  const meaning = meaningOf(name)
  return meaning !== null && columns.has(meaning)
}

const columns: ReadonlySet<Meaning> = new Set([
  'code',
  'correlationId',
  'requestId',
  'prose',
  'reason',
  'input',
  'name',
])

/** A column whose cells hold a whole record. */
export const isDataColumn = (name: string) => dataColumns.test(name)

const dataColumns = /^(?:_raw|AuditData|Payload|utf8_payload|azure\.signinlogs\..{1,80})$/
