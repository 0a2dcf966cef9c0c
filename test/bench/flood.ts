import type { Browser as ExtensionApi } from 'webextension-polyfill'
import type { BrowserName } from '../browsers/types.ts'
import { startFlood } from '../simulator/flood.ts'
import { startSimulator } from '../simulator/index.ts'
import { type Candidate, timeToBadge } from './badge.ts'
import { compare, type Row } from './measure.ts'
import { launchWith, type Variant } from './variants.ts'

declare const chrome: ExtensionApi

/** Each flood takes seconds. */
const pairs = 4
/** No browser lets one page navigate more often. */
const perSecond = 20
/** Longer than a measurement takes. */
const seconds = 60

/**
 * Another tab's time to the badge while pages flood Microsoft's host. Baseline: the same tab without
 * a flood; then the smallest extension, under the same flood: the browser itself delays both.
 */
export async function* benchFlood(name: BrowserName): AsyncGenerator<Row> {
  const simulator = await startSimulator({ hintSignsIn: true, drawAfter: 0 })
  const closings: (() => Promise<void>)[] = [() => simulator.close()]
  const start = async (variant: Variant): Promise<Candidate> => {
    const { browser, close } = await launchWith(name, variant, simulator)
    closings.unshift(close)
    return { browser, tab: await browser.newTab() }
  }
  try {
    const [ours, smallest] = [await start('ours'), await start('smallest')]
    await ours.browser.inExtension(() => chrome.storage.local.set({ choices: { openPopup: false } }))
    for (const windows of [1, 12]) {
      const what = `${name}: block page to badge, ${windows} windows flooding`
      const loud = () => underFlood(ours, windows)
      yield { what: `${what}, against none`, goal: 2, ...(await compare(pairs, loud, () => quiet(ours))) }
      const least = () => underFlood(smallest, windows)
      yield { what: `${what}, against the smallest`, goal: 2, ...(await compare(pairs, loud, least)) }
    }
  } finally {
    for (const close of closings) await close()
  }
}

const quiet = (candidate: Candidate) => timeToBadge(candidate, (visit) => visit())

async function underFlood(candidate: Candidate, windows: number): Promise<number> {
  let stop = async () => {}
  try {
    return await timeToBadge(candidate, async (visit) => {
      stop = await startFlood(candidate.browser, { windows, perSecond, seconds })
      await visit()
    })
  } finally {
    await stop()
  }
}
