import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFor } from '../browsers/find.ts'
import { launch } from '../browsers/launch.ts'
import { largestOf, memoryOf } from '../browsers/memory.ts'
import type { TestBrowser } from '../browsers/types.ts'
import { startSimulator } from '../simulator/index.ts'
import { writeLog } from './log-file.ts'
import type { Row } from './measure.ts'
import { writeRecording } from './recording-file.ts'

/** The workbench reads a recording of 200 MB: longest task on its main thread, and memory. */
export const benchBigRecording = () =>
  benchFile({
    name: 'big.har',
    what: 'a recording of',
    write: (file) => writeRecording(file, 9000),
    attempts: '3',
  })

/** The same with a log of 100,000 records, of which half are failures. */
export const benchBigLog = () =>
  benchFile({
    name: 'big.jsonl',
    what: 'a log of 100,000 records,',
    write: (file) => writeLog(file, 100_000),
    attempts: '50000',
  })

interface BigFile {
  name: string
  what: string
  /** Returns the size in bytes. */
  write(file: string): Promise<number>
  /** How many the list must show. */
  attempts: string
}

async function* benchFile({ name, what, write, attempts }: BigFile): AsyncGenerator<Row> {
  const executable = findFor('chromium')
  if (executable === null) throw new Error('No Chromium: run npm test once, which installs it.')
  const profile = await mkdtemp(join(tmpdir(), 'clara-bench-'))
  const file = join(profile, name)
  const simulator = await startSimulator()
  try {
    const size = await write(file)
    const browser = await launch('chromium', { executable, extension: 'dist/chrome', simulator, profile })
    try {
      yield* rowsOf(`${what} ${megabytes(size)} MB`, attempts, await readIt(browser, profile, file))
    } finally {
      await browser.close()
    }
  } finally {
    await simulator.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 10 })
  }
}

interface Measured {
  /** The longest task in milliseconds; the browser reports none below 50. */
  longest: number
  progressSteps: number
  seconds: number
  attempts: string | null
  /** Bytes. */
  moreMemory: number
  largestProcess: number
}

async function readIt(browser: TestBrowser, profile: string, file: string): Promise<Measured> {
  const page = await browser.extensionPage('workbench.html')
  await page.waitFor('textarea')
  const before = await memoryOf(profile)
  await page.evaluate(watchPage)
  await page.choose('#input-file', file)
  const memory: number[] = []
  const timer = setInterval(() => void memoryOf(profile).then((now) => memory.push(now)), 250)
  try {
    await page.waitFor('[data-part="list"]', 240_000)
    return {
      ...(await page.evaluate(watchedSoFar)),
      attempts: await page.attribute('[data-part="list"]', 'data-all'),
      moreMemory: Math.max(...memory, before) - before,
      largestProcess: await largestOf(profile),
    }
  } finally {
    clearInterval(timer)
  }
}

/** The page's own measurements, in its global object. */
interface Watched {
  watched: { longest: number; progressSteps: number; began: number }
}

function watchPage(): void {
  const watched = { longest: 0, progressSteps: 0, began: performance.now() }
  Object.assign(globalThis, { watched })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.longest = Math.max(watched.longest, duration)
  }).observe({ type: 'longtask' })
  new MutationObserver(() => {
    if (document.querySelector('[data-part="progress"]') !== null) watched.progressSteps += 1
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
}

function watchedSoFar(): { longest: number; progressSteps: number; seconds: number } {
  const { longest, progressSteps, began } = (globalThis as unknown as Watched).watched
  return { longest, progressSteps, seconds: (performance.now() - began) / 1000 }
}

function rowsOf(file: string, attempts: string, measured: Measured): Row[] {
  const { longest, progressSteps, seconds, moreMemory, largestProcess } = measured
  const what = `workbench, ${file}`
  const broken = errorIn(measured, attempts)
  return [
    {
      what: `${what}: longest task on the main thread, of 50 ms`,
      goal: 1,
      ...share(longest / 50),
      detail: `read in ${seconds.toFixed(1)} s, ${progressSteps} steps of progress, tasks under 50 ms count as none`,
      ...(broken !== null && { broken }),
    },
    {
      what: `${what}: more memory of all processes, of 1 GB`,
      goal: 1,
      ...share(moreMemory / 1e9),
      detail: `at most ${megabytes(moreMemory)} MB more, the largest process ${megabytes(largestProcess)} MB`,
    },
  ]
}

const megabytes = (bytes: number) => Math.round(bytes / 1e6)

function errorIn({ attempts, progressSteps }: Measured, expected: string): string | null {
  if (attempts !== expected) return `${attempts} attempts found`
  return progressSteps <= 5 ? 'no progress shown' : null
}

/** A share of a fixed limit, measured once: there is no baseline. */
const share = (ratio: number) => ({ ratio, low: ratio, high: ratio, noise: 1 })
