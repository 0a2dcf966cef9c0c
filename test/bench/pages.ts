import type { BrowserName, Tab } from '../browsers/types.ts'
import { microsoftHost, unrelatedHost } from '../simulator/hosts.ts'
import type { Candidate } from './badge.ts'
import { median, type Round, type Row, rowOf } from './measure.ts'
import { openVariants } from './variants.ts'

const rounds = 10
const request = `https://${microsoftHost}/organizations/oauth2/v2.0/authorize?client_id=c1a7a000-1111-4222-8333-0123456789ab&redirect_uri=https%3A%2F%2Fapp.clara.com%2Fauth%2Fcallback&response_type=code&scope=openid&state=x`

/** The goals against the smallest extension that sees the same requests. */
const pages = [
  { page: "Microsoft's sign-in page", url: request, goal: 1.1 },
  { page: 'block page', url: `${request}&login_hint=workflow-off%40contoso.example`, goal: 1.15 },
]

/** Until `load`, and what the main thread works until a while after it; milliseconds. */
interface Times {
  load: number
  busy: number | null
}

/** What the page reader costs Microsoft's pages. The popup does not open by itself. */
export async function* benchPages(name: BrowserName): AsyncGenerator<Row> {
  const { start, close } = await openVariants(name)
  try {
    const [ours, smallest, empty] = [await start('ours'), await start('smallest'), await start('empty')]
    for (const one of pages) {
      const measured: Measured = { base: [], ours: [], without: [] }
      for (let round = -2; round < rounds; round += 1)
        for (const [candidate, times] of [
          [smallest, measured.base],
          [ours, measured.ours],
          [smallest, measured.base],
          [ours, measured.ours],
          [empty, measured.without],
        ] as const) {
          const visited = await visit(candidate, one.url)
          // The first rounds only warm up.
          if (round >= 0) times.push(visited)
        }
      yield* rowsOf(name, one, measured)
    }
  } finally {
    await close()
  }
}

interface Measured {
  base: Times[]
  ours: Times[]
  without: Times[]
}

function* rowsOf(name: BrowserName, { page, goal }: (typeof pages)[number], measured: Measured) {
  const metrics = { load: 'until load', busy: 'main thread until 600 ms after load' } as const
  for (const [metric, what] of Object.entries(metrics)) {
    const of = (times: Times[]) => times.flatMap((one) => one[metric as keyof Times] ?? [])
    const [base, ours, without] = [of(measured.base), of(measured.ours), of(measured.without)]
    // Firefox does not report how busy a page's main thread is.
    if (base.length === 0) continue
    const row = rowOf(inRounds(base, ours))
    const detail = `${row.detail}; without an extension ${median(without).toFixed(1)} ms`
    yield { what: `${name}: ${page}, ${what}, against the smallest`, goal, ...row, detail }
  }
}

/** Each candidate was measured twice in a round. */
function inRounds(base: readonly number[], ours: readonly number[]): Round[] {
  return Array.from({ length: base.length / 2 }, (_, round) => {
    const at = (times: readonly number[], which: 0 | 1) => times[2 * round + which] ?? Number.NaN
    return [at(base, 0), at(ours, 0), at(base, 1), at(ours, 1)]
  })
}

/** Once without measuring: a browser is slow just after another one was busy. */
async function visit({ tab }: Candidate, url: string): Promise<Times> {
  await open(tab, url)
  await open(tab, url)
  if (tab.busy === undefined) return { load: await tab.evaluate(loaded), busy: null }
  await new Promise((resolve) => setTimeout(resolve, 600))
  // Asked first: the answer to the second question would count.
  const busy = await tab.busy()
  return { load: await tab.evaluate(loaded), busy }
}

/** The browser counts from the start of the page's process. Another site gets a new one. */
async function open(tab: Tab, url: string): Promise<void> {
  await tab.goto(`https://${unrelatedHost}/`)
  await tab.goto(url)
}

/** Milliseconds from the start of the navigation to the end of `load`. */
export function loaded(): number {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return entry?.loadEventEnd ?? 0
}
