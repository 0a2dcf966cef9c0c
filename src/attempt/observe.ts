import { withoutAccounts } from '../microsoft/accounts.ts'
import { readAddress } from '../microsoft/address.ts'
import { isCertificateHost, isMicrosoftHost, personalHost, setUpHosts } from '../microsoft/hosts.ts'
import { isReturnPath } from '../microsoft/request-form.ts'
import type { Address, AuthorizeRequest, PageFacts } from '../microsoft/types.ts'
import { withTexts } from '../microsoft/with-texts.ts'
import { isBlockPage } from './block-page.ts'
import type { KeptRequest, Observation, ObservationOf } from './observation.ts'
import { clientIdOf, isClaraHost, recognizeRequest } from './recognize.ts'
import type { Clara, SignInAttempt, TabRecord } from './types.ts'

/** What a browser's listener saw in a tab: plain data that can wait until it is read. */
export type TabEvent =
  | ({ kind: 'navigation' } & Navigation)
  /** Microsoft's host redirects; `url` is where to. */
  | ({ kind: 'redirect' } & Navigation)
  | PageReport
  /** These are observations already. */
  | ObservationOf<'response' | 'served' | 'failure' | 'said'>

/** One navigation of a top frame, as a browser or a HAR file reports it. */
export interface Navigation {
  url: string
  /** Milliseconds since the epoch. */
  at: number
  /** Host of the page or redirect that began it; null where unknown. */
  from: string | null
  /** One id for all hops of a redirect chain; null where unknown. */
  chain: string | null
  /** It posts a form. */
  posts?: boolean
}

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

/** What a visit to an address shows; nothing if it is not Microsoft's or Clara's. Never throws. */
export function observeNavigation({ url, ...hop }: Navigation, clara: Clara): Observation[] {
  const address = readAddress(url)
  return address === null ? [] : observeAddress(address, hop, clara)
}

/** The same for an address that is parsed already. */
export function observeAddress(address: Address, hop: Omit<Navigation, 'url'>, clara: Clara): Observation[] {
  const { at, from, chain, posts = false } = hop
  const { host, isMicrosoft, clientId, response } = address
  const request = requestIn(address, hop)
  if (request !== null) return [{ kind: 'request', at, request, from, chain }]
  const sent = observeAnswer(address, hop, 'address')
  if (isMicrosoft && (response === null || clientId !== null)) return [stepTo(address, hop, clara), ...sent]
  if (posts && from !== null && isMicrosoftHost(from)) sent.push({ kind: 'posted', at, host })
  return isClaraHost(host, clara) ? [{ kind: 'clara', at, host, chain }, ...sent] : sent
}

/** What a redirect of Microsoft's host shows: an answer, or the hand-over to personal accounts. */
export function observeRedirect(navigation: Navigation): Observation[] {
  const address = readAddress(navigation.url)
  if (address === null) return []
  const { host, path } = address
  if (host === personalHost) return [{ kind: 'step', at: navigation.at, host, path: keptPath(path) }]
  return observeAnswer(address, navigation, 'redirect')
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

/** The request of an address, also if its parameters are in a body that we do not read. */
function requestIn(address: Address, hop: Omit<Navigation, 'url'>): KeptRequest | null {
  const { request, isContradictory } = address
  if (isContradictory) return { ...keptRequest(request ?? unnamedRequest(address)), isContradictory }
  if (request !== null) return { ...keptRequest(request), ...(hop.posts && { hasBody: true }) }
  return asksWithoutName(address, hop) ? keptRequest(unnamedRequest(address)) : null
}

function asksWithoutName({ unnamed }: Address, { posts, from }: Omit<Navigation, 'url'>): boolean {
  switch (unnamed) {
    case null:
      return false
    case 'bare':
      return posts === true || (from !== null && !isMicrosoftHost(from))
    case 'if-posted':
      return posts === true
    case 'unless-posted':
      return posts !== true
    case 'other-protocol':
      return true
  }
}

function unnamedRequest({ endpoint, host, tenant }: Address): AuthorizeRequest {
  const unknown = { clientId: null, redirectUri: null, responseMode: null, prompt: null, loginHint: null }
  const asked = endpoint === 'adminconsent' ? endpoint : 'authorize'
  return { endpoint: asked, host, tenant, scopes: [], ssoReload: false, ...unknown }
}

function stepTo(address: Address, hop: Omit<Navigation, 'url'>, clara: Clara): ObservationOf<'step'> {
  const { host, path, clientId } = address
  const enters = entryOf(path, hop, clara)
  return {
    kind: 'step',
    at: hop.at,
    host,
    path: keptPath(path),
    ...(clientId !== null && { clientId }),
    ...(enters && { enters }),
  }
}

/** How another site led to a step; null if Microsoft or Clara began it. */
function entryOf(
  path: string,
  { from, posts }: Omit<Navigation, 'url'>,
  clara: Clara,
): ObservationOf<'step'>['enters'] | null {
  // Chromium does not name a page to which the extension has no access.
  if (from === null) return isReturnPath(path) ? 'unknown' : null
  if (isMicrosoftHost(from) || isCertificateHost(from) || isClaraHost(from, clara)) return null
  if (setUpHosts.has(from)) return 'set-up'
  if (posts !== true) return null
  return isReturnPath(path) ? 'returned' : 'posted'
}

function observeAnswer(
  { response, host, path }: Address,
  { at, from }: Omit<Navigation, 'url'>,
  via: 'redirect' | 'address',
): Observation[] {
  if (response === null) return []
  const by = from !== null && isMicrosoftHost(from) ? 'microsoft' : 'anyone'
  return [{ kind: 'response', at, response, host, path: keptPath(path), by, via }]
}

/** Some apps get their answer in a path without `?`: the path is kept up to its first `name=`. */
function keptPath(path: string): string {
  const equals = path.indexOf('=')
  const beforeName = equals < 0 ? path : path.slice(0, path.lastIndexOf('/', equals) + 1)
  // Masked before it is cut: half an account reads like none.
  return withoutAccounts(beforeName).slice(0, 200)
}

/** A request without the account and without the redirect URI's query and user name. */
function keptRequest({ loginHint: _, ...request }: AuthorizeRequest): KeptRequest {
  const { redirectUri } = request
  const address = redirectUri
    ?.split(/[?#]/)[0]
    ?.replace(/^(https?:\/\/)[^/\\@]*@/i, '$1')
    .replace(unsafeCharacters, encodeURIComponent)
  const kept = {
    ...request,
    redirectUri: address === undefined ? null : withoutAccounts(address).slice(0, 300),
  }
  return readAddress(redirectUri ?? '')?.response ? { ...kept, containsAnswer: true } : kept
}

/** These stay encoded: without them a stranger's host could read like a known one. */
const unsafeCharacters = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>"]/gu
