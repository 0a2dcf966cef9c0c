import type { CheckInput } from '../../src/tenant/check.ts'
import { allPermissions, checkTenant } from '../../src/tenant/checks.ts'
import { type GraphAccess, graphClient } from '../../src/tenant/graph.ts'
import type { Result } from '../../src/tenant/types.ts'
import { claraClientId } from '../simulator/accounts.ts'
import { graphSite } from '../simulator/graph/site.ts'
import { graphTenants } from '../simulator/graph/tenants.ts'
import { newWorld, type World } from '../simulator/world.ts'

export const expected = { clientId: claraClientId, scopes: ['openid', 'profile', 'email'] }

export const newGraph = () => {
  const world = newWorld({ variant: 'iErrorCode', branding: false, drawAfter: 0, hintSignsIn: false })
  return { world, site: graphSite(world) }
}

/** Access to the simulator's Graph for an administrator of this tenant, without a network. */
export function accessTo(name: string, { site } = newGraph(), scopes: readonly string[] = allPermissions) {
  const tenant = graphTenants.find((one) => one.name === name)
  if (tenant === undefined) throw new Error(`no tenant ${name}`)
  const held = tenant.scopes ?? scopes
  const claims = Buffer.from(JSON.stringify({ tid: tenant.id, scp: held.join(' ') })).toString('base64url')
  const asked: string[] = []
  const waited: number[] = []
  const access: GraphAccess = {
    now: () => Date.UTC(2026, 10, 23, 12),
    token: async () => `SECRET.${claims}`,
    wait: async (milliseconds) => void waited.push(milliseconds),
    async request(url, headers) {
      asked.push(url)
      const { host, pathname, search, searchParams } = new URL(url)
      const answer = await site({
        host,
        method: 'GET',
        path: pathname,
        query: searchParams,
        rawQuery: search.slice(1),
        form: new URLSearchParams(),
        body: '',
        cookies: new Map(),
        acceptLanguage: '',
        origin: null,
        authorization: headers.authorization ?? null,
      })
      if (answer === null) throw new Error('no such site')
      return new Response(answer.body || null, {
        status: answer.status,
        headers: answer.headers as Record<string, string>,
      })
    },
  }
  return { access, asked, waited, scopes: held, id: tenant.id }
}

/** Makes all checks in one tenant of the simulator. */
export async function checked(
  name: string,
  more: Partial<CheckInput> = {},
  graph?: { world: World; site: ReturnType<typeof graphSite> },
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
