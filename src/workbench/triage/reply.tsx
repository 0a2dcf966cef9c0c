import { createRef } from 'preact'
import { actionsOf } from '../../diagnosis/steps.ts'
import type { Diagnosis } from '../../diagnosis/types.ts'
import { scenarioWords } from '../../report/scenario-words.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import type { WorkbenchContext } from '../context.ts'

interface ReplyProps {
  diagnosis: Diagnosis
  context: WorkbenchContext
  className: 'primary' | 'secondary'
}

/** What the employee should do, ready to paste into an answer. */
export function Reply({ diagnosis, context, className }: ReplyProps) {
  const { words, triage } = context
  const { title, why, steps } = scenarioWords(words, diagnosis)
  const actions = actionsOf(diagnosis)
  // IT has the message already.
  const own = steps.filter((_, index) => actions[index] !== 'copy-report')
  const shown = createRef<HTMLDivElement>()
  return (
    <>
      <h3>{triage.forEmployee}</h3>
      <div ref={shown} data-part="reply">
        <p>{title}.</p>
        <p>{why}</p>
        <ol>
          {own.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
      <CopyButton
        action="copy-reply"
        className={className}
        label={triage.copyReply}
        done={triage.replyCopied}
        text={[`${title}.`, why, '', ...own.map((step, index) => `${index + 1}. ${step}`)].join('\n')}
        shownIn={shown}
        words={words}
      />
    </>
  )
}
