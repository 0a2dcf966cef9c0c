import type { Observation, ObservationOf } from './observation.ts'
import type { Recognition, SignInAttempt } from './types.ts'

/** Observations kept of one attempt, and attempts kept before the current one. */
export const maxSeen = 30
export const maxPrevious = 3

/** Attempts that follow one another within this time, in milliseconds, may be a redirect loop. */
export const loopWindow = 60_000

/** A busy browser may report two events in the wrong order within this time, in milliseconds. */
export const reorderWindow = 5000

interface Beginning {
  recognition: Recognition
  request: SignInAttempt['request']
  first: Observation
  /** The attempt before in the same tab. */
  before: SignInAttempt | null
}

export function beginAttempt({ recognition, request, first, before }: Beginning): SignInAttempt {
  const earlier = before !== null && succeededWithoutPage(before) ? before.loopStarts : []
  return {
    startedAt: first.at,
    recognition,
    request,
    seen: [first],
    loopStarts: [...earlier, first.at].filter((start) => first.at - start <= loopWindow),
    previous: before && truncate(before, maxPrevious),
  }
}

export function addObservation(attempt: SignInAttempt, observation: Observation): SignInAttempt {
  return withSeen(attempt, [...attempt.seen, observation])
}

/** Beyond `maxSeen` the oldest step goes first: pages and answers are evidence. */
export function withSeen(attempt: SignInAttempt, seen: Observation[]): SignInAttempt {
  if (seen.length <= maxSeen) return { ...attempt, seen }
  const step = seen.findIndex(({ kind }) => kind === 'step' || kind === 'served')
  return { ...attempt, seen: seen.toSpliced(Math.max(step, 0), 1) }
}

/** Microsoft has answered: what follows in the tab is the app's own affair or a new attempt. */
export function isAnswered({ seen }: SignInAttempt): boolean {
  return seen.some((one) => one.kind === 'response' && one.by === 'microsoft')
}

/** Microsoft's page posted its answer, and the page reader has not read it. */
export function hasUnreadAnswer({ seen }: SignInAttempt): boolean {
  return seen.findLast(isNavigation)?.kind === 'posted'
}

/** Whether it shows that the tab went to another document. */
export function isNavigation({ kind }: Observation): boolean {
  return navigationKinds.has(kind)
}

const navigationKinds: ReadonlySet<Observation['kind']> = new Set([
  'request',
  'step',
  'page',
  'response',
  'posted',
])

/** Microsoft's answer that the person is signed in; null while there is none. */
export function successOf({ seen }: SignInAttempt): ObservationOf<'response'> | null {
  const success = seen.find((one) => one.kind === 'response' && one.response.outcome === 'success')
  return success?.kind === 'response' ? success : null
}

/** The person is signed in, and the app has shown its page: its later failures are its own. */
export function hasReachedApp(attempt: SignInAttempt): boolean {
  const success = successOf(attempt)
  if (success === null) return false
  const { host, at } = success
  return attempt.seen.some((one) => one.kind === 'served' && one.host === host && one.at >= at)
}

/** Microsoft asked the person nothing: an app that asks again at once may be in a loop. */
function succeededWithoutPage(attempt: SignInAttempt): boolean {
  return successOf(attempt) !== null && attempt.seen.every(({ kind }) => kind !== 'page')
}

/** At most so many attempts deep. A success ends what came before it. */
function truncate(attempt: SignInAttempt, depth: number): SignInAttempt | null {
  if (successOf(attempt) !== null) return null
  const { previous } = attempt
  return { ...attempt, previous: previous !== null && depth > 1 ? truncate(previous, depth - 1) : null }
}
