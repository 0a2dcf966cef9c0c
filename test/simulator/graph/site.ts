import { randomUUID } from 'node:crypto'
import { claraClientId } from '../accounts.ts'
import { type Answer, type Asked, json, type Site } from '../http.ts'
import type { World } from '../world.ts'
import { type GraphTenant, graphTenants } from './tenants.ts'

/** The last part of the token endpoint's access tokens. */
export interface GraphClaims {
  tid: string
  scp: string
}

const objectId = '0b1ec7a0-0000-4000-8000-00000000c1a7'

/** The part of Microsoft Graph v1.0 that the tenant check reads. */
export function graphSite(world: World): Site {
  const asked = new Map<string, number>()
  return async (request) => {
    const headers = {
      'access-control-allow-origin': request.origin ?? '*',
      'access-control-allow-headers': 'authorization, accept',
      'access-control-expose-headers': 'request-id, retry-after',
      'request-id': randomUUID(),
    }
    if (request.method === 'OPTIONS') return { status: 204, headers, body: '' }
    const answer =
      request.method === 'GET' ? await answerTo(request, world, asked) : fault(405, 'Request_BadRequest')
    return {
      ...answer,
      headers: { ...answer.headers, ...headers, ...(answer.status === 429 && { 'retry-after': '0' }) },
    }
  }
}

async function answerTo(request: Asked, world: World, asked: Map<string, number>): Promise<Answer> {
  const claims = claimsOf(request.authorization)
  const tenant = graphTenants.find(({ id }) => id === claims?.tid)
  if (claims === null || tenant === undefined || tenant.trouble === 'expired')
    return fault(401, 'InvalidAuthenticationToken')
  const path = request.path.replace('/v1.0/', '')
  const call = calls.find(({ form }) => form.test(path))
  if (call === undefined) return fault(404, 'Request_ResourceNotFound')
  if (!claims.scp.split(' ').includes(call.permission)) return fault(403, 'Authorization_RequestDenied')
  if (tenant.trouble === 'role-reads-no-policy' && path.startsWith('policies/'))
    return fault(403, 'Authorization_RequestDenied')
  if (tenant.trouble === 'no-licence' && path === 'auditLogs/signIns')
    return fault(403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant')
  if (tenant.trouble === 'overloaded' && path.startsWith('policies/'))
    return fault(503, 'serviceNotAvailable')
  if (tenant.trouble === 'slow') await new Promise((later) => setTimeout(later, 150))
  const times = (asked.get(path) ?? 0) + 1
  asked.set(path, times)
  if (tenant.trouble === 'throttled' && times % 2 === 1) return fault(429, 'TooManyRequests')
  return json(call.answer(tenant, world, request))
}

function claimsOf(authorization: string | null): GraphClaims | null {
  try {
    return JSON.parse(Buffer.from(authorization?.split('.').at(-1) ?? '', 'base64url').toString())
  } catch {
    return null
  }
}

function fault(status: number, code: string): Answer {
  return json({ error: { code, message: 'SECRET of the tenant’s', innerError: {} } }, status)
}

interface Call {
  form: RegExp
  permission: string
  answer(tenant: GraphTenant, world: World, request: Asked): unknown
}

const list = (value: unknown[]) => ({ value })
const asksForClara = ({ query }: Asked) =>
  query.get('$filter')?.includes(`appId eq '${claraClientId}'`) ?? false
const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString()

const calls: readonly Call[] = [
  {
    form: /^servicePrincipals$/,
    permission: 'Application.Read.All',
    answer: ({ app }, _, request) =>
      list(
        app === null || !asksForClara(request)
          ? []
          : [
              {
                id: objectId,
                displayName: 'Clara\u202e',
                accountEnabled: app.isEnabled ?? true,
                appRoleAssignmentRequired: app.needsAssignment ?? false,
                verifiedPublisher: { displayName: app.publisher ?? null },
              },
            ],
      ),
  },
  {
    form: /^oauth2PermissionGrants$/,
    permission: 'Directory.Read.All',
    answer: ({ id, granted }, world, request) => {
      const people = ['u1', 'u2'].map((principalId) => ({
        consentType: 'Principal',
        principalId,
        scope: ' openid',
      }))
      const everybody = world.approvedTenants.has(id) ? 'openid profile email User.Read' : granted
      const all =
        everybody === undefined ? [] : [{ consentType: 'AllPrincipals', principalId: null, scope: everybody }]
      // The list has two pages.
      if (request.query.has('$skiptoken')) return list(people)
      const next = `https://graph.microsoft.com/v1.0/oauth2PermissionGrants?${request.rawQuery}&$skiptoken=2`
      return { ...list(all), '@odata.nextLink': next }
    },
  },
  {
    form: /^policies\/authorizationPolicy$/,
    permission: 'Policy.Read.All',
    answer: ({ userConsent }) => ({
      defaultUserRolePermissions: {
        permissionGrantPoliciesAssigned: [
          'ManagePermissionGrantsForOwnedResource.microsoft-dynamically-managed-permissions-for-team',
          ...(userConsent === null ? [] : [`ManagePermissionGrantsForSelf.${userConsent}`]),
        ],
      },
    }),
  },
  {
    form: /^policies\/adminConsentRequestPolicy$/,
    permission: 'Policy.Read.All',
    answer: ({ workflow }) => ({
      isEnabled: workflow.isOn,
      requestDurationInDays: workflow.days,
      reviewers: Array.from({ length: workflow.reviewers }, () => ({ query: '/users/x' })),
    }),
  },
  {
    form: /^identityGovernance\/appConsent\/appConsentRequests$/,
    permission: 'ConsentRequest.Read.All',
    answer: ({ waiting }, _, request) =>
      list(waiting && asksForClara(request) ? [{ id: 'request-1', appId: claraClientId }] : []),
  },
  {
    form: /^identityGovernance\/appConsent\/appConsentRequests\/request-1\/userConsentRequests$/,
    permission: 'ConsentRequest.Read.All',
    answer: ({ waiting = [] }) =>
      list([
        ...waiting.map((displayName, index) => ({
          status: 'InProgress',
          createdDateTime: day(waiting.length - index),
          createdBy: { user: { displayName } },
        })),
        { status: 'Expired', createdDateTime: day(90), createdBy: { user: { displayName: 'Somebody' } } },
      ]),
  },
  {
    form: /^groupSettings$/,
    permission: 'Directory.Read.All',
    answer: ({ stepUp }) =>
      list(
        stepUp === undefined
          ? []
          : [
              {
                templateId: 'dffd5d46-495d-40a9-8e21-954ff55e198a',
                values: [{ name: 'BlockUserConsentForRiskyApps', value: String(stepUp) }],
              },
            ],
      ),
  },
  {
    form: /^auditLogs\/directoryAudits$/,
    permission: 'AuditLog.Read.All',
    answer: ({ id, granted }, world) =>
      list(
        granted === undefined && !world.approvedTenants.has(id)
          ? []
          : [
              {
                activityDateTime: '2026-11-20T10:30:00Z',
                initiatedBy: { user: { displayName: 'Ada Admin' } },
                targetResources: [{ id: objectId }],
              },
              { activityDateTime: day(0), initiatedBy: {}, targetResources: [{ id: 'another-app' }] },
            ],
      ),
  },
  {
    form: /^auditLogs\/signIns$/,
    permission: 'AuditLog.Read.All',
    answer: ({ signIns = [] }, _, { query }) => {
      const isOne = query.get('$filter')?.startsWith('correlationId eq ')
      return list((isOne ? signIns.slice(-1) : signIns).map((errorCode) => ({ status: { errorCode } })))
    },
  },
]
