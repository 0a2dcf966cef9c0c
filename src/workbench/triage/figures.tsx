import { createRef } from 'preact'
import { actionLine, figureLines, managerText } from '../../triage/figures.ts'
import type { Summary } from '../../triage/summary.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import type { WorkbenchContext } from '../context.ts'

/** How many people, and what one decision would solve; with a text to send on. */
export function Figures({ summary, context }: { summary: Summary; context: WorkbenchContext }) {
  const { words, triage } = context
  const text = createRef<HTMLPreElement>()
  if (!summary.people) return null
  const manager = managerText(summary, words, triage)
  return (
    <section class="box" aria-labelledby="figures" data-part="figures">
      {summary.actions.length > 0 && (
        <>
          <h2>{triage.helpsMost}</h2>
          <ol>
            {summary.actions.slice(0, 5).map((action) => (
              <li key={`${action.scenario} ${action.owner}`}>{actionLine(action, words, triage)}</li>
            ))}
          </ol>
        </>
      )}
      <h2 id="figures">{triage.figures}</h2>
      <ul>
        {figureLines(summary, triage).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {manager !== '' && (
        <details>
          <summary>{triage.managerTitle}</summary>
          <pre ref={text} data-part="manager">
            {manager}
          </pre>
          <CopyButton
            action="copy-manager"
            className=""
            label={triage.managerCopy}
            text={manager}
            done={triage.managerCopied}
            shownIn={text}
            words={words}
          />
        </details>
      )}
    </section>
  )
}
