import { Outside } from '../ui/outside.tsx'
import type { ReportContext } from '../ui/report/context.ts'

/** No report can be made: says why, and what to do to get one. */
export function Nothing({ context: { editor, words, settings } }: { context: ReportContext }) {
  return (
    <main class="nothing">
      <header>
        <img src="icons/normal-48.png" width="36" height="36" alt="" />
        <h1>{editor.nothing}</h1>
      </header>
      <p class="lead">{editor.nothingLead}</p>
      <ol class="steps">
        {[editor.nothingStep1, editor.nothingStep2].map((step) => (
          <li key={step}>
            <span>{step}</span>
          </li>
        ))}
      </ol>
      <Outside class="primary" action="start" href={settings.startAddress}>
        {words.pages.start}
      </Outside>
    </main>
  )
}
