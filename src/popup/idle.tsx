import type { StoredTab } from '../diagnosis/stored.ts'
import { Outside } from '../ui/outside.tsx'
import { Clouds } from './clouds.tsx'
import { Earlier } from './earlier.tsx'
import type { Context } from './face.tsx'
import { Headline, Steps } from './headline.tsx'
import { LastStop } from './last-stop.tsx'

/** Nothing seen in this tab: what the helper is for, how to try it, and what a sign-in needs. */
export function Idle({ context, show }: { context: Context; show: (stored: StoredTab) => void }) {
  const { words, settings, access, past } = context
  const { faces } = words
  return (
    <>
      {!access.storage && <p class="notice">{faces.storageBroken}</p>}
      {past.last && <LastStop last={past.last} context={context} show={show} />}
      <Headline icon="normal" text={faces.idleTitle} />
      <p class="lead">{faces.idleLead}</p>
      <Steps steps={[faces.idleStep1, faces.idleStep2]} />
      <Outside class="primary" action="start" href={settings.startAddress}>
        {faces.start}
      </Outside>
      <h2>{faces.prerequisites}</h2>
      <ul class="checks">
        <li>{faces.needAccount}</li>
        <li>{faces.needBrowser}</li>
        <li>{faces.needContact}</li>
      </ul>
      {!access.privateWindows && <p class="quiet">{faces.privateText}</p>}
      <Earlier context={context} />
      <Clouds context={context} />
    </>
  )
}
