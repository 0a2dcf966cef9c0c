import { fill, type Words } from '../_locales/index.ts'
import type { Diagnosis, Evidence } from '../diagnosis/types.ts'
import { utcTime } from './time.ts'
import { unlinked } from './unlinked.ts'

/** How sure the diagnosis is, and what said so, when and where, in words. */
export function evidenceLines({ certainty, evidence }: Diagnosis, { report }: Words): string[] {
  const line = ({ what, value, where, at }: Evidence) => {
    const said = fill(report[`evidence-${what}`], { value: unlinked(value, 80) })
    return `${utcTime(at)}: ${said}, ${report[`place-${where}`]}`
  }
  return [report[`certainty-${certainty}`], ...evidence.map(line)]
}
