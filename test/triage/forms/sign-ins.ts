import { clientId, tenant } from '../../builders.ts'

/** Four sign-ins that every log form of these tests holds: three failures and a success. */
export interface SignIn {
  code: number
  reason: string
  /** ISO 8601, UTC. */
  at: string
  requestId: string
  correlationId: string
  userId: string
  upn: string
}

const people = [
  'ana@contoso.example',
  'bruno@contoso.example',
  'ana@contoso.example',
  'carla@contoso.example',
]
const when = ['2026-11-13T10:15:30Z', '2026-11-13T23:16:31Z', '2026-11-14T12:17:32Z', '2026-11-18T09:01:02Z']
const outcomes: readonly (readonly [code: number, reason: string])[] = [
  [90094, 'An administrator of your organization must consent to this application; see "Entra".'],
  [65004, 'The user declined to consent to the application.'],
  [0, 'Other.'],
  [50105, 'The user has no role for this application, and the application requires one.'],
]

export const signIns: readonly SignIn[] = outcomes.map(([code, reason], index) => ({
  code,
  reason,
  at: when[index] ?? '',
  requestId: `4e90000${index}-2a4b-4c6d-8e0f-a1b2c3d4e500`,
  correlationId: `c0a0000${index}-5b3a-4d21-9c77-0f1e2d3c4b00`,
  userId: `0b1ec70${people.indexOf(people[index] ?? '')}-7777-4888-9999-aaaabbbbcccc`,
  upn: people[index] ?? '',
}))

export const ip = '198.51.100.7'
export const app = 'Clara'
export { clientId, tenant }

const workspace = '33330000-4444-4555-8666-777788889999'

/** As Microsoft Graph lists it. */
export const graph = (one: SignIn) => ({
  id: one.requestId,
  createdDateTime: one.at,
  userDisplayName: 'Persona de Prueba',
  userPrincipalName: one.upn,
  userId: one.userId,
  appId: clientId,
  appDisplayName: app,
  ipAddress: ip,
  clientAppUsed: 'Browser',
  correlationId: one.correlationId,
  conditionalAccessStatus: 'notApplied',
  isInteractive: true,
  riskEventTypes_v2: [],
  resourceDisplayName: 'Microsoft Graph',
  resourceId: '00000003-0000-0000-c000-000000000000',
  resourceTenantId: tenant,
  homeTenantId: tenant,
  status: { errorCode: one.code, failureReason: one.reason, additionalDetails: null },
  deviceDetail: { deviceId: '', displayName: '', operatingSystem: 'Windows 11', browser: 'Edge 131.0.0' },
  location: { city: 'Bogotá', countryOrRegion: 'CO', geoCoordinates: { latitude: 4.6, longitude: -74.1 } },
  appliedConditionalAccessPolicies: [
    { id: '50000000-0000-4000-8000-000000000099', displayName: 'Block legacy', result: 'notApplied' },
  ],
})

/** As diagnostic settings of Azure Monitor send it. */
export const azureMonitor = (one: SignIn) => ({
  time: one.at.replace('Z', '.1234567Z'),
  resourceId: `/tenants/${tenant}/providers/Microsoft.aadiam`,
  operationName: 'Sign-in activity',
  operationVersion: '1.0',
  category: 'SignInLogs',
  tenantId: tenant,
  resultType: String(one.code),
  resultSignature: one.code === 0 ? 'SUCCESS' : 'FAILURE',
  resultDescription: one.reason,
  durationMs: 0,
  callerIpAddress: ip,
  correlationId: one.correlationId,
  identity: 'Persona de Prueba',
  Level: 4,
  location: 'CO',
  properties: graph(one),
})

/** As a table of Log Analytics has it. */
export const logAnalytics = (one: SignIn) => ({
  TenantId: workspace,
  SourceSystem: 'Azure AD',
  TimeGenerated: one.at.replace('Z', '.1234567Z'),
  ResourceId: `/tenants/${tenant}/providers/Microsoft.aadiam`,
  OperationName: 'Sign-in activity',
  Category: 'SignInLogs',
  ResultType: String(one.code),
  ResultSignature: 'None',
  ResultDescription: one.reason,
  DurationMs: '0',
  CorrelationId: one.correlationId,
  Resource: 'Microsoft.aadiam',
  Identity: 'Persona de Prueba',
  Location: 'CO',
  AppDisplayName: app,
  AppId: clientId,
  Id: one.requestId,
  OriginalRequestId: one.requestId,
  IPAddress: ip,
  Status: JSON.stringify({ errorCode: one.code, failureReason: one.reason }),
  UserId: one.userId,
  UserPrincipalName: one.upn,
  AADTenantId: tenant,
  Type: 'SigninLogs',
})

/** As advanced hunting of Microsoft Defender lists it. */
export const defender = (one: SignIn) => ({
  Timestamp: one.at,
  Application: app,
  ApplicationId: clientId,
  LogonType: '["interactiveUser"]',
  ErrorCode: String(one.code),
  CorrelationId: one.correlationId,
  SessionId: '',
  AccountDisplayName: 'Persona de Prueba',
  AccountObjectId: one.userId,
  AccountUpn: one.upn,
  IPAddress: ip,
  RequestId: one.requestId,
  ReportId: one.requestId,
})

/** As Elastic's Azure integration stores it. */
export const elastic = (one: SignIn) => ({
  '@timestamp': one.at,
  message: one.reason,
  cloud: { provider: 'azure' },
  ecs: { version: '8.11.0' },
  source: { ip },
  event: { action: 'Sign-in activity', outcome: one.code === 0 ? 'success' : 'failure', id: one.requestId },
  azure: {
    tenant_id: tenant,
    correlation_id: one.correlationId,
    signinlogs: {
      operation_name: 'Sign-in activity',
      result_type: String(one.code),
      result_description: one.reason,
      category: 'SignInLogs',
      properties: {
        app_display_name: app,
        app_id: clientId,
        correlation_id: one.correlationId,
        created_at: one.at,
        id: one.requestId,
        status: { error_code: one.code },
        user_id: one.userId,
        user_principal_name: one.upn,
      },
    },
  },
})

/** As Microsoft Purview's audit log has it. */
export const purview = (one: SignIn) => ({
  CreationTime: one.at.replace('Z', ''),
  Id: one.requestId,
  Operation: one.code === 0 ? 'UserLoggedIn' : 'UserLoginFailed',
  OrganizationId: tenant,
  RecordType: 15,
  ResultStatus: one.code === 0 ? 'Success' : 'Failed',
  UserKey: one.userId,
  UserType: 0,
  Version: 1,
  Workload: 'AzureActiveDirectory',
  ClientIP: ip,
  ObjectId: '00000003-0000-0000-c000-000000000000',
  UserId: one.upn,
  AzureActiveDirectoryEventType: 1,
  ExtendedProperties: [
    { Name: 'ResultStatusDetail', Value: one.code === 0 ? 'Success' : 'Failed' },
    { Name: 'RequestType', Value: 'OAuth2:Authorize' },
  ],
  ModifiedProperties: [],
  Actor: [{ ID: one.userId, Type: 0 }],
  ActorIpAddress: ip,
  InterSystemsId: one.correlationId,
  ApplicationId: clientId,
  ErrorNumber: String(one.code),
  LogonError: one.code === 0 ? '' : 'ConsentRequired',
})

/** With the names of PowerShell's objects. */
export const powershell = (one: SignIn) => ({
  CreatedDateTime: one.at,
  Id: one.requestId,
  CorrelationId: one.correlationId,
  UserPrincipalName: one.upn,
  UserId: one.userId,
  AppDisplayName: app,
  AppId: clientId,
  IPAddress: ip,
  ResourceTenantId: tenant,
  ErrorCode: one.code,
  FailureReason: one.reason,
})
