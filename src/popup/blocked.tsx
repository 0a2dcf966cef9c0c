import { createRef, Fragment } from 'preact'
import { fill, type Words } from '../_locales/index.ts'
import type { SignInAttempt } from '../attempt/types.ts'
import { scopesBeyondSignIn } from '../diagnosis/scopes.ts'
import { actionsOf, awaitsApproval } from '../diagnosis/steps.ts'
import type { Diagnosis } from '../diagnosis/types.ts'
import { scenarioWords } from '../report/scenario-words.ts'
import { shortDate } from '../ui/date.ts'
import type { PopupContext } from './context.ts'
import { Headline } from './headline.tsx'
import { Message } from './message.tsx'
import { OwnerChip } from './owner-chip.tsx'
import { StepList } from './step-list.tsx'
import { Warnings } from './warnings.tsx'

interface BlockedProps {
  attempt: SignInAttempt
  diagnosis: Diagnosis
  context: PopupContext
}

/** What blocked the sign-in, who can fix it, and the steps. Reasons are folded. */
export function Blocked({ attempt, diagnosis, context }: BlockedProps) {
  const { words, language, report } = context
  const { pages } = words
  const { title } = scenarioWords(words, diagnosis)
  const made = report?.makeReport(attempt, diagnosis, context)
  const shownIn = createRef<HTMLPreElement>()
  return (
    <>
      <Headline icon="attention" text={title} />
      <OwnerChip diagnosis={diagnosis} words={words} />
      {diagnosis.since !== null && (
        <p data-part="since">{fill(pages.waitingSince, { date: shortDate(diagnosis.since, language) })}</p>
      )}
      <Warnings diagnosis={diagnosis} beyond={made?.beyondSignIn ?? null} words={words} />
      <StepList attempt={attempt} diagnosis={diagnosis} context={context} made={made} shownIn={shownIn} />
      <Advice diagnosis={diagnosis} words={words} />
      <div class="more">
        <details data-part="why">
          <summary>{pages.why}</summary>
          {reasons(attempt, diagnosis, context).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </details>
        <Message text={made?.text} shownIn={shownIn} words={words} />
        {report && (
          <>
            <report.More attempt={attempt} context={context} />
            <report.TakePicture context={context} />
          </>
        )}
      </div>
    </>
  )
}

/** What else the person should know; no step. */
function Advice({ diagnosis, words }: { diagnosis: Diagnosis; words: Words }) {
  const advice = scenarioWords(words, diagnosis).steps.slice(actionsOf(diagnosis).length)
  const isApproval = awaitsApproval(diagnosis)
  const lines = [
    ...advice.map((text) => ({ part: 'advice', text })),
    ...(isApproval && diagnosis.caveats.includes('check-id')
      ? [{ part: 'check-id', text: words.scenarios.notes['check-id'] }]
      : []),
    ...(asksForApproval(diagnosis) ? [{ part: 'needs', text: words.pages.needs }] : []),
  ]
  if (lines.length === 0) return null
  return (
    <p class="quiet">
      {lines.map(({ part, text }) => (
        <Fragment key={text}>
          <span data-part={part}>{text}</span>{' '}
        </Fragment>
      ))}
    </p>
  )
}

/** Nobody has been asked for the approval yet. */
function asksForApproval({ words }: Diagnosis): boolean {
  return words === 'approval-request' || words === 'admin-approval'
}

/** Why it happened, and how sure that is. Codes and exact times are in the report. */
function reasons(attempt: SignInAttempt, diagnosis: Diagnosis, { words, language }: PopupContext): string[] {
  const { pages, scenarios } = words
  const { certainty, caveats, evidence } = diagnosis
  const isBasic = awaitsApproval(diagnosis) && scopesBeyondSignIn(attempt)?.length === 0
  const notes = caveats.filter((caveat) => caveat !== 'check-id').map((caveat) => scenarios.notes[caveat])
  const [main] = evidence
  return [
    scenarioWords(words, diagnosis).why,
    ...(isBasic ? [pages.basicData] : []),
    ...notes,
    ...(main ? [fill(pages[`sure-${certainty}`], { date: shortDate(main.at, language) })] : []),
  ]
}
