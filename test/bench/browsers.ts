import type { Browser as ExtensionApi } from 'webextension-polyfill'
import type { BrowserName, TestBrowser } from '../browsers/types.ts'
import { until } from '../browsers/until.ts'
import { holdMicrosoft } from '../simulator/hold.ts'
import { unrelatedHost } from '../simulator/hosts.ts'
import type { Simulator } from '../simulator/index.ts'
import { blockedStart, type Candidate, timeToBadge } from './badge.ts'
import { compare, median, type Row } from './measure.ts'
import { loaded } from './pages.ts'
import { openVariants } from './variants.ts'

declare const chrome: ExtensionApi

const pairs = 20
interface Bench extends Record<'ours' | 'bare' | 'empty', Candidate> {
  name: BrowserName
  simulator: Simulator
}

/** Measures what a person notices of the extension in a browser. */
export async function* benchBrowser(name: BrowserName): AsyncGenerator<Row> {
  const { simulator, start, close } = await openVariants(name)
  try {
    const [ours, bare, empty] = [await start('ours'), await start('bare'), await start('empty')]
    yield* measureAll({ name, simulator, ours, bare, empty })
  } finally {
    await close()
  }
}

async function* measureAll(bench: Bench): AsyncGenerator<Row> {
  yield await badge(bench, 'running')
  yield await badge(bench, 'stopped')
  yield await popup(bench)
  yield await elsewhere(bench)
}

/** From the first byte of Microsoft's block page to the badge. Baseline: the bare extension. */
async function badge({ name, simulator, ours, bare }: Bench, worker: 'running' | 'stopped'): Promise<Row> {
  const time = (candidate: Candidate) =>
    timeToBadge(candidate, (visit) =>
      worker === 'running' ? visit() : stopWorkerDuring(simulator, candidate.browser, visit),
    )
  const times = await compare(
    pairs,
    () => time(ours),
    () => time(bare),
  )
  return { what: `${name}: block page to badge, worker ${worker}`, goal: 1.3, ...times }
}

/**
 * Stops the worker while Microsoft holds its answer back, and the attempt is stored.
 * A browser also stops only an idle worker.
 */
async function stopWorkerDuring(
  simulator: Simulator,
  browser: TestBrowser,
  begin: () => Promise<void>,
): Promise<void> {
  const { asked, release } = holdMicrosoft(simulator)
  await begin()
  await asked
  await until('the attempt to be stored', () =>
    browser.inExtension(async () => {
      // The bare extension stores nothing.
      const stored = await chrome.storage?.session.get(null)
      return stored === undefined || JSON.stringify(stored).includes('"startedAt"')
    }),
  )
  await browser.stopWorker()
  release()
}

/** From the press of the button to the popup's first paint. Baseline: one static file. */
async function popup({ name, ours, bare }: Bench): Promise<Row> {
  for (const { browser, tab } of [ours, bare]) {
    await tab.goto(blockedStart)
    await until('the badge', async () => (await browser.badge(tab)) === '!')
  }
  const time = async ({ browser, tab }: Candidate) => {
    const view = await browser.openPopup(tab)
    const painted = await until('the paint', () =>
      view.evaluate(() => {
        const [paint] = performance.getEntriesByName('first-contentful-paint')
        return paint === undefined ? null : performance.timeOrigin + paint.startTime
      }),
    )
    await view.close()
    return painted - browser.pressedAt()
  }
  const times = await compare(pairs, warm(time, ours), warm(time, bare))
  return { what: `${name}: button to the popup's first paint`, goal: 1.1, ...times }
}

/** Runs once without measuring: a browser is slow just after another one was busy. */
function warm(time: (candidate: Candidate) => Promise<number>, candidate: Candidate): () => Promise<number> {
  return async () => {
    await time(candidate)
    return time(candidate)
  }
}

/** A thousand pages of other sites, which must not start the worker. Medians of twenty pages. */
async function elsewhere({ name, ours, empty }: Bench): Promise<Row> {
  let visits = 0
  let starts = 0
  const time = async ({ browser, tab }: Candidate) => {
    const all: number[] = []
    for (let visit = 0; visit < 20; visit += 1) {
      await tab.goto(`https://${unrelatedHost}/${visit}`)
      all.push(await tab.evaluate(loaded))
      if (browser !== ours.browser) continue
      visits += 1
      if (await browser.workerRunning()) starts += 1
    }
    return median(all)
  }
  await ours.tab.goto(`https://${unrelatedHost}/`)
  await ours.browser.stopWorker()
  const times = await compare(
    50,
    () => time(ours),
    () => time(empty),
  )
  return {
    what: `${name}: other sites up to load`,
    goal: 1.01,
    ...times,
    detail: `${times.detail}; ${visits} visits, worker running after ${starts}`,
    ...(starts > 0 && { broken: 'other sites start the worker' }),
  }
}
