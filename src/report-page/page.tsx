import type { Context, Stop } from '../ui/report/context.ts'
import { ReportEditor } from '../ui/report/editor.tsx'

/** The report on what stopped one tab's sign-in. */
export function ReportPage({ stop, context }: { stop: Stop; context: Context }) {
  const { editor } = context
  return (
    <>
      <header class="top">
        <img src="icons/attention-48.png" width="36" height="36" alt="" />
        <div>
          <h1>{stop.diagnosis.owner === 'clara' ? editor.titleClara : editor.title}</h1>
          <p class="top-lead">{editor.lead}</p>
        </div>
      </header>
      <main>
        <ReportEditor stop={stop} context={context} />
      </main>
    </>
  )
}
