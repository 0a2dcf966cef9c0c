import { randomUUID } from 'node:crypto'
import { graphHost } from '../hosts.ts'
import { type Answer, type Asked, json, type Site } from '../http.ts'
import { nameOf, objectIdOf } from '../microsoft/id-token.ts'
import type { World } from '../world.ts'
import { type Call, calls } from './calls.ts'
import { claimsOf } from './claims.ts'
import { filtered } from './filter.ts'
import { type GraphTenant, graphTenants } from './tenants.ts'

/** The part of Microsoft Graph v1.0 that the tenant check reads, and OpenID Connect's userinfo. */
export function graphSite(world: World): Site {
  return async (request) => {
    const headers = {
      'access-control-allow-origin': request.origin ?? '*',
      'access-control-allow-headers': 'authorization, accept',
      'access-control-expose-headers': exposedHeaders,
      'request-id': randomUUID(),
    }
    if (request.method === 'OPTIONS') return { status: 204, headers, body: '' }
    const answer = await answerTo(request, world)
    return { ...answer, headers: { ...answer.headers, ...headers } }
  }
}

/** Pages can read these. `Retry-After` is sent, and not among them. */
export const exposedHeaders =
  'ETag, Location, Preference-Applied, Content-Range, request-id, client-request-id, ReadWriteConsistencyToken, SdkVersion, WWW-Authenticate'

async function answerTo(request: Asked, world: World): Promise<Answer> {
  const claims = claimsOf(request.authorization)
  if (request.path === '/oidc/userinfo' && claims !== null) return userInfo(claims.upn, claims.scp)
  const tenant = graphTenants.find(({ id }) => id === claims?.tid)
  if (claims === null || tenant === undefined || tenant.trouble === 'expired')
    return fault(401, 'InvalidAuthenticationToken')
  if (request.method !== 'GET') return fault(405, 'Request_BadRequest')
  const path = request.path.replace('/v1.0/', '')
  const call = calls.find((one) => one.path.test(path))
  if (call === undefined) return fault(404, 'Request_ResourceNotFound')
  const granted = claims.scp.split(' ')
  if (!call.permissions.some((name) => granted.includes(name)))
    return fault(403, 'Authorization_RequestDenied')
  const trouble = troubleOf(tenant, path, call, request, world)
  if (trouble !== null) return trouble
  if (tenant.trouble === 'slow') await new Promise((later) => setTimeout(later, 50))
  return 'answer' in call ? json(call.answer(tenant)) : page(call, tenant, world, request)
}

function userInfo(user: string, scopes: string): Answer {
  if (!scopes.split(' ').includes('openid')) return fault(403, 'Authorization_RequestDenied')
  const name = nameOf(user)
  return json({ sub: objectIdOf(user), name, family_name: name, given_name: name, email: user })
}

function troubleOf(
  { id, trouble }: GraphTenant,
  path: string,
  { isReport }: Call,
  { query }: Asked,
  world: World,
): Answer | null {
  if (path.startsWith('policies/')) {
    if (trouble === 'role-reads-no-policy') return fault(403, 'Authorization_RequestDenied')
    if (trouble === 'overloaded') return fault(503, 'serviceNotAvailable', { 'retry-after': '1' })
  }
  if (!isReport) return null
  if (trouble === 'no-license' && path === 'auditLogs/signIns')
    return fault(403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant')
  const isThrottled =
    countReport(world, id, trouble === 'throttled') || (trouble === 'flooded' && query.has('$skiptoken'))
  return isThrottled ? fault(429, 'TooManyRequests', { 'retry-after': '10' }) : null
}

/** Reports answer five requests of an app in a tenant in ten seconds. */
function countReport({ reports, now }: World, tenant: string, isUsedUp: boolean): boolean {
  const before = reports.get(tenant) ?? (isUsedUp ? Array.from({ length: 5 }, now) : [])
  const recent = before.filter((time) => time > now() - 10_000)
  const isTooMany = recent.length >= 5
  reports.set(tenant, isTooMany ? recent : [...recent, now()])
  return isTooMany
}

function page(
  call: Extract<Call, { filters: unknown }>,
  tenant: GraphTenant,
  world: World,
  { path, query, rawQuery }: Asked,
): Answer {
  const found = filtered(call.entries(tenant, world), query.get('$filter'), call.filters)
  if (found === null) return fault(400, 'Request_UnsupportedQuery')
  const size = Number(query.get('$top') ?? call.page ?? 100)
  if (size > (call.mostPerPage ?? 999)) return fault(400, 'Request_BadRequest')
  const from = Number(query.get('$skiptoken') ?? 0)
  const value = selected(found.slice(from, from + size), query.get('$select'))
  if (value === null) return fault(400, 'Request_BadRequest')
  const host = tenant.trouble === 'foreign-link' ? `${graphHost}.evil.example` : graphHost
  const parameters = rawQuery.replace(/&\$skiptoken=\d+/, '')
  const next = `https://${host}${path}?${parameters}&$skiptoken=${from + size}`
  return json({
    '@odata.context': `https://${graphHost}/v1.0/$metadata#${path.replace('/v1.0/', '')}`,
    ...(from + size < found.length && { '@odata.nextLink': next }),
    value,
  })
}

/** The chosen properties; null if Graph knows one of them not. */
function selected(entries: readonly object[], select: string | null): object[] | null {
  if (select === null) return [...entries]
  const names = select.split(',')
  if (!entries.every((entry) => names.every((name) => name in entry))) return null
  return entries.map((entry) =>
    Object.fromEntries(Object.entries(entry).filter(([name]) => names.includes(name))),
  )
}

function fault(status: number, code: string, headers: Record<string, string> = {}): Answer {
  const innerError = { date: '2026-11-23T12:00:00', 'request-id': randomUUID() }
  const answer = json({ error: { code, message: 'SECRET of the tenant’s', innerError } }, status)
  return { ...answer, headers: { ...answer.headers, ...headers } }
}
