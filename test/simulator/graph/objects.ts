import type { PermissionScope } from '@microsoft/microsoft-graph-types'

/** Clara's enterprise application, in every tenant. */
export const claraObjectId = '0b1ec7a0-0000-4000-8000-00000000c1a7'

/** The service principals of two APIs. */
export const apiIds = {
  graph: { appId: '00000003-0000-0000-c000-000000000000', objectId: '0b1ec7a0-0000-4000-8000-0000000067a9' },
  other: { appId: '0743aa00-2222-4222-8333-0123456789ab', objectId: '0b1ec7a0-0000-4000-8000-00000000074e' },
} as const

/** Some of the delegated permissions of Microsoft Graph, and who may consent to them. */
export const graphScopes: readonly PermissionScope[] = [
  ...['openid', 'profile', 'email', 'offline_access', 'User.Read', 'User.ReadBasic.All'].map(userScope),
  ...['Mail.Read', 'Files.Read', 'Files.Read.All', 'Calendars.Read'].map(userScope),
  ...['Directory.Read.All', 'User.Read.All'].map((value) => ({ ...userScope(value), type: 'Admin' })),
]

function userScope(value: string): PermissionScope {
  return {
    id: scopeId(value),
    value,
    type: 'User',
    isEnabled: true,
    adminConsentDisplayName: value,
    adminConsentDescription: value,
    userConsentDisplayName: value,
    userConsentDescription: value,
  }
}

/** Made from the name: the same in every run. */
export function scopeId(value: string): string {
  const hex = Buffer.from(value.padEnd(6, '.')).toString('hex').slice(-12).padStart(12, '0')
  return `5c09e000-0000-4000-8000-${hex}`
}
