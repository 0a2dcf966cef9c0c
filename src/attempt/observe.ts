import { withoutAccounts } from '../microsoft/accounts.ts'
import { readAddress } from '../microsoft/address.ts'
import { isMicrosoftHost } from '../microsoft/hosts.ts'
import type { PageFacts } from '../microsoft/types.ts'
import { withTexts } from '../microsoft/with-texts.ts'
import { isBlockPage } from './block-page.ts'
import type { KeptRequest, Observation, ObservationOf } from './observation.ts'
import { type Navigation, observeNavigation, observeRedirect, requestIn, stepTo } from './observe-address.ts'
import { clientIdOf, recognizeRequest } from './recognize.ts'
import type { Clara, SignInAttempt, TabRecord } from './types.ts'

/** What a browser's listener saw in a tab: plain data that can wait until it is read. */
export type TabEvent =
  | ({ kind: 'navigation' } & Navigation)
  /** Microsoft's host redirects; `url` is where to. */
  | ({ kind: 'redirect' } & Navigation)
  | PageReport
  /** These are observations already. */
  | ObservationOf<'response' | 'served' | 'failure' | 'said'>

/** What the page reader reports about its page. */
export interface PageReport {
  kind: 'page-report'
  observation: ObservationOf<'page'>
  /** The document's own address; null if the report does not name it. */
  address: string | null
  /** The account that the page shows. */
  account: string | null
  /** The page has reported this before; it is needed only if the tab has no attempt. */
  isRepeat: boolean
}

/** The observations in an event; `known` is the tab's record before it. Never throws. */
export function observe(event: TabEvent, clara: Clara, known: TabRecord): Observation[] {
  // They will be stored, and any text of an address or a page may hold an account.
  return observationsIn(event, clara, known).map((one) => withTexts(one, withoutAccounts))
}

function observationsIn(event: TabEvent, clara: Clara, known: TabRecord): Observation[] {
  switch (event.kind) {
    case 'navigation':
      return observeNavigation(event, clara)
    case 'redirect':
      return observeRedirect(event)
    case 'page-report':
      return observePage(event, clara, known)
    default:
      return [event]
  }
}

/** Whether the event matters only to an attempt that its tab already has. Never throws. */
export function needsAttempt(event: TabEvent): boolean {
  switch (event.kind) {
    case 'served':
    case 'failure':
    case 'said':
      return true
    case 'navigation':
      return isMereStep(event)
    case 'redirect':
      return observeRedirect(event).every(({ kind }) => kind === 'step')
    case 'page-report':
    case 'response':
      return false
  }
}

/** An address of Microsoft's that neither asks for a sign-in nor answers one. */
function isMereStep({ url, ...hop }: Navigation): boolean {
  const address = readAddress(url)
  if (!address?.isMicrosoft || address.response !== null) return false
  return requestIn(address, hop) === null
}

/** The account that signs in, if the event names it. It may be kept as a fingerprint only. */
export function accountIn(event: TabEvent): string | null {
  if (event.kind === 'page-report') return event.account
  if (event.kind !== 'navigation' || !URL.canParse(event.url)) return null
  const { hostname, searchParams } = new URL(event.url)
  return isMicrosoftHost(hostname) ? searchParams.get('login_hint') : null
}

/** How far a clock is ahead of a server's `Date` header, in milliseconds; null without one. */
export function clockSkew(at: number, date: string): number | null {
  const skew = at - Date.parse(date)
  return Number.isNaN(skew) ? null : Math.round(skew)
}

/** The document's request may be unknown: before an update, without access, in wiped storage. */
function observePage(report: PageReport, clara: Clara, known: TabRecord): Observation[] {
  const { observation, address, isRepeat } = report
  const { attempt } = known
  if (attempt !== null && isRepeat) return []
  if (address === null) return [observation]
  const requests = requestsOf(address, observation, clara)
  if (attempt === null || requests.some((one) => isBlockedRenewal(one, known, clara)))
    return [...requests, observation]
  return [...otherAppIn(address, attempt, observation.at, clara), observation]
}

function requestsOf(
  url: string,
  { since, page }: ObservationOf<'page'>,
  clara: Clara,
): ObservationOf<'request'>[] {
  return observeNavigation({ url, at: since, from: null, chain: null }, clara)
    .filter((one) => one.kind === 'request')
    .map((one) => ({ ...one, request: withBlock(one.request, page) }))
}

/** Microsoft answers a silent request by a redirect, unless its redirect URI or app is wrong. */
function withBlock(request: KeptRequest, page: PageFacts): KeptRequest {
  return request.prompt === 'none' && isBlockPage(page) ? { ...request, isBlocked: true } : request
}

function isBlockedRenewal(asked: ObservationOf<'request'>, known: TabRecord, clara: Clara): boolean {
  const isRenewal = known.silent && asked.request.isBlocked === true
  return isRenewal && recognizeRequest(asked, known, clara) !== null
}

/** Back: the browser may show another app's page from its cache, without a request. */
function otherAppIn(url: string, attempt: SignInAttempt, at: number, clara: Clara): Observation[] {
  const address = readAddress(url)
  if (!address?.clientId || address.clientId === clientIdOf(attempt)) return []
  return [stepTo(address, { at, from: null, chain: null }, clara)]
}
