import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFor } from '../browsers/find.ts'
import { launch } from '../browsers/launch.ts'
import { largestOf, memoryOf } from '../browsers/memory.ts'
import { startSimulator } from '../simulator/index.ts'
import { authorize, entry, har, login } from '../triage/recordings.ts'

/*
 * `npm run bench -- big-recording`: a recording of 200 MB with three attempts in it, read by the workbench in Chromium. Prints how
 * long the page's main thread was busy at most, how much memory the browser's processes took more, and what was found.
 * Run after `npm run build`.
 */
export async function benchBigRecording(): Promise<boolean> {
  const executable = findFor('chromium')
  if (executable === null) throw new Error('No Chromium: run npm test once, which installs it.')
  const folder = await mkdtemp(join(tmpdir(), 'clara-bench-'))
  const file = join(folder, 'big.har')
  const size = await writeRecording(file)
  const simulator = await startSimulator()
  const browser = await launch('chromium', {
    executable,
    extension: 'dist/chrome',
    simulator,
    profile: folder,
  })
  try {
    const page = await browser.extensionPage('workbench.html')
    await page.waitFor('textarea')
    const before = await memoryOf(folder)
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
    const watch = setInterval(() => void memoryOf(folder).then((now) => (most = Math.max(most, now))), 250)
    await page.waitFor('[data-part="list"]', 240_000)
    clearInterval(watch)
    const { longest, progress, seconds } = await page.evaluate(() => {
      const { seen } = globalThis as unknown as { seen: { longest: number; progress: number; began: number } }
      return { ...seen, seconds: (performance.now() - seen.began) / 1000 }
    })
    const found = await page.attribute('[data-part="list"]', 'data-all')
    const rows = {
      'recording, MB': Math.round(size / 1e6),
      'attempts found': Number(found),
      seconds: Number(seconds.toFixed(1)),
      'steps of progress shown': progress,
      'longest task on the main thread, ms (0: none over 50)': Math.round(longest),
      'memory of all processes, MB more at most': Math.round((most - before) / 1e6),
      'memory of the largest process, MB': Math.round((await largestOf(folder)) / 1e6),
    }
    console.table(rows)
    return found === '3' && longest <= 50 && most - before < 1e9 && progress > 5
  } finally {
    await browser.close()
    await simulator.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 10 })
  }
}

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
