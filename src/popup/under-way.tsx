import type { Context } from './face.tsx'
import { Headline } from './headline.tsx'

/** A sign-in has begun and nothing has stopped it. */
export function UnderWay({ context: { words } }: { context: Context }) {
  return (
    <>
      <Headline icon="normal" text={words.faces.underWayTitle} />
      <p class="lead">{words.faces.underWayLead}</p>
    </>
  )
}
