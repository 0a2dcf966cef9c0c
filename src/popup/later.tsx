import type { SignInAttempt } from '../attempt/types.ts'
import type { Diagnosis } from '../diagnosis/types.ts'
import { buildReport } from '../report/build.ts'
import { choicesUnder } from '../report/choices.ts'
import { evidenceLines } from '../report/evidence.ts'
import { reportHtml } from '../report/html.ts'
import { reportText } from '../report/text.ts'
import type { Context } from './face.tsx'

export { More } from './more.tsx'
export { TakePicture } from './picture.tsx'

/** What is copied, and how we know. */
export interface Made {
  text: string
  html: string
  evidence: string[]
}

/** What a stop's face needs after its first paint; loaded apart, so that the answer itself comes first. */
export function makeReport(attempt: SignInAttempt, diagnosis: Diagnosis, context: Context): Made {
  const { settings, words } = context
  const choices = choicesUnder(settings.report, settings.reportStart)
  const report = buildReport({ ...context, attempt, diagnosis, choices, account: null })
  return { text: reportText(report), html: reportHtml(report), evidence: evidenceLines(diagnosis, words) }
}
