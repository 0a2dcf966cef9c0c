import type { BrowserName } from '../browsers/types.ts'
import { startFlood } from '../simulator/flood.ts'
import { type Candidate, timeToBadge } from './badge.ts'
import { compare, type Row } from './measure.ts'
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
      yield { what: `${what}, against the smallest`, goal: 2, ...(await compare(pairs, loud, least)) }
    }
  } finally {
    await close()
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
