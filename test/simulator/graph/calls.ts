import type {
  AdminConsentRequestPolicy,
  AppConsentRequest,
  AuthorizationPolicy,
  DelegatedPermissionClassification,
  GroupSetting,
  OAuth2PermissionGrant,
  ServicePrincipal,
  SignIn,
  UserConsentRequest,
} from '@microsoft/microsoft-graph-types'
import { claraClientId } from '../accounts.ts'
import type { World } from '../world.ts'
import { auditsOf, day } from './audits.ts'
import { apiIds, claraObjectId, graphScopes, scopeId } from './objects.ts'
import type { GraphTenant } from './tenants.ts'

/** A request that Graph v1.0 knows. Permissions: delegated ones, each enough by itself. */
export type Call = { path: RegExp; permissions: readonly string[]; isReport?: true } & (
  | { answer(tenant: GraphTenant): object }
  | {
      entries(tenant: GraphTenant, world: World): readonly object[]
      /** Properties and operators that Microsoft documents for `$filter`. */
      filters: readonly string[]
      page?: number
      mostPerPage?: number
    }
)

/** In v1.0's metadata; the published types do not have it yet. */
type Principal = ServicePrincipal & { isDisabled?: boolean | null }

const anyDirectory = ['Directory.Read.All', 'Directory.ReadWrite.All']

export const calls: readonly Call[] = [
  {
    path: /^servicePrincipals$/,
    permissions: ['Application.Read.All', 'Application.ReadWrite.All', ...anyDirectory],
    filters: ['appId eq'],
    entries: ({ app }): Principal[] => [
      ...(app === null
        ? []
        : [
            {
              ...principal(claraObjectId, claraClientId, 'Clara\u202e'),
              accountEnabled: app.isEnabled ?? true,
              isDisabled: app.isDisabled ?? null,
              disabledByMicrosoftStatus:
                app.isDisabledByMicrosoft === true ? 'DisabledDueToViolationOfServicesAgreement' : null,
              appRoleAssignmentRequired: app.needsAssignment ?? false,
              verifiedPublisher: {
                displayName: app.publisher ?? null,
                verifiedPublisherId: app.publisher === undefined ? null : '1234567',
                addedDateTime: app.publisher === undefined ? null : '2024-05-06T07:08:09Z',
              },
            },
          ]),
      {
        ...principal(apiIds.graph.objectId, apiIds.graph.appId, 'Microsoft Graph'),
        oauth2PermissionScopes: [...graphScopes],
      },
      principal(apiIds.other.objectId, apiIds.other.appId, 'Another API'),
    ],
  },
  {
    path: new RegExp(`^servicePrincipals/${apiIds.graph.objectId}/delegatedPermissionClassifications$`),
    permissions: ['Application.Read.All', ...anyDirectory],
    filters: [],
    entries: ({ classified = [] }): DelegatedPermissionClassification[] =>
      classified.map((permissionName, index) => ({
        id: `low-${index}`,
        classification: 'low',
        permissionId: scopeId(permissionName),
        permissionName,
      })),
  },
  {
    path: /^oauth2PermissionGrants$/,
    permissions: [...anyDirectory, 'DelegatedPermissionGrant.ReadWrite.All'],
    filters: ['clientId eq', 'consentType eq', 'principalId eq', 'resourceId eq'],
    page: 100,
    mostPerPage: 999,
    entries: grantsOf,
  },
  {
    path: /^policies\/authorizationPolicy$/,
    permissions: ['Policy.Read.All', 'Policy.ReadWrite.Authorization'],
    answer: ({ userConsent, allowsRisky }): AuthorizationPolicy => ({
      id: 'authorizationPolicy',
      displayName: 'Authorization Policy',
      allowUserConsentForRiskyApps: allowsRisky ?? null,
      defaultUserRolePermissions: {
        allowedToCreateApps: true,
        permissionGrantPoliciesAssigned: [
          'ManagePermissionGrantsForOwnedResource.microsoft-dynamically-managed-permissions-for-team',
          ...userConsent.map((name) => `ManagePermissionGrantsForSelf.${name}`),
        ],
      },
    }),
  },
  {
    path: /^policies\/adminConsentRequestPolicy$/,
    permissions: ['Policy.Read.All', 'Policy.ReadWrite.ConsentRequest'],
    answer: ({ workflow }): AdminConsentRequestPolicy => ({
      isEnabled: workflow.isOn,
      notifyReviewers: true,
      remindersEnabled: true,
      requestDurationInDays: workflow.days,
      version: 1,
      reviewers: Array.from({ length: workflow.reviewers }, () => ({
        query: '/users/x',
        queryType: 'MicrosoftGraph',
        queryRoot: null,
      })),
    }),
  },
  {
    path: /^identityGovernance\/appConsent\/appConsentRequests$/,
    permissions: ['ConsentRequest.Read.All', 'ConsentRequest.ReadWrite.All'],
    filters: ['appId eq'],
    entries: ({ waiting }): AppConsentRequest[] =>
      waiting === undefined
        ? []
        : [{ id: 'request-1', appId: claraClientId, appDisplayName: 'Clara', pendingScopes: [] }],
  },
  {
    path: /^identityGovernance\/appConsent\/appConsentRequests\/request-1\/userConsentRequests$/,
    permissions: ['ConsentRequest.Read.All', 'ConsentRequest.ReadWrite.All'],
    filters: ['status eq'],
    entries: ({ waiting = [] }, world): UserConsentRequest[] => [
      ...waiting.map((displayName, index) => ({
        id: `user-request-${index}`,
        status: 'InProgress',
        createdDateTime: day(world.now(), waiting.length - index),
        createdBy: { user: { id: `person-${index}`, displayName } },
        reason: 'I file my expenses.',
      })),
      {
        id: 'user-request-old',
        status: 'Expired',
        createdDateTime: day(world.now(), 90),
        createdBy: { user: { id: 'person-old', displayName: 'Somebody' } },
        reason: '',
      },
    ],
  },
  {
    path: /^groupSettings$/,
    permissions: ['GroupSettings.Read.All', 'GroupSettings.ReadWrite.All', ...anyDirectory],
    filters: [],
    entries: ({ stepUp }): GroupSetting[] =>
      stepUp === undefined
        ? []
        : [
            {
              id: 'setting-1',
              displayName: 'Consent Policy Settings',
              templateId: 'dffd5d46-495d-40a9-8e21-954ff55e198a',
              values: [{ name: 'BlockUserConsentForRiskyApps', value: String(stepUp) }],
            },
          ],
  },
  {
    path: /^auditLogs\/directoryAudits$/,
    permissions: ['AuditLog.Read.All'],
    isReport: true,
    filters: [
      'activityDisplayName eq',
      'activityDateTime ge',
      'activityDateTime le',
      'targetResources/id eq',
    ],
    mostPerPage: 1000,
    entries(tenant, world) {
      const isGranted = isGrantedToAll(tenant, world)
      const audits = auditsOf(tenant, tenant.consents ?? (isGranted ? ['page'] : []), world.now())
      const kept = tenant.trouble === 'no-license' ? 7 : 30
      return audits.filter(({ activityDateTime }) => String(activityDateTime) >= day(world.now(), kept))
    },
  },
  {
    path: /^auditLogs\/signIns$/,
    permissions: ['AuditLog.Read.All'],
    isReport: true,
    filters: ['appId eq', 'correlationId eq', 'createdDateTime ge', 'createdDateTime le'],
    page: 1000,
    mostPerPage: 1000,
    entries: ({ signIns = [] }, world): SignIn[] => [
      ...signIns.map((errorCode, index) => signIn(world, index, claraClientId, errorCode)),
      signIn(world, signIns.length, apiIds.other.appId, 50105),
    ],
  },
]

/** Whoever asks for a sign-in chooses its correlation ID. */
function signIn(world: World, index: number, appId: string, errorCode: number): SignIn {
  return {
    id: `sign-in-${index}`,
    appId,
    createdDateTime: new Date(world.now() - 3_600_000).toISOString(),
    correlationId: `0c0ffee0-0000-4000-8000-${String(index).padStart(12, '0')}`,
    status: { errorCode, failureReason: 'Other.', additionalDetails: null },
  }
}

function principal(id: string, appId: string, displayName: string): Principal {
  return {
    id,
    appId,
    displayName,
    accountEnabled: true,
    isDisabled: null,
    disabledByMicrosoftStatus: null,
    appRoleAssignmentRequired: false,
    verifiedPublisher: { displayName: null, verifiedPublisherId: null, addedDateTime: null },
    oauth2PermissionScopes: [],
  }
}

function isGrantedToAll({ id, granted }: GraphTenant, world: World): boolean {
  return granted !== undefined || world.approvedTenants.has(id)
}

function grantsOf(tenant: GraphTenant, world: World): OAuth2PermissionGrant[] {
  if (tenant.app === null && !world.approvedTenants.has(tenant.id)) return []
  const { granted = 'openid profile email User.Read', grantedElsewhere, people = 2 } = tenant
  const everybody = (resourceId: string, scope: string) => ({
    id: `grant-${resourceId}`,
    clientId: claraObjectId,
    consentType: 'AllPrincipals',
    principalId: null,
    resourceId,
    scope,
  })
  return [
    ...Array.from({ length: people }, (_, index) => ({
      id: `grant-${index}`,
      clientId: claraObjectId,
      consentType: 'Principal',
      principalId: `person-${index}`,
      resourceId: apiIds.graph.objectId,
      scope: ' openid',
    })),
    ...(grantedElsewhere === undefined ? [] : [everybody(apiIds.other.objectId, grantedElsewhere)]),
    ...(isGrantedToAll(tenant, world) ? [everybody(apiIds.graph.objectId, granted)] : []),
  ]
}
