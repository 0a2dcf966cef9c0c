import type { TabState } from '../diagnosis/state.ts'
import type { Failure } from './report/context.ts'

/** The failed sign-in of a tab, for a report made at the time `now`; null in any other state. */
export function failureOf(tab: TabState, now: number): Failure | null {
  switch (tab.kind) {
    case 'idle':
    case 'under-way':
    case 'unread':
    case 'signed-in':
      return null
    case 'blocked':
    case 'expired':
      return { attempt: tab.attempt, diagnosis: tab.diagnosis, now }
  }
}
