import type { CheckInput } from '../../src/tenant/check.ts'
import { checkTenant } from '../../src/tenant/checks.ts'
import { type GraphAccess, graphClient } from '../../src/tenant/graph.ts'
import type { Result } from '../../src/tenant/types.ts'
import { claraClientId } from '../simulator/accounts.ts'
import { registeredPermissions } from '../simulator/graph/permissions.ts'
import { exposedHeaders, graphSite } from '../simulator/graph/site.ts'
import { graphTenants } from '../simulator/graph/tenants.ts'
import { asks } from '../simulator/http.ts'
import { newWorld } from '../simulator/world.ts'

export const expected = {
  clientId: claraClientId,
  publisher: null,
  scopes: ['openid', 'profile', 'email'],
}

export const newGraph = () => {
  const clock = { now: Date.UTC(2026, 10, 23, 12) }
  const options = { variant: 'iErrorCode', branding: false, drawAfter: 0, hintSignsIn: false } as const
  const world = newWorld(options, () => clock.now)
  return { world, clock, site: graphSite(world) }
}

type FakeGraph = ReturnType<typeof newGraph>

/** Access to the simulator's Graph for an administrator of this tenant, without a network. */
export function accessTo(name: string, { site, clock } = newGraph()) {
  const tenant = graphTenants.find((one) => one.name === name)
  if (tenant === undefined) throw new Error(`no tenant ${name}`)
  const held = tenant.scopes ?? registeredPermissions
  const claims = Buffer.from(JSON.stringify({ tid: tenant.id, scp: held.join(' ') })).toString('base64url')
  const asked: string[] = []
  const waited: number[] = []
  const access: GraphAccess = {
    now: () => clock.now,
    token: async () => `SECRET.${claims}`,
    async wait(milliseconds) {
      waited.push(milliseconds)
      clock.now += milliseconds
    },
    async request(url, headers) {
      asked.push(url)
      const answer = await site(asks(new URL(url), { authorization: headers.authorization ?? null }))
      if (answer === null) throw new Error('no such site')
      return new Response(answer.body || null, {
        status: answer.status,
        headers: Object.entries(answer.headers).filter(([header]) => readable.has(header)) as [
          string,
          string,
        ][],
      })
    },
  }
  return { access, asked, waited, scopes: held, id: tenant.id }
}

/** A page of another origin reads no other header. */
const readable = new Set([...exposedHeaders.toLowerCase().split(', '), 'content-type'])

/** Makes all checks in one tenant of the simulator. */
export async function checked(
  name: string,
  more: Partial<CheckInput> = {},
  graph?: FakeGraph,
): Promise<{ results: Result[]; asked: string[]; waited: number[] }> {
  const { access, asked, waited, scopes } = accessTo(name, graph)
  const input: CheckInput = {
    graph: graphClient(access),
    clientId: expected.clientId,
    expectedScopes: expected.scopes,
    scopes,
    correlationId: null,
    now: access.now(),
    ...more,
  }
  return { results: await checkTenant(input, () => undefined), asked, waited }
}
