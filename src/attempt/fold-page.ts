import { beginAttempt, isAnswered, isNavigation, reorderWindow, withSeen } from './attempt.ts'
import type { Observation, ObservationOf } from './observation.ts'
import { clientIdOf, isClaraId } from './recognize.ts'
import type { Clara, SignInAttempt, TabRecord } from './types.ts'

/** A page that names another client ID ends the attempt. One with Clara's ID can begin one. */
export function foldPage(tab: TabRecord, observation: ObservationOf<'page'>, clara: Clara): TabRecord {
  const { attempt } = tab
  const { clientId } = observation.page
  if (attempt === null) {
    if (!isClaraId(clientId, clara)) return tab
    const beginning = { recognition: 'client-id', request: null, first: observation, before: null } as const
    return { ...tab, attempt: beginAttempt(beginning) }
  }
  if (isAnswered(attempt) || isOfEarlierDocument(observation, attempt)) return tab
  const expected = clientIdOf(attempt)
  if (clientId === null ? isOlderThanRecord(observation, attempt) : clientId !== (expected ?? clientId))
    return { ...tab, attempt: null }
  return { ...tab, attempt: withPage(attempt, observation) }
}

/** A document from before this attempt, or one that the browser's error page has replaced. */
function isOfEarlierDocument({ since }: ObservationOf<'page'>, { startedAt, seen }: SignInAttempt): boolean {
  return since < startedAt || seen.some((one) => one.kind === 'failure' && one.at > since)
}

/** Back: the browser shows a page from its cache that is older than every attempt of this tab. */
function isOlderThanRecord({ loaded = Infinity }: ObservationOf<'page'>, attempt: SignInAttempt): boolean {
  return loaded < startOfRecord(attempt)
}

function startOfRecord({ startedAt, previous }: SignInAttempt): number {
  return previous === null ? startedAt : startOfRecord(previous)
}

/** A report may arrive after the navigation that left its page. Then it belongs before that. */
function withPage(attempt: SignInAttempt, observation: ObservationOf<'page'>): SignInAttempt {
  const { seen } = attempt
  const left = seen.findIndex((one) => hasLeft(one, observation))
  const place = left < 0 ? seen.length : left
  const before = seen.slice(0, place)
  const kept = isNewerReport(observation, before.at(-1)) ? before.slice(0, -1) : before
  return withSeen(attempt, [...kept, observation, ...seen.slice(place)])
}

/**
 * A page that still reports long after a navigation was never left: the load was stopped. Reports
 * are never compared: after an update Firefox and the worker each put a reader into a page.
 */
function hasLeft(one: Observation, { since, at }: ObservationOf<'page'>): boolean {
  const isLater = one.kind !== 'page' && isNavigation(one) && one.at > since
  return isLater && one.at <= at && at - one.at < reorderWindow
}

/** A page is reported again while it draws. A form that disappears was sent: keep both reports. */
function isNewerReport({ path, page }: ObservationOf<'page'>, last: Observation | undefined): boolean {
  if (last?.kind !== 'page' || last.path !== path) return false
  return last.page.form === null || last.page.form === page.form
}
