import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFor } from '../browsers/find.ts'
import { launch } from '../browsers/launch.ts'
import { largestOf, memoryOf } from '../browsers/memory.ts'
import { type Simulator, startSimulator } from '../simulator/index.ts'
import { authorize, entry, har, login } from '../triage/recordings.ts'
import type { Row } from './measure.ts'

/*
 * `npm run bench -- big-recording`: a recording of 200 MB with three attempts in it, read by the workbench in Chromium: how long the
 * page's main thread was busy at most, and how much memory the browser's processes took more.
 */
export async function* benchBigRecording(): AsyncGenerator<Row> {
  const executable = findFor('chromium')
  if (executable === null) throw new Error('No Chromium: run npm test once, which installs it.')
  const folder = await mkdtemp(join(tmpdir(), 'clara-bench-'))
  const file = join(folder, 'big.har')
  const simulator = await startSimulator()
  try {
    const size = await writeRecording(file)
    yield* await readIt({ executable, simulator, profile: folder, file, size })
  } finally {
    await simulator.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 10 })
  }
}

interface Given {
  executable: string
  simulator: Simulator
  profile: string
  file: string
  size: number
}

async function readIt({ executable, simulator, profile, file, size }: Given): Promise<Row[]> {
  const browser = await launch('chromium', { executable, extension: 'dist/chrome', simulator, profile })
  let watch: ReturnType<typeof setInterval> | undefined
  try {
    const page = await browser.extensionPage('workbench.html')
    await page.waitFor('textarea')
    const before = await memoryOf(profile)
    await page.evaluate(() => {
      const seen = { longest: 0, progress: 0, began: performance.now() }
      Object.assign(globalThis, { seen })
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration)
      }).observe({ type: 'longtask' })
      new MutationObserver(() => {
        if (document.querySelector('[data-part="progress"]') !== null) seen.progress += 1
      }).observe(document.body, { subtree: true, childList: true, characterData: true })
    })
    await page.choose('#input-file', file)
    let most = 0
    watch = setInterval(() => void memoryOf(profile).then((now) => (most = Math.max(most, now))), 250)
    await page.waitFor('[data-part="list"]', 240_000)
    const { longest, progress, seconds } = await page.evaluate(() => {
      const { seen } = globalThis as unknown as { seen: { longest: number; progress: number; began: number } }
      return { ...seen, seconds: (performance.now() - seen.began) / 1000 }
    })
    const found = await page.attribute('[data-part="list"]', 'data-all')
    const broken = found !== '3' ? `${found} attempts found` : progress <= 5 ? 'no progress shown' : undefined
    const what = `workbench, a recording of ${Math.round(size / 1e6)} MB`
    const more = (most - before) / 1e6
    const largest = Math.round((await largestOf(profile)) / 1e6)
    return [
      {
        what: `${what}: longest task on the main thread, of 50 ms`,
        goal: 1,
        ...share(longest / 50),
        detail: `read in ${seconds.toFixed(1)} s, ${progress} steps of progress, tasks under 50 ms count as none`,
        ...(broken !== undefined && { broken }),
      },
      {
        what: `${what}: memory of all processes, of 1 GB more`,
        goal: 1,
        ...share(more / 1000),
        detail: `${Math.round(more)} MB more at most, the largest process ${largest} MB`,
      },
    ]
  } finally {
    clearInterval(watch)
    await browser.close()
  }
}

/** Measured once: of a bound, not of another's time. */
const share = (ratio: number) => ({ ratio, low: ratio, high: ratio, noise: 1 })

/** Three attempts among some ten thousand other entries, as browsers write them. Gives the size in bytes. */
async function writeRecording(file: string): Promise<number> {
  const blocked = (code: string) => `<script>$Config={"iErrorCode":${code}};\n</script>`
  const told = ['90094', '50105', '53003'].flatMap((code, index) => [
    entry({ url: authorize(), second: index * 600 }),
    entry({ url: `${login}/common/login`, second: index * 600 + 5, html: blocked(code) }),
  ])
  const filler = (index: number) => ({
    ...entry({ url: `https://static.example/${index}.js`, type: 'script' }),
    response: { status: 200, headers: [], content: { text: '{"a":["\\"b\\"",1]},\n'.repeat(900) } },
  })
  const out = createWriteStream(file)
  const [start = '', end = ''] = JSON.stringify(har('here')).split('"here"')
  out.write(start)
  const all = 9000
  for (let index = 0; index < all; index += 1) {
    const place = index % (all / told.length) === 0 ? told[(index * told.length) / all] : undefined
    if (!out.write(`${index === 0 ? '' : ','}${JSON.stringify(place ?? filler(index))}`))
      await once(out, 'drain')
  }
  out.end(end)
  await once(out, 'finish')
  return out.bytesWritten
}
