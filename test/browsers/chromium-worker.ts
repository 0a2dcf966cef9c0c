import type { Browser, CDPSession, Page } from 'puppeteer-core'
import { until } from './until.ts'

/** A document of the extension without a script, to call the extension API; its workers. */
export interface Inside {
  page: Page
  workers: Workers
}

interface Workers {
  running(): boolean
  stop(): Promise<void>
}

export async function openInside(browser: Browser, origin: string): Promise<Inside> {
  const page = await browser.newPage()
  const open = async () => (await page.goto(`${origin}/manifest.json`))?.ok()
  await until('the extension’s pages', open, 30_000)
  const workers = await watchWorkers(await page.createCDPSession())
  // Its listeners exist from here on, running or not.
  await until('the worker to be installed', () => workers.running())
  return { page, workers }
}

/** Follows the service workers' states from outside: such news keeps none alive. */
async function watchWorkers(session: CDPSession): Promise<Workers> {
  const states = new Map<string, string>()
  let stops = 0
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { versionId, runningStatus } of versions) {
      if (runningStatus === 'stopped') stops += 1
      states.set(versionId, runningStatus)
    }
  })
  await session.send('ServiceWorker.enable')
  const running = () => [...states.values()].includes('running')
  return {
    running,
    async stop() {
      if (!running()) return
      const before = stops
      await session.send('ServiceWorker.stopAllWorkers')
      // By then an event may have started it again.
      await until('the worker to stop', () => stops > before)
    },
  }
}
