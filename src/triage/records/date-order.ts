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
  for (const date of dates) {
    const [, first, second] = /^(\d\d?)[/-](\d\d?)[/-]\d{2,4}/.exec(date) ?? []
    if (Number(first) > 12) return 'day-first'
    if (Number(second) > 12) return 'month-first'
  }
  const isEnglish = separator === ',' && !header.some((name) => otherLanguage.test(name))
  return isEnglish ? 'month-first' : 'day-first'
}

/** Only English writes the month first. */
const otherLanguage =
  /^(?:fecha|data\b|datum|date d|estado|statut|usu[aá]rio|utilisateur|benutzer|asunto|assunto|betreff|sujet)/i
