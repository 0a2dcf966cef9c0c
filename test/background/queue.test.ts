import { expect, test, vi } from 'vitest'
import type { TabEvent } from '../../src/attempt/observe.ts'
import { createQueue, type Job } from '../../src/background/queue.ts'
import { answer, page, served } from '../builders.ts'

const navigation = (tabId: number): Job => ({ kind: 'event', tabId, event: served() })
const report = (tabId: number, event: TabEvent = pageReport): Job => ({ kind: 'event', tabId, event })
const pageReport: TabEvent = {
  kind: 'page-report',
  observation: page(),
  address: null,
  account: null,
  isRepeat: false,
}

test('runs jobs one at a time, in the order in which they came', async () => {
  const log: string[] = []
  const enqueue = createQueue(async ({ kind }) => {
    log.push(`begin ${kind}`)
    await Promise.resolve()
    log.push(`end ${kind}`)
  })
  enqueue(navigation(1))
  enqueue({ kind: 'forget-private-tabs' })
  await settled()
  enqueue({ kind: 'forget-old-history' })
  await settled()
  expect(log).toEqual([
    'begin event',
    'end event',
    'begin forget-private-tabs',
    'end forget-private-tabs',
    'begin forget-old-history',
    'end forget-old-history',
  ])
})

test('goes on after a job that fails', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const done: number[] = []
  const enqueue = createQueue(async (job) => {
    if (job.kind !== 'event') throw new Error('broken')
    done.push(job.tabId)
  })
  enqueue({ kind: 'forget-old-history' })
  enqueue(navigation(7))
  await settled()
  expect(done).toEqual([7])
  expect(errors).toHaveBeenCalledWith(new Error('broken'))
})

test('lets 50 reports of one tab wait, and any number of other jobs', async () => {
  const done: number[] = []
  const enqueue = createQueue(async (job) => {
    if (job.kind === 'event') done.push(job.tabId)
  })
  for (let count = 0; count < 60; count += 1) {
    enqueue(report(1, count % 2 === 0 ? pageReport : answer()))
    enqueue(navigation(2))
  }
  enqueue(report(3))
  await settled()
  const jobsOf = (tabId: number) => done.filter((one) => one === tabId).length
  expect([jobsOf(1), jobsOf(2), jobsOf(3)]).toEqual([50, 60, 1])
  enqueue(report(1))
  await settled()
  expect(jobsOf(1)).toBe(51)
})

/** All jobs that were added have run. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve))
}
