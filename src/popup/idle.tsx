import { Outside } from '../ui/outside.tsx'
import { Clouds } from './clouds.tsx'
import type { EnvironmentProps } from './context.ts'
import { Earlier } from './earlier.tsx'
import { Headline, Steps } from './headline.tsx'
import { LastFailure } from './last-failure.tsx'

/** No sign-in was seen: what the helper does, how to try it, and what a sign-in needs. */
export function Idle({ environment, context }: EnvironmentProps) {
  const { access, earlier } = environment
  const { words, settings } = context
  const { pages } = words
  return (
    <>
      {!access.storage && <p class="notice">{pages.storageBroken}</p>}
      {earlier.lastFailure && <LastFailure failure={earlier.lastFailure} context={context} />}
      <Headline icon="normal" text={pages.idleTitle} />
      <p class="lead">{pages.idleLead}</p>
      <Steps steps={[pages.idleStep1, pages.idleStep2]} />
      <Outside class="primary" action="start" href={settings.startAddress}>
        {pages.start}
      </Outside>
      <h2>{pages.prerequisites}</h2>
      <ul class="checks">
        <li>{pages.needAccount}</li>
        <li>{pages.needBrowser}</li>
        <li>{pages.needContact}</li>
      </ul>
      {!access.privateWindows && <p class="quiet">{pages.privateText}</p>}
      <Earlier environment={environment} context={context} />
      <Clouds context={context} />
    </>
  )
}
