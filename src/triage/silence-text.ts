import { fill, type TriageWords } from '../_locales/index.ts'
import type { Silence } from '../attempt/silence.ts'
import { cleanText } from '../microsoft/clean.ts'
import { masked } from '../report/mask.ts'

/** Why a text has no diagnosis, in one sentence. Strangers choose the names in it. */
export function silenceText({ notDiagnosed, otherApp, seen }: Silence, triage: TriageWords): string {
  const isError = notDiagnosed === 'not-microsoft' && seen !== null
  const sentence = isError ? triage['silent-error-elsewhere'] : triage[`silent-${notDiagnosed}`]
  return fill(sentence, { app: shown(otherApp), seen: shown(seen) })
}

function shown(text: string | null): string {
  return cleanText(masked(text ?? ''), 80)
}
