import type { Diagnosis } from '../diagnosis/types.ts'
import { scenarioWords } from '../report/scenario-words.ts'
import type { Context } from './face.tsx'
import { Headline } from './headline.tsx'

/** It went through; where an earlier try had been stopped, solved. */
export function SignedIn({ diagnosis, context: { words } }: { diagnosis: Diagnosis; context: Context }) {
  const { title, why, steps } = scenarioWords(words, diagnosis)
  return (
    <>
      <Headline icon="solved" text={title} />
      <p class="lead">{why}</p>
      {steps.map((step) => (
        <p key={step}>{step}</p>
      ))}
    </>
  )
}
