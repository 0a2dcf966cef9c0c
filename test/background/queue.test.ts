import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { TabEvent } from '../../src/attempt/observe.ts'
import { createQueue, type Job, longestWait, maxWaiting } from '../../src/background/queue.ts'
import { answer, page, served } from '../builders.ts'

beforeEach(() => void vi.useFakeTimers())

const event = (tabId: number, one: TabEvent = served()): Job => ({ kind: 'event', tabId, event: one })
const report = (path: string, clientId: string | null = null): TabEvent => ({
  kind: 'page-report',
  observation: { ...page({ clientId }), path },
  address: null,
  account: null,
  isRepeat: false,
})

test('runs jobs one at a time, those of a tab in the order in which they came', async () => {
  const log: string[] = []
  const enqueue = createQueue(async (job) => {
    log.push(`begin ${statusOf(job)}`)
    await Promise.resolve()
    log.push(`end ${statusOf(job)}`)
  })
  for (const status of [200, 302, 404]) enqueue(event(1, { ...served(), status }))
  await settled()
  expect(log).toEqual([200, 302, 404].flatMap((status) => [`begin ${status}`, `end ${status}`]))
})

test('goes on after a job that fails', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { enqueue, done } = queue((job) => {
    if ('tabId' in job && job.tabId === 1) throw new Error('broken')
  })
  enqueue(event(1))
  enqueue(event(7))
  await settled()
  expect(tabsOf(done)).toEqual([7])
  expect(errors).toHaveBeenCalledWith(new Error('broken'))
})

describe('while other tabs have much waiting', () => {
  test('a tab waits for no more than the job that runs', async () => {
    const { enqueue, done } = queue()
    for (let tabId = 1; tabId <= 12; tabId += 1)
      for (let count = 0; count < 40; count += 1) enqueue(event(tabId))
    await settled(600)
    expect(done.length).toBeGreaterThan(12 * 4)
    for (let count = 0; count < 3; count += 1) enqueue(event(99))
    const before = done.length
    await settled()
    expect(tabsOf(done).slice(before, before + 3)).toEqual([99, 99, 99])
    expect(done).toHaveLength(12 * 40 + 3)
  })
  test('these tabs take turns', async () => {
    const { enqueue, done } = queue()
    for (const tabId of [1, 1, 1, 2, 2, 2]) enqueue(event(tabId))
    await settled()
    expect(tabsOf(done)).toEqual([1, 2, 1, 2, 1, 2])
  })
  test('a tab’s turns of an earlier time do not count', async () => {
    const { enqueue, done } = queue()
    for (let count = 0; count < 9; count += 1) enqueue(event(1))
    await settled()
    for (const tabId of [2, 1, 2, 1]) enqueue(event(tabId))
    await settled()
    expect(tabsOf(done).slice(9)).toEqual([2, 1, 2, 1])
  })
})

describe('of one tab', () => {
  test('so many events wait; more than that, and the tab’s record is forgotten before the newest', async () => {
    const { enqueue, done } = queue()
    for (let count = 0; count < maxWaiting + 1; count += 1) enqueue(event(1))
    enqueue(event(2))
    expect(done).toHaveLength(1)
    enqueue(event(1, { ...served(), status: 404 }))
    await settled()
    expect(done.filter((job) => 'tabId' in job && job.tabId === 1).slice(1)).toEqual([
      { kind: 'forget-tab', tabId: 1 },
      event(1, { ...served(), status: 404 }),
    ])
    expect(tabsOf(done)).toContain(2)
  })
  test('the newest report takes the place of an older one, unless it names another app', async () => {
    const { enqueue, done } = queue()
    enqueue(event(1))
    for (let count = 0; count < 300; count += 1) enqueue(event(1, report(`/${count}`)))
    enqueue(event(1, answer()))
    await settled()
    expect(done.slice(1)).toEqual([{ kind: 'forget-tab', tabId: 1 }, event(1, answer())])
    for (let count = 0; count < 300; count += 1) enqueue(event(1, report(`/${count}`)))
    await settled()
    expect(done.filter(({ kind }) => kind === 'forget-tab')).toHaveLength(1)
    expect(done.at(-1)).toEqual(event(1, report('/299')))
    for (let count = 0; count < 300; count += 1) enqueue(event(1, report(`/${count}`)))
    enqueue(event(1, report('/', 'other')))
    await settled()
    expect(done.slice(-2)).toEqual([{ kind: 'forget-tab', tabId: 1 }, event(1, report('/', 'other'))])
  })
  test('events that say the same wait as one', async () => {
    const { enqueue, done } = queue()
    enqueue(event(1))
    enqueue(event(1, report('/')))
    enqueue(event(1, report('/')))
    await settled()
    expect(done).toHaveLength(2)
  })
})

describe('housekeeping', () => {
  test('runs behind the first event', async () => {
    const { enqueue, done } = queue()
    enqueue({ kind: 'forget-private-tabs' })
    await settled()
    enqueue(event(1))
    await settled()
    expect(done.map(({ kind }) => kind)).toEqual(['event', 'forget-private-tabs'])
    enqueue({ kind: 'forget-old-history' })
    await settled()
    expect(done).toHaveLength(3)
  })
  test('runs without one after a while', async () => {
    const { enqueue, done } = queue()
    enqueue({ kind: 'forget-private-tabs' })
    await vi.advanceTimersByTimeAsync(longestWait)
    expect(done).toEqual([{ kind: 'forget-private-tabs' }])
  })
})

function queue(run: (job: Job) => void = () => undefined) {
  const done: Job[] = []
  const enqueue = createQueue(async (job) => {
    run(job)
    done.push(job)
  })
  return { enqueue, done }
}

const tabsOf = (jobs: readonly Job[]) => jobs.map((job) => ('tabId' in job ? job.tabId : null))

function statusOf(job: Job): number | null {
  return job.kind === 'event' && job.event.kind === 'served' ? job.event.status : null
}

/** By default all jobs that were added have run. */
async function settled(turns = 10_000): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
}
