import { type CodeTexts, loadCodeTexts } from '../_locales/index.ts'
import type { SignInAttempt } from '../attempt/types.ts'
import type { Diagnosis } from '../diagnosis/types.ts'
import { buildReport } from '../report/build.ts'
import { choicesUnder } from '../report/choices.ts'
import { scopesNotExpected } from '../report/expectations.ts'
import { reportHtml } from '../report/html.ts'
import { asksToApprove } from '../report/scenario-rows.ts'
import { reportText } from '../report/text.ts'
import { readEnvironment } from '../ui/environment.ts'
import type { MadeReport, PopupContext, ReportParts } from './context.ts'
import { More } from './more.tsx'
import { TakePicture } from './picture.tsx'
import { beyondText } from './plain-scopes.ts'
import { Stuck } from './stuck.tsx'

/** What a failure shows below its steps. The first paint does not wait for this chunk. */
export async function loadReportParts(): Promise<ReportParts> {
  const codeTexts = await loadCodeTexts()
  return {
    makeReport: (attempt, diagnosis, context) => makeReport(attempt, diagnosis, context, codeTexts),
    More,
    TakePicture,
    Stuck,
  }
}

function makeReport(
  attempt: SignInAttempt,
  diagnosis: Diagnosis,
  context: PopupContext,
  codeTexts: CodeTexts,
): MadeReport {
  const { settings, language, words, now } = context
  const choices = choicesUnder(settings.report, settings.reportStart)
  const report = buildReport({
    ...readEnvironment(settings),
    ...{ attempt, diagnosis, settings, language, words, codeTexts, now, choices, account: null },
  })
  return {
    text: reportText(report),
    html: reportHtml(report),
    beyondSignIn: asksToApprove(diagnosis)
      ? beyondText(scopesNotExpected(attempt, settings), words, language)
      : null,
  }
}
