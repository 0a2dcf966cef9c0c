const entra = 'https://entra.microsoft.com/#view/'
const blades = `${entra}Microsoft_AAD_IAM/`

/** Pages of Entra's portal. Microsoft moves them, so the report also says the way in words. */
export const portal = {
  requests: `${blades}StartboardApplicationsMenuBlade/~/AccessRequests`,
  apps: `${blades}StartboardApplicationsMenuBlade/~/AppAppsPreview`,
  settings: `${blades}ConsentPoliciesMenuBlade/~/AdminConsentSettings`,
  signIns: `${blades}SignInEventsV3Blade`,
  crossTenant: `${blades}CompanyRelationshipsMenuBlade/~/CrossTenantAccessSettings`,
  users: `${entra}Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade/~/AllUsers`,
  devices: `${entra}Microsoft_AAD_Devices/DevicesMenuBlade/~/Devices`,
  accessRules: `${entra}Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies`,
} as const

/** A page of one app. Graph tells its object ID. */
export function appPage(
  name: 'Properties' | 'Users' | 'Permissions',
  { objectId, clientId }: { objectId: string; clientId: string },
): string {
  return `${blades}ManagedAppMenuBlade/~/${name}/objectId/${objectId}/appId/${clientId}`
}
