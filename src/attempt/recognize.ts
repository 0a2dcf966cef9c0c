import { hostMatches, isMicrosoftHost, signInHost } from '../microsoft/hosts.ts'
import type { NamedApp, TextFacts } from '../microsoft/types.ts'
import type { KeptRequest, ObservationOf } from './observation.ts'
import type { Clara, Recognition, SignInAttempt, TabRecord } from './types.ts'

/** A broker's page hides who began a sign-in: then a visit to Clara counts this long, in ms. */
const brokerMemory = 10 * 60_000

/** How a request shows that it is Clara's, by the strongest way; null for another app's request. */
export function recognizeRequest(
  observation: ObservationOf<'request'>,
  tab: TabRecord,
  clara: Clara,
): Recognition | null {
  const { request, from } = observation
  // Microsoft may take any of them.
  if (request.isContradictory) return null
  const isFromClara = isClaraHost(from, clara)
  const isNamed = !request.hasBody || isFromClara
  const byName = isNamed ? recognizeName(request, clara) : null
  return byName ?? (isFromClara ? 'origin' : recognizeWay(observation, tab, clara))
}

function recognizeName({ clientId, redirectUri }: KeptRequest, clara: Clara): Recognition | null {
  if (isClaraId(clientId, clara)) return 'client-id'
  return isClaraHost(hostOf(redirectUri), clara) ? 'return-address' : null
}

/** By what the tab showed before the request. */
function recognizeWay(
  observation: ObservationOf<'request'>,
  { clara: visit, attempt }: TabRecord,
  { brokerHosts }: Clara,
): Recognition | null {
  const { request, from, chain, at } = observation
  if (attempt !== null && isSentAgain(observation, attempt)) return attempt.recognition
  if (visit === null) return null
  if (visit.chain !== null && visit.chain === chain) return 'origin'
  const hosts = request.hasBody ? [from] : [hostOf(request.redirectUri), from]
  const isBrokered = brokerHosts.some((host) => hosts.includes(host))
  return isBrokered && at - visit.at <= brokerMemory ? 'broker' : null
}

/** By Microsoft's page, or by a browser, which may not say who began a POST that it sends again. */
function isSentAgain(
  { request, from }: ObservationOf<'request'>,
  { request: first }: SignInAttempt,
): boolean {
  if (first === null) return false
  const isReload = from === null && isPosted(request) && isPosted(first)
  const isSameAddress = addressParts.every((part) => request[part] === first[part])
  return isSameAddress && (isReload || isMicrosoftHost(from))
}

const addressParts = ['host', 'tenant', 'endpoint', 'clientId', 'redirectUri'] as const

function isPosted(request: KeptRequest): boolean {
  return request.hasBody === true || isUnnamed(request)
}

/** The address of the request names neither app nor redirect URI: they are in a body. */
export function isUnnamed({ clientId, redirectUri, isContradictory }: KeptRequest): boolean {
  return clientId === null && redirectUri === null && !isContradictory
}

/** Whether the attempt's client ID is not Clara's. */
export function asksForAnotherApp(attempt: SignInAttempt, clara: Clara): boolean {
  const clientId = clientIdOf(attempt)
  return clientId !== null && isAnotherId(clientId, clara)
}

/** The client ID that the request names; without one, the first that a page names. */
export function clientIdOf({ request, seen }: Pick<SignInAttempt, 'request' | 'seen'>): string | null {
  const shown = seen.map((one) => (one.kind === 'page' ? one.page.clientId : null))
  return [request?.clientId ?? null, ...shown].find((id) => id !== null) ?? null
}

/**
 * Whether the attempt has shown this page, so that a tab without a request continues it.
 * The sender of a request chooses its correlation ID: alone it identifies nothing.
 */
export function hasShown(
  attempt: SignInAttempt,
  { path, page, since }: ObservationOf<'page'>,
  clara: Clara,
): boolean {
  const { correlationId, pageId, clientId } = page
  if (since < attempt.startedAt) return false
  if (correlationId === null || (clientId !== null && clientId !== clientIdOf(attempt))) return false
  const isPosted = attempt.request !== null && isUnnamed(attempt.request)
  if (isPosted && !isClaraId(clientId, clara)) return false
  return attempt.seen.some(
    (one) =>
      one.kind === 'page' &&
      one.path === path &&
      one.page.pageId === pageId &&
      one.page.correlationId === correlationId,
  )
}

/** Whether it is one of the client IDs that are set for Clara. */
export function isClaraId(clientId: string | null, { clientIds }: Pick<Clara, 'clientIds'>): boolean {
  return clientIds.some((id) => id === clientId)
}

/** Whether client IDs are set for Clara and this is none of them. */
export function isAnotherId(clientId: string, { clientIds }: Pick<Clara, 'clientIds'>): boolean {
  return clientIds.length > 0 && !clientIds.includes(clientId)
}

/** Whether the attempt passes this host: Microsoft's, the redirect URI's, Clara's or a broker's. */
export function isExpectedHost(host: string, { request }: SignInAttempt, clara: Clara): boolean {
  if (host === (request?.host ?? signInHost)) return true
  const redirectHost = hostOf(request?.redirectUri ?? null)
  const isBroker = redirectHost === null && clara.brokerHosts.includes(host)
  return host === redirectHost || isBroker || isClaraHost(host, clara)
}

/** A host of Clara's: one of the configured hosts or a sub-domain of one, by whole labels. */
export function isClaraHost(host: string | null, clara: Clara): boolean {
  return host !== null && clara.redirectHosts.some((known) => hostMatches(host, known))
}

/** Host of an https address, lower case; null for anything else. */
export function hostOf(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null
  const url = new URL(address)
  return url.protocol === 'https:' && url.port === '' ? url.hostname : null
}

/** Whether a text names other apps and not Clara. */
export function namesAnotherApp(named: NamedApp & { apps?: NamedApp[] }, clara: Clara): boolean {
  return (named.apps ?? [named]).every((app) => isAnotherApp(app, clara))
}

/** Whether a text is about another app: it names one, or the only answer in it went to one. */
export function isAboutAnotherApp(text: TextFacts, clara: Clara): boolean {
  return namesAnotherApp(text, clara) || otherHostIn(text, clara) !== null
}

/** The host of another app that got the only answer in a text. */
export function otherHostIn({ answeredAt = [], clientId }: TextFacts, clara: Clara): string | null {
  const isClaras = (host: string) =>
    isClaraHost(host, clara) || clara.brokerHosts.includes(host) || isThisComputer.test(host)
  const isClear = clientId === null && !answeredAt.some(isClaras)
  return isClear ? (answeredAt[0] ?? null) : null
}

/** A developer's own computer names no app. */
const isThisComputer = /^(?:localhost|[\d.]+|\[.*)$/

/** Anybody can choose a name: an ID counts more. */
function isAnotherApp({ clientId, appName }: NamedApp, clara: Clara): boolean {
  if (clientId !== null && clara.clientIds.length > 0) return isAnotherId(clientId, clara)
  return appName !== null && !/(^|[^\p{L}])clara($|[^\p{L}])/iu.test(appName)
}
