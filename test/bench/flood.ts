import type { BrowserName } from '../browsers/types.ts'
import { startFlood } from '../simulator/flood.ts'
import { type Candidate, timeToBadge } from './badge.ts'
import { compare, median, type Row } from './measure.ts'
import { openVariants } from './variants.ts'

/** Each flood takes seconds. */
const pairs = 4
/** No browser lets one page navigate more often. */
const perSecond = 20
/** Longer than a measurement takes. */
const seconds = 60

/**
 * A tab's time to the badge while others flood Microsoft's host. Baseline: the same tab without
 * a flood; then the smallest extension, under the same flood: the browser itself delays both.
 */
export async function* benchFlood(name: BrowserName): AsyncGenerator<Row> {
  const { start, close } = await openVariants(name)
  try {
    const [ours, smallest] = [await start('ours'), await start('smallest')]
    for (const windows of [1, 12]) {
      const what = `${name}: block page to badge, ${windows} windows flooding`
      const loud = () => underFlood(ours, windows)
      yield { what: `${what}, against none`, goal: 2, ...(await compare(pairs, loud, () => quiet(ours))) }
      const least = () => underFlood(smallest, windows)
      const row = await compare(pairs, loud, least)
      const detail = `${row.detail}; the smallest without a flood ${(await quietTime(smallest)).toFixed(1)} ms`
      yield { what: `${what}, against the smallest`, goal: 1.5, ...row, detail }
    }
  } finally {
    await close()
  }
}

const quiet = (candidate: Candidate) => timeToBadge(candidate, (visit) => visit())

/** Shows how much of the delay is the browser's own. */
async function quietTime(candidate: Candidate): Promise<number> {
  const times: number[] = []
  for (let count = 0; count < 2 * pairs; count += 1) times.push(await quiet(candidate))
  return median(times)
}

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
