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
  const { pages } = words
  return (
    <>
      {!access.storage && <p class="notice">{pages.storageBroken}</p>}
      {past.last && <LastStop last={past.last} context={context} show={show} />}
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
      <Earlier context={context} />
      <Clouds context={context} />
    </>
  )
}
