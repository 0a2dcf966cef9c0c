import { fill, type Words } from '../_locales/index.ts'
import type { Diagnosis, Evidence } from '../diagnosis/types.ts'
import { utcTime } from './time.ts'
import { unlinked } from './unlinked.ts'

type Sure = Pick<Diagnosis, 'certainty'> & { evidence: readonly Pick<Evidence, 'what' | 'where'>[] }

/** What shows the diagnosis, when and where. */
export function evidenceLines({ evidence }: Diagnosis, { report }: Words): string[] {
  return evidence.map((one) => `${utcTime(one.at)}: ${evidenceText(one, report)}`)
}

/** What shows it, and where. */
export function evidenceText(
  { what, value, where }: Pick<Evidence, 'what' | 'value' | 'where'>,
  report: Words['report'],
): string {
  const isCode = what === 'code' && /^\d{4,8}$/.test(value)
  const text = fill(report[`evidence-${what}`], { value: isCode ? value : unlinked(value, 80) })
  // Only our own clock and count show these.
  const isMeasured = what === 'silence' || what === 'rounds'
  return isMeasured ? text : `${text}, ${report[`place-${where}`]}`
}

/** How certain the diagnosis is, and why no more. */
export function certaintyText(sure: Sure, { report, message }: Words): string {
  const doubt = doubtOf(sure)
  if (doubt !== null) return message[`doubt-${doubt}`]
  return report[`certainty-${sure.certainty === 'confirmed' ? 'confirmed' : likelyOf(sure)}`]
}

/** What an unconfirmed diagnosis rests on; null if it is likely or confirmed. */
export function doubtOf({ certainty, evidence }: Sure) {
  if (certainty !== 'unconfirmed') return null
  if (isStuck({ evidence })) return 'stuck'
  const where = evidence[0]?.where
  if (where === 'person') return 'said'
  return where === 'pasted' || where === 'recording' ? where : 'address'
}

/** The person asked for help although we saw no error. */
export function isStuck({ evidence }: Pick<Sure, 'evidence'>): boolean {
  return evidence.some(({ what }) => what === 'stuck')
}

/** A code is certain, unless the page came from a recording or through a broker. */
function likelyOf({ evidence: [main] }: Sure): 'likely' | 'recording' | 'broker' {
  if (main?.where === 'recording') return 'recording'
  return main?.what === 'code' ? 'broker' : 'likely'
}
