import type { TabEvent } from '../attempt/observe.ts'
import { combined, outdates } from './combine-events.ts'

/** Work for the worker, as plain data: what waits can be compared, counted and replaced. */
export type Job =
  | { kind: 'event'; tabId: number; event: TabEvent }
  /** More has happened in the tab than may wait: its record says nothing for sure any more. */
  | { kind: 'forget-tab'; tabId: number }
  | { kind: 'forget-private-tabs' }
  | { kind: 'forget-old-history' }

/** So many events of one tab may wait. */
export const maxWaiting = 50

/** Housekeeping waits for the first event, but not longer than this; milliseconds. */
export const longestWait = 1000

/**
 * Returns the function that adds a job. Jobs run one at a time: each reads what the last one wrote.
 * The tab that has had the fewest turns comes first, so a tab that floods us delays only itself.
 */
export function createQueue(run: (job: Job) => Promise<void>): (job: Job) => void {
  const lanes = new Map<number, Lane>()
  let isRunning = false
  let mayKeepHouse = false

  async function runAll(): Promise<void> {
    if (isRunning) return
    isRunning = true
    for (let lane = nextLane(lanes, mayKeepHouse); lane; lane = nextLane(lanes, mayKeepHouse)) {
      const job = lane.waiting.shift()
      lane.turns += 1
      if (job) await run(job).catch((error: unknown) => console.error(error))
      mayKeepHouse = true
    }
    for (const [key, { waiting }] of lanes) if (waiting.length === 0) lanes.delete(key)
    isRunning = false
  }

  setTimeout(() => {
    mayKeepHouse = true
    void runAll()
  }, longestWait)

  return (job) => {
    const key = 'tabId' in job ? job.tabId : housekeeping
    const lane = lanes.get(key) ?? { waiting: [], turns: 0 }
    lanes.set(key, lane)
    lane.waiting = withJob(lane.waiting, job)
    void runAll()
  }
}

/** The waiting jobs of one tab, in order, and its turns since the whole queue was last empty. */
interface Lane {
  waiting: Job[]
  turns: number
}

/** The key of jobs that belong to no tab; tabs have numbers from 0. */
const housekeeping = -1

function nextLane(lanes: ReadonlyMap<number, Lane>, mayKeepHouse: boolean): Lane | undefined {
  const ready = [...lanes].filter(
    ([key, { waiting }]) => waiting.length > 0 && (key !== housekeeping || mayKeepHouse),
  )
  return ready.map(([, lane]) => lane).reduce(fewerTurns, undefined)
}

function fewerTurns(best: Lane | undefined, lane: Lane): Lane {
  return best === undefined || lane.turns < best.turns ? lane : best
}

function withJob(waiting: readonly Job[], job: Job): Job[] {
  if (job.kind !== 'event') return [...waiting, job]
  const last = waiting.at(-1)
  const one = last?.kind === 'event' ? combined(last.event, job.event) : null
  if (one !== null) return [...waiting.slice(0, -1), { ...job, event: one }]
  if (waiting.length < maxWaiting) return [...waiting, job]
  const outdated = waiting.findLastIndex((one) => one.kind === 'event' && outdates(job.event, one.event))
  if (outdated >= 0) return [...waiting.toSpliced(outdated, 1), job]
  // The event finds no room and may be another app's request: the tab's record must end.
  return [{ kind: 'forget-tab', tabId: job.tabId }, job]
}
