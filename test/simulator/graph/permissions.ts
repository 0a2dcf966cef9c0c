/**
 * Delegated permissions of Microsoft Graph that the registration for the tenant check lists:
 * the least privileged one for each request in Microsoft's tables.
 */
export const registeredPermissions: readonly string[] = [
  'Application.Read.All',
  'AuditLog.Read.All',
  'ConsentRequest.Read.All',
  'Directory.Read.All',
  'GroupSettings.Read.All',
  'Policy.Read.All',
]
