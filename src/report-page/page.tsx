import type { Context, Stop } from '../ui/report/context.ts'
import { ReportDesk } from '../ui/report/desk.tsx'

/** The report on what stopped one tab's sign-in. */
export function ReportPage({ stop, context }: { stop: Stop; context: Context }) {
  const { desk } = context
  return (
    <>
      <header class="top">
        <img src="icons/attention-48.png" width="36" height="36" alt="" />
        <div>
          <h1>{stop.diagnosis.owner === 'clara' ? desk.titleClara : desk.title}</h1>
          <p class="top-lead">{desk.lead}</p>
        </div>
      </header>
      <main>
        <ReportDesk stop={stop} context={context} />
      </main>
    </>
  )
}
