import type { SignInAttempt } from '../attempt/types.ts'
import type { Diagnosis } from '../diagnosis/types.ts'
import { buildReport } from '../report/build.ts'
import { choicesUnder } from '../report/choices.ts'
import { evidenceLines } from '../report/evidence.ts'
import { beyondNote } from '../report/expectations.ts'
import { reportHtml } from '../report/html.ts'
import { asksToApprove } from '../report/scenario-rows.ts'
import { reportText } from '../report/text.ts'
import { readEnvironment } from '../ui/environment.ts'
import type { MadeReport, PopupContext } from './context.ts'

export { More } from './more.tsx'
export { TakePicture } from './picture.tsx'

/** Makes the report on a failure. A chunk of its own: the first paint does not wait for it. */
export function makeReport(attempt: SignInAttempt, diagnosis: Diagnosis, context: PopupContext): MadeReport {
  const { settings, language, words, now } = context
  const choices = choicesUnder(settings.report, settings.reportStart)
  const report = buildReport({
    ...readEnvironment(settings),
    ...{ attempt, diagnosis, settings, language, words, now, choices, account: null },
  })
  return {
    text: reportText(report),
    html: reportHtml(report),
    evidence: evidenceLines(diagnosis, words),
    beyondSignIn: asksToApprove(diagnosis) ? beyondNote(attempt, settings, words) : null,
  }
}
