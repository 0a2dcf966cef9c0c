import type { CheckId, Findings, Result, Skip } from './types.ts'

/** The finding of a check; undefined if there is none. */
export function findingIn<K extends CheckId>(results: readonly Result[], id: K): Findings[K] | undefined {
  const result = results.find((one) => one.id === id)
  return result?.status === 'done' ? (result.finding as Findings[K]) : undefined
}

/** Why a check was not made; null if it was made. */
export function skipIn(results: readonly Result[], id: CheckId): Skip | null {
  const result = results.find((one) => one.id === id)
  return result?.status === 'skipped' ? result.reason : null
}
