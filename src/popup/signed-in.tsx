import { scenarios } from '../diagnosis/scenarios.ts'
import type { Diagnosis } from '../diagnosis/types.ts'
import { scenarioWords } from '../report/scenario-words.ts'
import type { PopupContext } from './context.ts'
import { Headline } from './headline.tsx'

/** It went through; where an earlier try had been stopped, solved, and by what if that is known. */
export function SignedIn({ diagnosis, context }: { diagnosis: Diagnosis; context: PopupContext }) {
  const { words, environment } = context
  const { title, why, steps } = scenarioWords(words, diagnosis)
  const changed = diagnosis.before && scenarios[diagnosis.before].changed
  return (
    <>
      <Headline icon="solved" text={title} />
      <p class="lead">{why}</p>
      {[...(changed === null ? [] : [words.pages[`changed-${changed}`]]), ...steps].map((line) => (
        <p key={line}>{line}</p>
      ))}
      {environment && <environment.parts.Earlier environment={environment} context={context} />}
    </>
  )
}
