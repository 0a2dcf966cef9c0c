import { withoutAccounts } from '../microsoft/accounts.ts'
import { readAddress } from '../microsoft/address.ts'
import { isCertificateHost, isMicrosoftHost, personalHost, setUpHosts } from '../microsoft/hosts.ts'
import { isReturnPath } from '../microsoft/request-form.ts'
import type { Address, AuthorizeRequest } from '../microsoft/types.ts'
import type { KeptRequest, Observation, ObservationOf } from './observation.ts'
import { isClaraHost } from './recognize.ts'
import type { Clara } from './types.ts'

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

/** A navigation to an address that is parsed already. */
export type Hop = Omit<Navigation, 'url'>

/** What a visit to an address shows; nothing if it is not Microsoft's or Clara's. Never throws. */
export function observeNavigation({ url, ...hop }: Navigation, clara: Clara): Observation[] {
  const address = readAddress(url)
  return address === null ? [] : observeAddress(address, hop, clara)
}

/** The same for an address that is parsed already. */
export function observeAddress(address: Address, hop: Hop, clara: Clara): Observation[] {
  const { at, from, chain, posts } = hop
  const { host, isMicrosoft, clientId, response } = address
  const request = requestIn(address, hop)
  if (request !== null) return [{ kind: 'request', at, request, from, chain }]
  const sent = observeAnswer(address, hop, 'address')
  if (isMicrosoft && (response === null || clientId !== null)) return [stepTo(address, hop, clara), ...sent]
  if (posts && isMicrosoftHost(from)) sent.push({ kind: 'posted', at, host })
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

/** The request of an address, also if its parameters are in a body that we do not read. */
export function requestIn(address: Address, hop: Hop): KeptRequest | null {
  const { request, isContradictory } = address
  if (isContradictory) return { ...keptRequest(request ?? unnamedRequest(address)), isContradictory }
  if (request !== null) return { ...keptRequest(request), ...(hop.posts && { hasBody: true }) }
  return asksWithoutName(address, hop) ? keptRequest(unnamedRequest(address)) : null
}

function asksWithoutName({ unnamed }: Address, { posts, from }: Hop): boolean {
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

export function stepTo(address: Address, hop: Hop, clara: Clara): ObservationOf<'step'> {
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
function entryOf(path: string, { from, posts }: Hop, clara: Clara): ObservationOf<'step'>['enters'] | null {
  // Chromium does not name a page to which the extension has no access.
  if (from === null) return isReturnPath(path) ? 'unknown' : null
  if (isMicrosoftHost(from) || isCertificateHost(from) || isClaraHost(from, clara)) return null
  if (setUpHosts.has(from)) return 'set-up'
  if (posts !== true) return null
  return isReturnPath(path) ? 'returned' : 'posted'
}

function observeAnswer(
  { response, host, path }: Address,
  { at, from }: Hop,
  via: 'redirect' | 'address',
): Observation[] {
  if (response === null) return []
  const by = isMicrosoftHost(from) ? 'microsoft' : 'anyone'
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
