import type { Browser as ExtensionApi } from 'webextension-polyfill'
import { findFor } from '../browsers/find.ts'
import type { BrowserName } from '../browsers/types.ts'
import { startFlood } from '../simulator/flood.ts'
import { startSimulator } from '../simulator/index.ts'
import { type Candidate, timeToBadge } from './badge.ts'
import { compare, type Row } from './measure.ts'
import { launchWith } from './variants.ts'

declare const chrome: ExtensionApi

/** Each flood takes seconds. */
const pairs = 6

/** Another tab's time to the badge while pages flood Microsoft's host. Baseline: the same without. */
export async function* benchFlood(): AsyncGenerator<Row> {
  for (const name of ['chromium', 'firefox'] as const) {
    if (findFor(name) === null) continue
    const simulator = await startSimulator({ hintSignsIn: true, drawAfter: 0 })
    const { browser, close } = await launchWith(name, 'ours', simulator)
    try {
      await browser.inExtension(() => chrome.storage.local.set({ choices: { openPopup: false } }))
      const candidate = { browser, tab: await browser.newTab() }
      for (const windows of [1, 12]) yield await flooded(name, candidate, windows)
    } finally {
      await close()
      await simulator.close()
    }
  }
}

async function flooded(name: BrowserName, candidate: Candidate, windows: number): Promise<Row> {
  const quiet = () => timeToBadge(candidate, (visit) => visit())
  const loud = async () => {
    const stop = await startFlood(candidate.browser, windows)
    const time = await quiet()
    await stop()
    return time
  }
  const times = await compare(pairs, loud, quiet)
  return { what: `${name}: block page to badge, ${windows} windows flooding`, goal: 2, ...times }
}
