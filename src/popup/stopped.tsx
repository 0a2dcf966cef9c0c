import { createRef } from 'preact'
import { fill } from '../_locales/index.ts'
import type { SignInAttempt } from '../attempt/types.ts'
import { anotherApp, scenarios } from '../diagnosis/scenarios.ts'
import type { Diagnosis } from '../diagnosis/types.ts'
import { scenarioWords } from '../report/scenario-words.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { shortDate } from '../ui/date.ts'
import type { Context } from './face.tsx'
import { Headline, Steps } from './headline.tsx'
import { OwnerChip } from './owner-chip.tsx'
import { Reason } from './reason.tsx'
import { TryAgain } from './try-again.tsx'

interface StoppedProps {
  attempt: SignInAttempt
  diagnosis: Diagnosis
  context: Context
}

/** Something stopped the sign-in: what, then the next step and whose it is, then the report; the explanation is folded. */
export function Stopped({ attempt, diagnosis, context }: StoppedProps) {
  const { words, language } = context
  const { pages } = words
  const { title, why, steps } = scenarioWords(words, diagnosis)
  const { later } = context
  const made = later?.makeReport(attempt, diagnosis, context)
  const preview = createRef<HTMLPreElement>()
  const forClara = diagnosis.owner === 'clara'
  const copyFirst = asksSomebody(diagnosis)
  const isAnotherApp = diagnosis.words === anotherApp
  const copyButton = (
    <CopyButton
      action="copy-report"
      className={copyFirst ? 'primary' : 'secondary'}
      label={forClara ? pages.copyClara : pages.copyIt}
      done={forClara ? pages.copiedClara : pages.copiedIt}
      text={made?.text ?? null}
      html={made?.html}
      shownIn={preview}
      words={words}
    />
  )
  const tryAgain = (
    <TryAgain
      context={context}
      className={copyFirst ? 'plain' : 'primary'}
      // Before that it would only take away the page on which somebody is asked.
      label={
        copyFirst && scenarios[diagnosis.scenario].isApproval && !isAnotherApp
          ? pages.tryAgainApproved
          : undefined
      }
    />
  )
  return (
    <>
      <Headline icon="attention" text={title} />
      <OwnerChip diagnosis={diagnosis} words={words} />
      {diagnosis.since !== null && (
        <p data-part="since">{fill(pages.waitingSince, { date: shortDate(diagnosis.since, language) })}</p>
      )}
      {diagnosis.certainty === 'unconfirmed' && <p class="notice">{pages.unconfirmed}</p>}
      {diagnosis.scenario === 'approval-request' && !isAnotherApp ? (
        // The reason belongs to the first step; below them all it would be out of sight.
        <>
          <Steps steps={steps.slice(0, 1)} />
          <Reason words={words} />
          <Steps steps={steps.slice(1)} />
        </>
      ) : (
        <Steps steps={steps} />
      )}
      <div class="actions">
        {copyFirst ? copyButton : tryAgain}
        {copyFirst ? tryAgain : copyButton}
      </div>
      {later && (
        <div class="more">
          <later.More attempt={attempt} context={context} />
          <later.TakePicture context={context} />
        </div>
      )}
      <details>
        <summary>{pages.why}</summary>
        {[why, ...diagnosis.caveats.map((caveat) => words.scenarios.caveats[caveat])].map((line) => (
          <p key={line}>{line}</p>
        ))}
      </details>
      <details>
        <summary>{words.report.evidence}</summary>
        {made?.evidence.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </details>
      <details>
        <summary>{pages.preview}</summary>
        <p>{pages.previewLead}</p>
        <pre ref={preview} data-part="report">
          {made?.text}
        </pre>
      </details>
    </>
  )
}

/** Whether the next thing to do is to tell somebody; else it is to try again, and the report waits in second place. */
function asksSomebody({ owner, scenario }: Diagnosis): boolean {
  return owner === 'it' || owner === 'clara' || scenario === 'approval-request'
}
