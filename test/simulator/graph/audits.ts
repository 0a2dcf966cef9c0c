import { randomUUID } from 'node:crypto'
import type { DirectoryAudit, ModifiedProperty, TargetResource } from '@microsoft/microsoft-graph-types'
import { apiIds, claraObjectId } from './objects.ts'
import type { GraphTenant, LoggedConsent } from './tenants.ts'

/** Audit log: consents to Clara, one to another app, and a change of Clara without consent. */
export function auditsOf(
  tenant: GraphTenant,
  consents: readonly LoggedConsent[],
  now: number,
): DirectoryAudit[] {
  const about = [
    ...consents.flatMap((consent, index) => entriesOf[consent](tenant, day(now, 3 + 4 * index))),
    entry(tenant, 'Update service principal', day(now, 1), [target(claraObjectId, 'Clara', [])]),
    entry(tenant, 'Consent to application', day(now, 2), [
      target(randomUUID(), 'Another app', consentProperties('True')),
    ]),
  ]
  return about.sort((a, b) => String(b.activityDateTime).localeCompare(String(a.activityDateTime)))
}

/** So many days ago, at half past ten. */
export function day(now: number, back: number): string {
  return `${new Date(now - back * 86_400_000).toISOString().slice(0, 10)}T10:30:00Z`
}

const entriesOf: Readonly<Record<LoggedConsent, (tenant: GraphTenant, at: string) => DirectoryAudit[]>> = {
  page: (tenant, at) => [consent(tenant, at, 'True'), grant(tenant, at, 'AllPrincipals')],
  graph: (tenant, at) => [grant(tenant, at, 'AllPrincipals')],
  // An administrator's consent for nobody else is an administrator's consent, too.
  self: (tenant, at) => [consent(tenant, at, 'False'), grant(tenant, at, 'Principal')],
  failed: (tenant, at) => [{ ...consent(tenant, at, 'True'), result: 'failure' }],
}

function consent(tenant: GraphTenant, at: string, onBehalfOfAll: string): DirectoryAudit {
  const properties = consentProperties(onBehalfOfAll)
  return entry(tenant, 'Consent to application', at, [target(claraObjectId, 'Clara', properties)])
}

const consentProperties = (onBehalfOfAll: string) => [
  modified('ConsentContext.IsAdminConsent', 'True'),
  modified('ConsentContext.IsAppOnly', 'False'),
  modified('ConsentContext.OnBehalfOfAll', onBehalfOfAll),
  modified('ConsentAction.Permissions', '[] => [[Id: x, Scope: openid profile email User.Read]]; '),
]

/** Names the API first, then the app. */
function grant(tenant: GraphTenant, at: string, consentType: string): DirectoryAudit {
  const properties = [
    modified('DelegatedPermissionGrant.Scope', ' openid profile email User.Read'),
    modified('DelegatedPermissionGrant.ConsentType', consentType),
    modified('ServicePrincipal.ObjectID', claraObjectId),
    { displayName: 'ServicePrincipal.Name', oldValue: null, newValue: null },
  ]
  return entry(tenant, 'Add delegated permission grant', at, [
    target(apiIds.graph.objectId, 'Microsoft Graph', properties),
    target(claraObjectId, null, []),
  ])
}

function entry(
  { domain }: GraphTenant,
  activityDisplayName: string,
  activityDateTime: string,
  targetResources: TargetResource[],
): DirectoryAudit {
  return {
    id: `Directory_${randomUUID()}`,
    category: 'ApplicationManagement',
    correlationId: randomUUID(),
    result: 'success',
    resultReason: '',
    activityDisplayName,
    activityDateTime,
    loggedByService: 'Core Directory',
    operationType: 'Assign',
    initiatedBy: {
      app: null,
      user: {
        id: randomUUID(),
        // Microsoft's own service writes some entries in the person's place.
        displayName: activityDisplayName.startsWith('Add') ? 'Azure ESTS Service' : null,
        userPrincipalName: `ada.admin@${domain}`,
        ipAddress: '192.0.2.44',
      },
    },
    targetResources,
    additionalDetails: [{ key: 'User-Agent', value: 'EvoSTS' }],
  }
}

function target(
  id: string,
  displayName: string | null,
  modifiedProperties: ModifiedProperty[],
): TargetResource {
  return {
    id,
    displayName,
    type: 'ServicePrincipal',
    userPrincipalName: null,
    groupType: null,
    modifiedProperties,
  }
}

/** Values are JSON inside a string. */
function modified(displayName: string, value: string): ModifiedProperty {
  return { displayName, oldValue: null, newValue: JSON.stringify(value) }
}
