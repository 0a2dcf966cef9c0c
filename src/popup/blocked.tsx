import { createRef, type RefObject } from 'preact'
import { fill, type Words } from '../_locales/index.ts'
import type { SignInAttempt } from '../attempt/types.ts'
import { anotherApp, scenarios } from '../diagnosis/scenarios.ts'
import { scopesBeyondSignIn } from '../diagnosis/scopes.ts'
import type { Diagnosis } from '../diagnosis/types.ts'
import { scenarioWords } from '../report/scenario-words.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { shortDate } from '../ui/date.ts'
import type { MadeReport, PopupContext } from './context.ts'
import { Headline, Steps } from './headline.tsx'
import { OwnerChip } from './owner-chip.tsx'
import { Reason } from './reason.tsx'
import { TryAgain } from './try-again.tsx'

interface BlockedProps {
  attempt: SignInAttempt
  diagnosis: Diagnosis
  context: PopupContext
}

/** What blocked the sign-in, whose turn it is, the steps and the report. Reasons are folded. */
export function Blocked({ attempt, diagnosis, context }: BlockedProps) {
  const { words, language, report } = context
  const { pages } = words
  const { title, why } = scenarioWords(words, diagnosis)
  const made = report?.makeReport(attempt, diagnosis, context)
  const shownIn = createRef<HTMLPreElement>()
  return (
    <>
      <Headline icon="attention" text={title} />
      <OwnerChip diagnosis={diagnosis} words={words} />
      {diagnosis.since !== null && (
        <p data-part="since">{fill(pages.waitingSince, { date: shortDate(diagnosis.since, language) })}</p>
      )}
      {diagnosis.certainty === 'unconfirmed' && <p class="notice">{pages.unconfirmed}</p>}
      {mustCheckId(diagnosis) && (
        <p class="notice" data-part="check-id">
          {words.scenarios.caveats['check-id']}
        </p>
      )}
      {made?.beyondSignIn && (
        <p class="notice" data-part="beyond-sign-in">
          {made.beyondSignIn}
        </p>
      )}
      <NextSteps attempt={attempt} diagnosis={diagnosis} words={words} />
      <Actions diagnosis={diagnosis} context={context} made={made} shownIn={shownIn} />
      {report && (
        <div class="more">
          <report.More attempt={attempt} context={context} />
          <report.TakePicture context={context} />
        </div>
      )}
      <Folded
        summary={pages.why}
        lines={[
          why,
          ...(awaitsApproval(diagnosis) && scopesBeyondSignIn(attempt)?.length === 0
            ? [pages.basicData]
            : []),
          ...diagnosis.caveats
            .filter((caveat) => caveat !== 'check-id')
            .map((caveat) => words.scenarios.caveats[caveat]),
        ]}
      />
      <Folded summary={words.report.evidence} lines={made?.evidence} />
      <details>
        <summary>{pages.preview}</summary>
        <p>{pages.previewLead}</p>
        <pre ref={shownIn} data-part="report">
          {made?.text}
        </pre>
      </details>
    </>
  )
}

interface NextStepsProps {
  attempt: SignInAttempt
  diagnosis: Diagnosis
  words: Words
}

function NextSteps({ attempt, diagnosis, words }: NextStepsProps) {
  const { steps } = scenarioWords(words, diagnosis)
  if (!hasRequestForm(diagnosis)) return <Steps steps={steps} />
  const beyond = scopesBeyondSignIn(attempt)
  // Nothing helps an app to more than a sign-in needs.
  if (beyond !== null && beyond.length > 0)
    return <Steps steps={mustCheckId(diagnosis) ? steps.slice(1) : steps} />
  // The reason belongs to the first step. Below all steps nobody would see it.
  return (
    <>
      <Steps steps={steps.slice(0, 1)} />
      <Reason asked={beyond === null ? 'unknown' : 'basic'} words={words} />
      <Steps steps={steps.slice(1)} />
    </>
  )
}

interface ActionsProps {
  diagnosis: Diagnosis
  context: PopupContext
  made: MadeReport | undefined
  shownIn: RefObject<HTMLPreElement | null>
}

function Actions({ diagnosis, context, made, shownIn }: ActionsProps) {
  const { pages } = context.words
  const forClara = diagnosis.owner === 'clara'
  const copyFirst = asksSomebody(diagnosis)
  const copyButton = (
    <CopyButton
      action="copy-report"
      className={copyFirst ? 'primary' : 'secondary'}
      label={forClara ? pages.copyClara : pages.copyIt}
      done={forClara ? pages.copiedClara : pages.copiedIt}
      text={made?.text ?? null}
      html={made?.html}
      shownIn={shownIn}
      words={context.words}
    />
  )
  const tryAgain = (
    <TryAgain
      context={context}
      className={copyFirst ? 'plain' : 'primary'}
      // Before the approval it would only take away the page on which the person can ask.
      label={copyFirst && awaitsApproval(diagnosis) ? pages.tryAgainApproved : pages.tryAgain}
    />
  )
  return (
    <div class="actions">
      {copyFirst ? copyButton : tryAgain}
      {copyFirst ? tryAgain : copyButton}
    </div>
  )
}

function Folded({ summary, lines = [] }: { summary: string; lines: readonly string[] | undefined }) {
  return (
    <details>
      <summary>{summary}</summary>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </details>
  )
}

function mustCheckId({ caveats }: Diagnosis): boolean {
  return caveats.includes('check-id')
}

/** Whether somebody has to approve Clara. Nobody should approve another app. */
function awaitsApproval({ scenario, words }: Diagnosis): boolean {
  return scenarios[scenario].isApproval && words !== anotherApp
}

/** Whether Microsoft's page has the form in which the person asks for the approval. */
function hasRequestForm(diagnosis: Diagnosis): boolean {
  return diagnosis.scenario === 'approval-request' && awaitsApproval(diagnosis)
}

/** Whether the next action is to ask somebody. Otherwise the button to try again comes first. */
function asksSomebody({ owner, scenario }: Diagnosis): boolean {
  return owner === 'it' || owner === 'clara' || scenario === 'approval-request'
}
