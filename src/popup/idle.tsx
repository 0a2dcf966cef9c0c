import { Outside } from '../ui/outside.tsx'
import type { EnvironmentProps } from './context.ts'
import { Earlier } from './earlier.tsx'
import { Headline } from './headline.tsx'
import { LastFailure } from './last-failure.tsx'

/** No sign-in was seen: how to get help, and what the last failure still waits for. */
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
      <Outside
        class={earlier.lastFailure ? 'secondary' : 'primary'}
        action="start"
        href={settings.startAddress}
      >
        {pages.start}
      </Outside>
      <Earlier environment={environment} context={context} />
    </>
  )
}
