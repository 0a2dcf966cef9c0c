import type { Language } from '../_locales/index.ts'
import { reportText } from './text.ts'
import type { Report } from './types.ts'

/** People read the message on a phone. Blank lines count. */
const mostLines = 30
const mostWords: Readonly<Record<Language, number>> = { en: 260, es: 290, 'pt-BR': 290 }

/** Whether a message is short enough. */
export function fits(report: Report): boolean {
  const text = reportText(report).trim()
  return text.split('\n').length <= mostLines && text.split(/\s+/).length <= mostWords[report.language]
}
