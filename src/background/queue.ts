import type { TabEvent } from '../attempt/observe.ts'

/** Work for the worker, as plain data: what waits can be compared, counted and replaced. */
export type Job =
  | { kind: 'event'; tabId: number; event: TabEvent }
  | { kind: 'forget-private-tabs' }
  | { kind: 'forget-old-history' }

/** So many reports of a tab may wait: a page that floods us must not keep other tabs waiting. */
const maxReports = 50

/** Returns the function that adds a job. Each job reads what the last one wrote. */
export function createQueue(run: (job: Job) => Promise<void>): (job: Job) => void {
  const jobs: Job[] = []
  let isRunning = false

  async function runAll(): Promise<void> {
    if (isRunning) return
    isRunning = true
    for (let job = jobs[0]; job !== undefined; job = jobs[0]) {
      await run(job).catch((error: unknown) => console.error(error))
      jobs.shift()
    }
    isRunning = false
  }

  return (job) => {
    if (isReport(job) && jobs.filter((one) => isReport(one) && one.tabId === job.tabId).length >= maxReports)
      return
    jobs.push(job)
    void runAll()
  }
}

type Report = Extract<Job, { kind: 'event' }>

/** The page reader sends these; webRequest events come only as fast as a tab can navigate. */
function isReport(job: Job): job is Report {
  return job.kind === 'event' && (job.event.kind === 'page-report' || job.event.kind === 'response')
}
