import { hostMatches, signInHost } from '../microsoft/hosts.ts'
import type { ObservationOf } from './observation.ts'
import type { Clara, Recognition, SignInAttempt, TabRecord } from './types.ts'

/** A broker's page hides who began a sign-in: then a visit to Clara counts this long, in ms. */
const brokerMemory = 10 * 60_000

/** How a request shows that it is Clara's, by the strongest way; null for another app's request. */
export function recogniseRequest(
  { request, from, chain, at }: ObservationOf<'request'>,
  { clara: visit }: TabRecord,
  clara: Clara,
): Recognition | null {
  const { clientId } = request
  const redirectHost = hostOf(request.redirectUri)
  if (clientId !== null && clara.clientIds.includes(clientId)) return 'client-id'
  if (redirectHost !== null && isClaraHost(redirectHost, clara)) return 'return-address'
  if (from !== null && isClaraHost(from, clara)) return 'origin'
  if (visit === null) return null
  if (visit.chain !== null && visit.chain === chain) return 'origin'
  const isBrokered = [redirectHost, from].some((host) => host !== null && clara.brokerHosts.includes(host))
  return isBrokered && at - visit.at <= brokerMemory ? 'broker' : null
}

/** Whether the request names a client ID that is not Clara's; without one, the page's counts. */
export function asksForAnotherApp({ request, seen }: SignInAttempt, clara: Clara): boolean {
  const shown = seen.map((one) => (one.kind === 'page' ? one.page.clientId : null))
  const clientId = [request?.clientId ?? null, ...shown].find((id) => id !== null)
  return clientId !== undefined && isAnotherId(clientId, clara)
}

/** Whether client IDs are set for Clara and this is none of them. */
export function isAnotherId(clientId: string, { clientIds }: Pick<Clara, 'clientIds'>): boolean {
  return clientIds.length > 0 && !clientIds.includes(clientId)
}

/** Whether the attempt passes this host: Microsoft's, the redirect URI's or one of Clara's. */
export function isExpectedHost(host: string, { request }: SignInAttempt, clara: Clara): boolean {
  if (host === (request?.host ?? signInHost)) return true
  return host === hostOf(request?.redirectUri ?? null) || isClaraHost(host, clara)
}

/** A host of Clara's: one of the configured hosts or a sub-domain of one, by whole labels. */
export function isClaraHost(host: string, clara: Clara): boolean {
  return clara.redirectHosts.some((known) => hostMatches(host, known))
}

/** Host of an https address, lower case; null for anything else. */
export function hostOf(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null
  const url = new URL(address)
  return url.protocol === 'https:' && url.port === '' ? url.hostname : null
}

/** Whether a text names another app than Clara. Anybody can choose a name: an ID counts more. */
export function namesAnotherApp(
  named: { clientId: string | null; appName: string | null },
  clara: Clara,
): boolean {
  if (named.clientId !== null && clara.clientIds.length > 0) return isAnotherId(named.clientId, clara)
  return named.appName !== null && !/(^|[^\p{L}])clara($|[^\p{L}])/iu.test(named.appName)
}
