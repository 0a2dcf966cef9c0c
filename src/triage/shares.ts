import type { Cases } from './cases.ts'
import type { Failures } from './failures.ts'
import { type Successes, withoutId } from './people-figures.ts'
import type { Share } from './summary.ts'

/** How many of a log's sign-ins ended well, by day. A report tells only of failures. */
export function sharesOf({ rows }: Cases, { kinds, times }: Failures, successes: Successes): Share[] {
  const days = new Map<number, Share>()
  const dayAt = (at = Number.NaN): Share | null => {
    if (Number.isNaN(at)) return null
    const number = Math.floor(at / oneDay)
    const day = days.get(number) ?? { day: new Date(at).toISOString().slice(0, 10), signIns: 0, successes: 0 }
    days.set(number, day)
    return day
  }
  for (const row of rows) {
    const day = kinds[row]?.isEntry ? dayAt(times[row]) : null
    if (day !== null) day.signIns++
  }
  const known = new Set<number>()
  const repeated = repeatedIn(successes.requests)
  successes.requests.forEach((request, at) => {
    const isKnown = known.has(request)
    if (repeated.has(request)) known.add(request)
    const day = Number.isNaN(request) || isKnown ? null : dayAt(successes.times[at])
    if (day === null) return
    day.signIns++
    day.successes++
  })
  return [...days].sort(([a], [b]) => a - b).map(([, share]) => share)
}

const oneDay = 86_400_000

/** A log that was exported twice has the same request IDs. */
function repeatedIn(requests: readonly number[]): Set<number> {
  const sorted = Float64Array.from(requests).sort()
  return new Set(sorted.filter((request, at) => request !== withoutId && request === sorted[at - 1]))
}
