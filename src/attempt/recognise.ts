import { hostMatches } from '../microsoft/hosts.ts'
import type { ObservationOf } from './observation.ts'
import type { Clara, Recognition, SignInAttempt, TabRecord } from './types.ts'

/** A broker's own page hides where a sign-in came from; then a visit to Clara this recent must do, in milliseconds. */
const brokerMemory = 10 * 60_000

/** How a request shows that it is Clara's, by the strongest way; null: another app's. */
export function recogniseRequest(
  observation: ObservationOf<'request'>,
  tab: TabRecord,
  clara: Clara,
): Recognition | null {
  const { clientId } = observation.request
  const redirectHost = hostOf(observation.request.redirectUri)
  if (clientId !== null && clara.clientIds.includes(clientId)) return 'client-id'
  if (redirectHost !== null && isClaraHost(redirectHost, clara)) return 'return-address'
  if (observation.from !== null && isClaraHost(observation.from, clara)) return 'origin'
  if (tab.clara === null) return null
  if (tab.clara.chain !== null && tab.clara.chain === observation.chain) return 'origin'
  const throughBroker = [redirectHost, observation.from].some(
    (host) => host !== null && clara.brokerHosts.includes(host),
  )
  return throughBroker && observation.at - tab.clara.at <= brokerMemory ? 'broker' : null
}

/** Whether client IDs are set for Clara and the one that the request names, or Microsoft's page where the request names none, is not among them. */
export function asksForAnotherApp({ request, seen }: SignInAttempt, clara: Clara): boolean {
  const shown = seen.flatMap((one) => (one.kind === 'page' ? [one.page.clientId] : []))
  const clientId = [request?.clientId, ...shown].find((id) => typeof id === 'string')
  return clientId !== undefined && isAnotherId(clientId, clara)
}

/** Whether client IDs are set for Clara and this is none of them. */
export function isAnotherId(clientId: string, { clientIds }: Pick<Clara, 'clientIds'>): boolean {
  return clientIds.length > 0 && !clientIds.includes(clientId)
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

/** Whether a text that names an app speaks of another one than Clara. An ID counts more than a name: names are free to choose. */
export function namesAnotherApp(
  named: { clientId: string | null; appName: string | null },
  clara: Clara,
): boolean {
  if (named.clientId !== null && clara.clientIds.length > 0) return isAnotherId(named.clientId, clara)
  return named.appName !== null && !/(^|[^\p{L}])clara($|[^\p{L}])/iu.test(named.appName)
}
