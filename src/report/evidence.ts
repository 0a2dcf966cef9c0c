import { fill, type Words } from '../_locales/index.ts'
import type { Diagnosis, Evidence } from '../diagnosis/types.ts'
import { utcTime } from './time.ts'
import { unlinked } from './unlinked.ts'

/** How certain the diagnosis is, and what shows it, when and where. */
export function evidenceLines({ certainty, evidence }: Diagnosis, { report }: Words): string[] {
  const line = (one: Evidence) => `${utcTime(one.at)}: ${evidenceText(one, report)}`
  return [report[`certainty-${certainty}`], ...evidence.map(line)]
}

/** What shows it, and where. */
export function evidenceText(
  { what, value, where }: Pick<Evidence, 'what' | 'value' | 'where'>,
  report: Words['report'],
): string {
  const isCode = what === 'code' && /^\d{4,8}$/.test(value)
  const text = fill(report[`evidence-${what}`], { value: isCode ? value : unlinked(value, 80) })
  return `${text}, ${report[`place-${where}`]}`
}
