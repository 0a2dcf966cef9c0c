import type { StoredTab } from '../diagnosis/stored.ts'
import type { Stop } from './report/context.ts'

/** What stopped the sign-in in a tab; null where nothing did. */
export function stopOf(tab: StoredTab | null, now: number): Stop | null {
  const { attempt, diagnosis } = tab ?? {}
  if (!attempt || !diagnosis || diagnosis.scenario === 'signed-in') return null
  return { attempt, diagnosis, now }
}
