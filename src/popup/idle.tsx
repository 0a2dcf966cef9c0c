import { Outside } from '../ui/outside.tsx'
import type { Context } from './face.tsx'
import { Headline, Steps } from './headline.tsx'

/** Nothing seen in this tab: what the helper is for, how to try it, and what a sign-in needs. */
export function Idle({ context: { words, settings, access } }: { context: Context }) {
  const { faces } = words
  return (
    <>
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
    </>
  )
}
