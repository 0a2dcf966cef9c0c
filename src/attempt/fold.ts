import { signInHost } from '../microsoft/hosts.ts'
import type { Observation, ObservationOf } from './observation.ts'
import { asksForAnotherApp, hostOf, isClaraHost, namesAnotherApp, recogniseRequest } from './recognise.ts'
import type { Clara, Recognition, SignInAttempt, TabRecord } from './types.ts'

/** Observations kept of one attempt, and tries kept before the current one. */
export const maxSeen = 30
export const maxPrevious = 3

/** Tries that chase one another within this time, in milliseconds, are loopStarts of a loop. */
export const loopWindow = 60_000

/** How long after what its page has said a browser may tell of a request, in milliseconds. */
const overtakingTime = 5000

export const emptyTab: TabRecord = { attempt: null, clara: null, silent: false }

/**
 * Takes one more observation into what is known of a tab and gives the new record; the old one is not changed.
 * An observation that belongs to no attempt of Clara's leaves no trace.
 */
export function fold(tab: TabRecord, observation: Observation, clara: Clara): TabRecord {
  const folded = foldOne(tab, observation, clara)
  const { attempt } = folded
  if (attempt === null || attempt.isAnotherApp || !asksForAnotherApp(attempt, clara)) return folded
  return { ...folded, attempt: { ...attempt, isAnotherApp: true } }
}

function foldOne(tab: TabRecord, observation: Observation, clara: Clara): TabRecord {
  if (tab.silent && observation.kind !== 'request' && observation.kind !== 'clara') return tab
  switch (observation.kind) {
    case 'request':
      return foldRequest(tab, observation, clara)
    case 'response':
      return foldResponse(tab, observation, clara)
    case 'page':
      return foldPage(tab, observation, clara)
    case 'text':
      return namesAnotherApp(observation.text, clara)
        ? tab
        : { ...tab, attempt: begin('text', null, observation, tab.attempt) }
    case 'clara':
      return { ...tab, clara: { at: observation.at, chain: observation.chain } }
    case 'failure':
    case 'served':
    case 'posted': {
      const { attempt } = tab
      if (attempt === null || !isOnTheWay(observation.host, attempt, clara)) return tab
      const isLate = observation.kind === 'posted' ? isAnswered(attempt) : hasArrived(attempt)
      return isLate ? tab : append(tab, observation)
    }
    case 'step':
      return append(tab, observation)
  }
}

/** A request of another app's ends the record: what the tab shows from here on is not about Clara. A silent one changes nothing. */
function foldRequest(tab: TabRecord, observation: ObservationOf<'request'>, clara: Clara): TabRecord {
  const recognition = recogniseRequest(observation, tab, clara)
  if (recognition === null) return { ...tab, attempt: null, silent: false }
  if (observation.request.prompt === 'none') return { ...tab, silent: true }
  const { attempt } = tab
  const here = { ...tab, silent: false }
  if (attempt !== null && isSameTry(attempt, observation)) return append(here, observation)
  const [before, early] = attempt === null ? [null, []] : partedAt(attempt, observation.at)
  const begun = begin(recognition, observation.request, observation, before)
  return { ...here, attempt: { ...begun, seen: [observation, ...early] } }
}

/**
 * A busy Firefox tells of a request a moment after what its page has said: what is younger than the request is the new try's. A clock
 * that was set back must not make all of the old one young.
 */
function partedAt(attempt: SignInAttempt, at: number): [before: SignInAttempt | null, early: Observation[]] {
  const isEarly = (one: Observation) => {
    const began = one.kind === 'page' ? one.since : one.at
    return began > at && began - at < overtakingTime
  }
  const early = attempt.seen.filter(isEarly)
  if (early.length === attempt.seen.length) return [attempt.previous, early]
  return [{ ...attempt, seen: attempt.seen.filter((one) => !isEarly(one)) }, early]
}

/** Microsoft's page reloads its own request with `sso_reload`; and one navigation may pass the endpoint more than once. */
function isSameTry(attempt: SignInAttempt, { request, chain }: ObservationOf<'request'>): boolean {
  if (attempt.request === null || isAnswered(attempt)) return false
  const sameApp =
    attempt.request.clientId === request.clientId && attempt.request.redirectUri === request.redirectUri
  const sameChain =
    chain !== null && attempt.seen.some((one) => one.kind === 'request' && one.chain === chain)
  return sameApp && (request.ssoReload || sameChain)
}

/**
 * An answer belongs to the attempt if Microsoft sent it in this tab or it arrives at a host of Clara's.
 * Without an attempt only a form of Microsoft's own page begins one, or a failed answer that bears Microsoft's marks, on a host of Clara's: then
 * nothing but the address speaks for it, unless Microsoft's host itself was seen sending it.
 */
function foldResponse(tab: TabRecord, seen: ObservationOf<'response'>, clara: Clara): TabRecord {
  const { attempt } = tab
  const observation = isTrusted(seen, attempt) ? seen : { ...seen, by: 'anyone' as const }
  const { response, by, host, via } = observation
  if (by === 'anyone') {
    // Anybody can write an address that reads like a success, and a real answer passes here twice.
    if (response.outcome === 'success' || namesAnotherApp(response, clara)) return tab
    if (attempt !== null && isAnswered(attempt)) return tab
  }
  // A redirect of Microsoft's is seen again as the address that it leads to; a form is told of once.
  const known = attempt?.seen.some(
    (one) =>
      one.kind === 'response' &&
      one.by === by &&
      isSame(one, observation) &&
      (via !== 'form' || one.at === observation.at),
  )
  if (known) return tab
  // A form may have been another tab's, whose page was gone before it could be asked.
  if (attempt !== null && ((by === 'microsoft' && via !== 'form') || isOnTheWay(host, attempt, clara)))
    return append(via === 'form' ? withoutPosted(tab, attempt) : tab, observation)
  const isMarked = response.isMicrosoft || (by === 'microsoft' && via === 'form')
  if (!isClaraHost(host, clara) || !isMarked) return tab
  return { ...tab, attempt: begin('return-address', null, observation, attempt) }
}

/** What was posted is known now. */
function withoutPosted(tab: TabRecord, attempt: SignInAttempt): TabRecord {
  return { ...tab, attempt: { ...attempt, seen: attempt.seen.filter(({ kind }) => kind !== 'posted') } }
}

/**
 * Whether what an answer says is Microsoft's. Of a form the reader takes the fields alone. What else Microsoft sends on is what the app's redirect URI
 * holds, too: of a request that was not seen it is not known whether that reads like an answer itself. And that a page of Microsoft's began
 * a navigation counts only where an answer is waited for: a company's own texts on that page may hold a link, and so may an app of anybody's.
 */
function isTrusted({ via }: ObservationOf<'response'>, attempt: SignInAttempt | null): boolean {
  if (via === 'form') return true
  if (attempt === null || attempt.request?.containsAnswer) return false
  return via === 'redirect' || (attempt.request !== null && !isAnswered(attempt))
}

function isSame(one: ObservationOf<'response'>, other: ObservationOf<'response'>): boolean {
  const mark = ({ host, response: { outcome, error, subcode, code } }: typeof one) =>
    [host, outcome, error, subcode, code].join(' ')
  return mark(one) === mark(other)
}

/** A page that names another app proves the record wrong; one that names Clara by its ID is enough to begin one. */
function foldPage(tab: TabRecord, observation: ObservationOf<'page'>, clara: Clara): TabRecord {
  const { attempt } = tab
  if (attempt === null) {
    const { clientId } = observation.page
    const isClara = clientId !== null && clara.clientIds.includes(clientId)
    return isClara ? { ...tab, attempt: begin('client-id', null, observation, null) } : tab
  }
  // The last word of a document that was there before this try began is about the one before.
  if (isAnswered(attempt) || observation.since < attempt.startedAt) return tab
  // The last word of a document that the browser's own error page has taken the place of.
  if (attempt.seen.some((one) => one.kind === 'failure' && one.at > observation.since)) return tab
  const expected = attempt.request?.clientId ?? null
  const named = observation.page.clientId
  if (expected !== null && named !== null && named !== expected) return { ...tab, attempt: null }
  const last = attempt.seen.at(-1)
  // A page is reported again as it draws: the newer report holds all that the older did. A form that goes has been used.
  const isNewerReport = last?.kind === 'page' && last.path === observation.path
  if (isNewerReport && (last.page.form === null || last.page.form === observation.page.form)) {
    return { ...tab, attempt: { ...attempt, seen: [...attempt.seen.slice(0, -1), observation] } }
  }
  return append(tab, observation)
}

/** Microsoft has answered: what follows in the tab is the app's own affair or a new try. */
export function isAnswered(attempt: SignInAttempt): boolean {
  return attempt.seen.some((one) => one.kind === 'response' && one.by === 'microsoft')
}

/** Microsoft's page has posted its answer, which nobody could read, and nothing of Microsoft's has followed. */
export function isAnsweredUnread({ seen }: SignInAttempt): boolean {
  return seen.findLast(({ kind }) => ways.has(kind))?.kind === 'posted'
}

const ways: ReadonlySet<string> = new Set(['request', 'step', 'page', 'response', 'posted'])

function isOnTheWay(host: string, { request }: SignInAttempt, clara: Clara): boolean {
  return (
    host === (request?.host ?? signInHost) ||
    host === hostOf(request?.redirectUri ?? null) ||
    isClaraHost(host, clara)
  )
}

/** Signed in, and the app has drawn its page: what happens to its host from here on is another story. */
function hasArrived(attempt: SignInAttempt): boolean {
  const yes = successOf(attempt)
  return (
    yes !== null &&
    attempt.seen.some((one) => one.kind === 'served' && one.host === yes.host && one.at >= yes.at)
  )
}

/** Microsoft's yes; null while there is none. */
export function successOf({ seen }: SignInAttempt): ObservationOf<'response'> | null {
  const yes = seen.find((one) => one.kind === 'response' && one.response.outcome === 'success')
  return yes?.kind === 'response' ? yes : null
}

function begin(
  recognition: Recognition,
  request: SignInAttempt['request'],
  observation: Observation,
  before: SignInAttempt | null,
): SignInAttempt {
  return {
    startedAt: observation.at,
    recognition,
    request,
    seen: [observation],
    loopStarts: [...(before && wentByItself(before) ? before.loopStarts : []), observation.at].filter(
      (began) => observation.at - began <= loopWindow,
    ),
    previous: before && cut(before, maxPrevious),
  }
}

/** Microsoft said yes without a page for the person: whoever asks again at once is sending them round. */
function wentByItself(attempt: SignInAttempt): boolean {
  return successOf(attempt) !== null && !attempt.seen.some((one) => one.kind === 'page')
}

/** Tries before the current one, so many deep. A success ends what came before it. */
function cut(attempt: SignInAttempt, depth: number): SignInAttempt | null {
  if (successOf(attempt) !== null) return null
  return { ...attempt, previous: attempt.previous && depth > 1 ? cut(attempt.previous, depth - 1) : null }
}

/** Past the bound the oldest step goes first, then the oldest of all: pages and answers are evidence, steps only the way. */
function append(tab: TabRecord, observation: Observation): TabRecord {
  const { attempt } = tab
  if (attempt === null) return tab
  const seen = [...attempt.seen, observation]
  if (seen.length > maxSeen) {
    const step = seen.findIndex((one) => one.kind === 'step' || one.kind === 'served')
    seen.splice(Math.max(step, 0), 1)
  }
  return { ...tab, attempt: { ...attempt, seen } }
}
