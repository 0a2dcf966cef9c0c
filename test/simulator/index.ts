import { claraTenant } from './accounts.ts'
import { brokerSite } from './broker.ts'
import { makeCertificates } from './certificates.ts'
import { claraSite } from './clara/site.ts'
import { detourSites } from './detours.ts'
import { graphSite } from './graph/site.ts'
import {
  appHost,
  brokerHost,
  chinaHost,
  federationHost,
  graphHost,
  hosts,
  lookAlikeHost,
  microsoftHost,
  otherAppHost,
  productHost,
  unrelatedHost,
} from './hosts.ts'
import type { Site } from './http.ts'
import { microsoftSite } from './microsoft/site.ts'
import { federationSite, otherAppSite, unrelatedSite } from './other-sites.ts'
import { startProxy } from './proxy.ts'
import { pageScripts, type Scripts } from './scripts.ts'
import { type Gate, type Served, startServer } from './server.ts'
import type { Trouble } from './troubles.ts'
import { forget, newWorld, type Options, type World } from './world.ts'

export { type Account, accounts, claraClientId, claraTenant } from './accounts.ts'

/** A simulated Microsoft and Clara on loopback, under their true names. */
export interface Simulator {
  /** Port of the HTTPS server on 127.0.0.1. The Host header chooses the site. */
  port: number
  /** Port of the proxy. It sends port 443 of known hosts to `port` and refuses the rest. */
  proxyPort: number
  /** Base64 SHA-256 of the CA's SubjectPublicKeyInfo. */
  spki: string
  caPem: string
  hosts: readonly string[]
  /** Every request served, oldest first. */
  log: Served[]
  /** CONNECTs that the proxy refused. */
  refused: string[]
  /** Hosts that the extension or anybody tried to reach outside. `reset` keeps them. */
  outgoing: { extensions: Set<string>; refused: Set<string> }
  /** Forgets sessions, requests, approvals and the log. */
  reset(): void
  /** Delays answers until `reset`. */
  gate: Gate
  /** Causes a network error for `host`, until `reset`. */
  trouble(host: string, trouble: Trouble): void
  /** The tenant's administrator approves: the next attempt succeeds. */
  approve(tenant?: string): void
  /** The tenant's administrator blocks the request: the tenant disables the app. */
  block(tenant?: string): void
  close(): Promise<void>
}

/** Starts server and proxy on free ports. Pages draw their words `drawAfter` milliseconds late. */
export async function startSimulator(options: Partial<Options> = {}): Promise<Simulator> {
  const usual = { branding: false, drawAfter: 200, hintSignsIn: false } as const
  const world = newWorld({ variant: 'exceptionMessage', ...usual, ...options })
  const certificates = await makeCertificates(hosts)
  const log: Served[] = []
  const gate: Gate = { hold: null }
  const refused: string[] = []
  const outgoing = { extensions: new Set<string>(), refused: new Set<string>() }
  const note = () => {
    for (const { host, byExtension } of log) if (byExtension) outgoing.extensions.add(host)
    for (const target of refused) outgoing.refused.add(target)
    return outgoing
  }
  const sites = sitesOf(world, await pageScripts())
  const server = await startServer(certificates, sites, log, world.troubles, gate)
  // The same sites with certificates of an issuer that no browser trusts.
  const inspected = await startServer(
    await makeCertificates(hosts, 'Somebody else'),
    sites,
    log,
    world.troubles,
    gate,
  )
  world.server = { port: server.port, caPem: certificates.caPem }
  const proxy = await startProxy(hosts, portFor, refused)
  function portFor(host: string) {
    const trouble = world.troubles.get(host)
    if (trouble === 'unknown-issuer') return inspected.port
    return trouble === undefined || trouble === 'redirects' || typeof trouble === 'object'
      ? server.port
      : trouble
  }
  return {
    port: server.port,
    proxyPort: proxy.port,
    spki: certificates.spki,
    caPem: certificates.caPem,
    hosts,
    log,
    refused,
    get outgoing() {
      return note()
    },
    gate,
    reset: () => {
      note()
      gate.hold = null
      if (world.troubles.size > 0) proxy.cut()
      forget(world)
      log.length = 0
      refused.length = 0
    },
    trouble: (host, trouble) => {
      world.troubles.set(host, trouble)
      proxy.cut()
    },
    approve: (tenant = claraTenant) => {
      world.blockedTenants.delete(tenant)
      world.approvedTenants.add(tenant)
    },
    block: (tenant = claraTenant) => void world.blockedTenants.add(tenant),
    close: async () => {
      await proxy.close()
      await server.close()
      await inspected.close()
    },
  }
}

function sitesOf(world: World, scripts: Scripts): ReadonlyMap<string, Site> {
  const microsoft = microsoftSite(world, scripts.draw)
  const clara = claraSite(world, scripts.msal, scripts.fragment)
  return new Map<string, Site>([
    [microsoftHost, microsoft],
    // The same pages: only the name differs.
    [lookAlikeHost, microsoft],
    [chinaHost, microsoft],
    [appHost, clara],
    [productHost, clara],
    [brokerHost, brokerSite(world)],
    [otherAppHost, otherAppSite(world)],
    [unrelatedHost, unrelatedSite],
    [federationHost, federationSite],
    [graphHost, graphSite(world)],
    ...detourSites(world),
  ])
}
