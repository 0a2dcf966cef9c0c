import type { AccessFigures } from '../summary.ts'
import type { Passed } from './types.ts'

/** Counts what an access log holds besides answers. Other inputs have no such figures. */
export function startAccessCounts() {
  const counts: Record<Passed, number> = { request: 0, 'form-post': 0, 'other-host': 0 }
  let isAccessLog = false
  return {
    begin(): void {
      isAccessLog = true
    },
    pass(passed: Passed): void {
      isAccessLog = true
      counts[passed]++
    },
    figures(groups: () => Pick<AccessFigures, 'hours' | 'routes'>): Partial<AccessFigures> {
      if (!isAccessLog) return {}
      const { request: requests, 'form-post': formPosts, 'other-host': otherHosts } = counts
      return { ...groups(), requests, formPosts, otherHosts }
    },
  }
}
