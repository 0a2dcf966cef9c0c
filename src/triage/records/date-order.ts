import { meaningOf } from './meanings.ts'
import type { DateOrder } from './moment.ts'

/** Which of day and month comes first in a table: its dates show it, else its headings. */
export function dateOrderOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  separator: string,
): DateOrder {
  const columns = header.flatMap((name, at) => (meaningOf(name) === 'time' ? [at] : []))
  const dates = rows.slice(0, 500).flatMap((row) => columns.map((at) => row[at] ?? ''))
  const shown = dates.map(shownOrder).find((order) => order !== null)
  if (shown !== undefined) return shown
  if (header.some((name) => otherLanguage.test(name))) return 'day-first'
  return separator === ',' || dates.some((date) => /[ap]m/i.test(date)) ? 'month-first' : 'day-first'
}

/** The order in a date whose day is after the 12th; else null. */
export function shownOrder(date: string): DateOrder | null {
  const [, first, second] = /^(\d\d?)[/-](\d\d?)[/-]\d{2,4}/.exec(date) ?? []
  if (Number(first) > 12) return 'day-first'
  return Number(second) > 12 ? 'month-first' : null
}

/** Only American English writes the month first. */
const otherLanguage =
  /^(?:fecha|data\b|datum|date d|estado|statut|usu[aá]rio|utilisateur|benutzer|asunto|assunto|betreff|sujet)/i
