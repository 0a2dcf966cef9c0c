import { isMicrosoftHost, setUpHosts } from '../microsoft/hosts.ts'
import { addObservation, beginAttempt, hasReachedApp, isAnswered, reorderWindow } from './attempt.ts'
import { foldPage } from './fold-page.ts'
import { foldResponse } from './fold-response.ts'
import type { Observation, ObservationOf } from './observation.ts'
import {
  asksForAnotherApp,
  clientIdOf,
  hostOf,
  isAboutAnotherApp,
  isAnotherId,
  isExpectedHost,
  isUnnamed,
  recognizeRequest,
} from './recognize.ts'
import type { Clara, SignInAttempt, TabRecord } from './types.ts'

export const emptyTab: TabRecord = { attempt: null, clara: null, silent: false }

export function foldAll(tab: TabRecord, observations: readonly Observation[], clara: Clara): TabRecord {
  return observations.reduce((record, observation) => fold(record, observation, clara), tab)
}

/** Adds an observation to a tab's record. Nothing is kept of other apps. */
export function fold(tab: TabRecord, observation: Observation, clara: Clara): TabRecord {
  const next = foldByKind(tab, observation, clara)
  const { attempt } = next
  if (attempt === null || attempt.isAnotherApp || !asksForAnotherApp(attempt, clara)) return next
  return { ...next, attempt: { ...attempt, isAnotherApp: true } }
}

function foldByKind(tab: TabRecord, observation: Observation, clara: Clara): TabRecord {
  if (answersSilentRequest(tab, observation)) return tab
  switch (observation.kind) {
    case 'request':
      return foldRequest(tab, observation, clara)
    case 'response':
      return foldResponse(tab, observation, clara)
    case 'page':
      return foldPage(tab, observation, clara)
    case 'text':
      return foldText(tab, observation, clara)
    case 'said':
      return foldSaid(tab, observation)
    case 'clara':
      return { ...tab, clara: { at: observation.at, chain: observation.chain } }
    case 'step':
      return foldStep(tab, observation, clara)
    default: {
      const { attempt } = tab
      if (attempt === null || !isExpectedHost(observation.host, attempt, clara)) return tab
      return isLate(observation, attempt) ? tab : append(tab, attempt, observation)
    }
  }
}

function answersSilentRequest({ silent }: TabRecord, observation: Observation): boolean {
  if (observation.kind === 'step' && mayEndSetUp(observation)) return false
  return silent && observation.kind !== 'request' && observation.kind !== 'clara'
}

function mayEndSetUp({ enters }: ObservationOf<'step'>): boolean {
  return enters === 'set-up' || enters === 'unknown'
}

/** Another app's request ends the attempt. A silent one counts only if a page blocks it. */
function foldRequest(tab: TabRecord, observation: ObservationOf<'request'>, clara: Clara): TabRecord {
  const known = tab.attempt
  if (known !== null && isStepOfAttempt(observation, known))
    return tab.silent ? tab : append(tab, known, observation)
  const recognition = recognizeRequest(observation, tab, clara)
  if (recognition === null)
    return isSetUp(tab, observation) ? { ...tab, silent: true } : { ...tab, attempt: null, silent: false }
  const { request } = observation
  if (request.prompt === 'none' && !request.isBlocked) return { ...tab, silent: true }
  const loud = { ...tab, silent: false }
  if (known !== null && isSameAttempt(known, observation)) return append(loud, known, observation)
  const { before, reordered } = splitAt(known, observation.at)
  const attempt = beginAttempt({ recognition, request, first: observation, before })
  return { ...loud, attempt: { ...attempt, seen: [observation, ...reordered] } }
}

/** It names no app; Microsoft's own page or the attempt's redirect chain began it. */
function isStepOfAttempt(
  { request, from, chain }: ObservationOf<'request'>,
  attempt: SignInAttempt,
): boolean {
  if (!isUnnamed(request)) return false
  return isMicrosoftHost(from) || (chain !== null && hasChain(attempt, chain))
}

/** Microsoft's page for a second factor signs in for itself, and then returns to the attempt. */
function isSetUp({ attempt }: TabRecord, { request, from }: ObservationOf<'request'>): boolean {
  // Chromium does not name a page to which the extension has no access.
  const isBegunThere = from === null || setUpHosts.has(from) || isMicrosoftHost(from)
  const returnsThere = setUpHosts.has(hostOf(request.redirectUri))
  return attempt !== null && !isAnswered(attempt) && isBegunThere && returnsThere
}

/** Microsoft's page may reload its request, and a redirect chain may pass the endpoint twice. */
function isSameAttempt(attempt: SignInAttempt, { request, chain }: ObservationOf<'request'>): boolean {
  if (attempt.request === null || isAnswered(attempt)) return false
  const { clientId, redirectUri } = attempt.request
  if (clientId !== request.clientId || redirectUri !== request.redirectUri) return false
  return request.ssoReload || (chain !== null && hasChain(attempt, chain))
}

function hasChain({ seen }: SignInAttempt, chain: string): boolean {
  return seen.some((one) => one.kind === 'request' && one.chain === chain)
}

interface Split {
  /** The attempt before the request; null if there was none. */
  before: SignInAttempt | null
  /** Observations that belong to the request, although the browser reported them first. */
  reordered: Observation[]
}

/** Only a short window counts: the clock may have been set back. */
function splitAt(attempt: SignInAttempt | null, at: number): Split {
  if (attempt === null) return { before: null, reordered: [] }
  const isReordered = (one: Observation) => {
    const began = one.kind === 'page' ? one.since : one.at
    return began > at && began - at < reorderWindow
  }
  const reordered = attempt.seen.filter(isReordered)
  const seen = attempt.seen.filter((one) => !isReordered(one))
  return { before: seen.length === 0 ? attempt.previous : { ...attempt, seen }, reordered }
}

/** An address that names another client ID, and a form from elsewhere, end the attempt. */
function foldStep(tab: TabRecord, observation: ObservationOf<'step'>, clara: Clara): TabRecord {
  const { attempt } = tab
  if (attempt === null) return tab
  const { clientId } = observation
  const isOther = clientId !== undefined && !isOfAttempt(clientId, attempt, clara)
  if (isOther || isIntrusion(observation, attempt)) return { ...tab, attempt: null }
  return append({ ...tab, silent: false }, attempt, observation)
}

function isOfAttempt(clientId: string, attempt: SignInAttempt, clara: Clara): boolean {
  const expected = clientIdOf(attempt)
  return expected === null ? !isAnotherId(clientId, clara) : clientId === expected
}

/** A company's own server may return this long after Microsoft's last page. */
const returnWindow = 30 * 60_000

function isIntrusion({ enters, at }: ObservationOf<'step'>, { seen }: SignInAttempt): boolean {
  if (enters === 'posted') return true
  return enters === 'returned' && seen.every((one) => at - one.at > returnWindow)
}

function foldText(tab: TabRecord, observation: ObservationOf<'text'>, clara: Clara): TabRecord {
  if (isAboutAnotherApp(observation.text, clara)) return tab
  const { attempt: before } = tab
  return { ...tab, attempt: beginAttempt({ recognition: 'text', request: null, first: observation, before }) }
}

/** What the person says counts while Microsoft has not answered. */
function foldSaid(tab: TabRecord, observation: ObservationOf<'said'>): TabRecord {
  const { attempt } = tab
  return attempt === null || isAnswered(attempt) ? tab : append(tab, attempt, observation)
}

function isLate({ kind }: Observation, attempt: SignInAttempt): boolean {
  return kind === 'posted' ? isAnswered(attempt) : hasReachedApp(attempt)
}

function append(tab: TabRecord, attempt: SignInAttempt, observation: Observation): TabRecord {
  return { ...tab, attempt: addObservation(attempt, observation) }
}
