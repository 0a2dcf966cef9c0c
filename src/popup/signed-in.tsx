import { scenarios } from '../diagnosis/scenarios.ts'
import type { Diagnosis } from '../diagnosis/types.ts'
import { scenarioWords } from '../report/scenario-words.ts'
import type { PopupContext } from './context.ts'
import { Headline } from './headline.tsx'

/** The sign-in succeeded. After a failure it also says what has probably changed. */
export function SignedIn({ diagnosis, context }: { diagnosis: Diagnosis; context: PopupContext }) {
  const { words, environment } = context
  const { title, why, steps } = scenarioWords(words, diagnosis)
  const changed = diagnosis.before && scenarios[diagnosis.before].changed
  return (
    <>
      <Headline icon="solved" text={title} />
      <p class="lead">{why}</p>
      {changed && <p>{words.pages[`changed-${changed}`]}</p>}
      {steps.map((step) => (
        <p key={step}>{step}</p>
      ))}
      {environment && <environment.parts.Earlier environment={environment} context={context} />}
    </>
  )
}
