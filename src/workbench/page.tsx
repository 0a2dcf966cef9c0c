import type { Context } from './context.ts'
import { TriagePart } from './triage/part.tsx'

/** The face for IT and for support. */
export function WorkbenchPage({ context }: { context: Context }) {
  const { triage } = context
  return (
    <>
      <header class="top">
        <img src="icons/normal-48.png" width="36" height="36" alt="" />
        <div>
          <h1>{triage.title}</h1>
          <p class="top-lead">{triage.lead}</p>
        </div>
      </header>
      <main>
        <TriagePart context={context} />
      </main>
    </>
  )
}
