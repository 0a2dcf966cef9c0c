import { setTimeout as pause } from 'node:timers/promises'

/**
 * Asks again until the answer is neither undefined, null nor false, and returns it.
 * Throws after `timeout` milliseconds, naming `what` and, if asking itself failed, why.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T> | T,
  timeout = 20_000,
): Promise<Exclude<T, undefined | null | false>> {
  const deadline = performance.now() + timeout
  let reason = ''
  while (true) {
    try {
      const answer = await ask()
      if (isThere(answer)) return answer
      reason = ''
    } catch (error) {
      // A page that is just being replaced cannot be asked: the next one can.
      reason = `: ${error instanceof Error ? error.message : String(error)}`
    }
    if (performance.now() > deadline) throw new Error(`waited ${timeout} ms for ${what}${reason}`)
    await pause(40)
  }
}

function isThere<T>(answer: T): answer is Exclude<T, undefined | null | false> {
  return answer !== undefined && answer !== null && answer !== false
}
