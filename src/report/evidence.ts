import { fill, type Words } from '../_locales/index.ts'
import type { Diagnosis, Evidence } from '../diagnosis/types.ts'
import { utcTime } from './time.ts'
import { unlinked } from './unlinked.ts'

/** How certain the diagnosis is, and what shows it, when and where. */
export function evidenceLines({ certainty, evidence }: Diagnosis, { report }: Words): string[] {
  const line = ({ what, value, where, at }: Evidence) => {
    const text = fill(report[`evidence-${what}`], { value: unlinked(value, 80) })
    return `${utcTime(at)}: ${text}, ${report[`place-${where}`]}`
  }
  return [report[`certainty-${certainty}`], ...evidence.map(line)]
}
