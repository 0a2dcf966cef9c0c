import { readAddress } from '../microsoft/address.ts'
import { isMicrosoftHost, personalHost } from '../microsoft/hosts.ts'
import type { Address, AuthorizeRequest } from '../microsoft/types.ts'
import type { KeptRequest, Observation } from './observation.ts'
import { isClaraHost } from './recognise.ts'
import type { Clara } from './types.ts'

/** One navigation of a top frame, as a browser or a HAR file tells it. */
export interface Navigation {
  url: string
  /** Milliseconds since the epoch. */
  at: number
  /** Host of the page that began it, or of the address that redirected to it; null where unknown. */
  from: string | null
  /** One id for all hops of a redirect chain; null where unknown. */
  chain: string | null
  /** It posts a form. */
  posts?: boolean
}

/** What visiting an address shows, as far as it is Microsoft's or Clara's; nothing for any other. Never throws. */
export function observeNavigation({ url, ...hop }: Navigation, clara: Clara): Observation[] {
  const address = readAddress(url)
  return address === null ? [] : observeAddress(address, hop, clara)
}

/** The same of an address that has been taken apart already. */
export function observeAddress(address: Address, hop: Omit<Navigation, 'url'>, clara: Clara): Observation[] {
  const { at, from, chain, posts = false } = hop
  const request = address.request ?? federatedRequest(address)
  if (request) return [{ kind: 'request', at, request: keep(request), from, chain }]
  if (address.isMicrosoft && address.response === null) {
    return [{ kind: 'step', at, host: address.host, path: keepPath(address.path) }]
  }
  const { host } = address
  const sent = observeAnswer(address, hop, 'address')
  if (posts && from !== null && isMicrosoftHost(from)) sent.push({ kind: 'posted', at, host })
  return isClaraHost(host, clara) ? [{ kind: 'clara', at, host, chain }, ...sent] : sent
}

/**
 * What a redirect shows that Microsoft's host itself sent: an answer to the app, whatever host it goes to, or that it hands the
 * person over to the sign-in for personal accounts; else nothing.
 */
export function observeRedirect(navigation: Navigation): Observation[] {
  const address = readAddress(navigation.url)
  if (address === null) return []
  const { host, path } = address
  if (host === personalHost) return [{ kind: 'step', at: navigation.at, host, path: keepPath(path) }]
  return observeAnswer(address, navigation, 'redirect')
}

/** An app may sign in by SAML or WS-Federation instead: such a request names no client ID and no redirect URI in its query. */
function federatedRequest({ isMicrosoft, host, path, tenant }: Address): AuthorizeRequest | null {
  if (!isMicrosoft || !/^\/[^/]+\/(?:saml2|wsfed)\/?$/i.test(path)) return null
  const unknown = { clientId: null, redirectUri: null, responseMode: null, prompt: null, loginHint: null }
  return { endpoint: 'authorize', host, tenant, scopes: [], ssoReload: false, ...unknown }
}

function observeAnswer(
  address: Address,
  { at, from }: Omit<Navigation, 'url'>,
  via: 'redirect' | 'address',
): Observation[] {
  const { response, host, path } = address
  if (response === null) return []
  const by = from !== null && isMicrosoftHost(from) ? 'microsoft' : 'anyone'
  return [{ kind: 'response', at, response, host, path: keepPath(path), by, via }]
}

/** How far a machine's clock, which says `at`, is ahead of the server's by its `Date` header, in milliseconds; null where there is none. */
export function clockSkew(at: number, date: string): number | null {
  const off = at - Date.parse(date)
  return Number.isNaN(off) ? null : Math.round(off)
}

/** Some apps get their answer behind a path without `?`: there the path holds secrets too, so it is kept up to the first `name=`. */
function keepPath(path: string): string {
  const equals = path.indexOf('=')
  return path.slice(0, equals < 0 ? 200 : Math.min(200, path.lastIndexOf('/', equals) + 1))
}

/** A request as it may be kept: who signs in and the redirect URI's query are nobody's business. */
function keep({ loginHint: _, ...request }: AuthorizeRequest): KeptRequest {
  const { redirectUri } = request
  const address = redirectUri
    ?.split(/[?#]/)[0]
    ?.replace(/^(https?:\/\/)[^/@]*@/i, '$1')
    .replace(steering, encodeURIComponent)
  const kept = { ...request, redirectUri: address?.slice(0, 300) ?? null }
  return readAddress(redirectUri ?? '')?.response ? { ...kept, containsAnswer: true } : kept
}

/** Signs that steer a screen or begin markup stay encoded: taken out, they could turn a stranger's host into a known one. */
const steering = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>"]/gu
