import { portal } from '../microsoft/portal.ts'

interface PortalPath {
  now: string
  /** Before Microsoft moved it. */
  before: string
}

/** The path to a page through the portal's menus. Every report has Microsoft's English names. */
export const portalPaths: Readonly<Record<keyof typeof portal, PortalPath>> = {
  requests: {
    now: 'Entra ID > Enterprise apps > Admin consent requests',
    before: 'Identity > Applications > Enterprise applications > Admin consent requests',
  },
  apps: {
    now: 'Entra ID > Enterprise apps > All applications',
    before: 'Identity > Applications > Enterprise applications',
  },
  settings: {
    now: 'Entra ID > Enterprise apps > Consent and permissions > Admin consent settings',
    before: 'Azure AD > Enterprise applications > User settings',
  },
  signIns: { now: 'Entra ID > Monitoring & health > Sign-in logs', before: 'Azure AD > Sign-ins' },
  users: { now: 'Entra ID > Users > All users', before: 'Identity > Users > All users' },
  devices: { now: 'Entra ID > Devices > All devices', before: 'Identity > Devices > All devices' },
  accessRules: {
    now: 'Entra ID > Conditional Access > Policies',
    before: 'Protection > Conditional Access',
  },
  crossTenant: {
    now: 'Entra ID > External Identities > Cross-tenant access settings',
    before: 'Identity > External Identities',
  },
}

/** Paths to pages that have no address of their own. */
const innerPaths = {
  permissions: 'Enterprise apps > Clara > Security > Permissions',
  enabled: 'Properties > Enabled for users to sign in',
  assignment: 'Properties > Assignment required',
  singleSignOn: 'Enterprise apps > Clara > Single sign-on',
  usersAndGroups: 'Entra ID > Enterprise apps > All applications > Clara > Users and groups',
  userConsent: 'Entra ID > Enterprise apps > Consent and permissions > User consent settings',
  auditLogs: 'Entra ID > Monitoring & health > Audit logs',
  resetPassword: 'Entra ID > Users > All users > (person) > Reset password',
  authMethods: 'Entra ID > Users > All users > (person) > Authentication methods',
  authPolicies: 'Entra ID > Authentication methods > Policies',
  serviceHealth: 'Microsoft 365 admin center > Health > Service health',
} as const

/** Every path by the name that texts give it: `{requests}`. */
export const pathsByName: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(portalPaths).map(([name, { now }]) => [name, now])),
  ...innerPaths,
}

/** The address of the first page that a text names; null if it names none with an address. */
export function addressNamedIn(text: string): string | null {
  const found = [...text.matchAll(/(?<=\{)\w+(?=\})/g)].map(([name]) => addresses[name])
  return found.find((address) => address !== undefined) ?? null
}

const addresses: Readonly<Record<string, string>> = {
  ...portal,
  singleSignOn: portal.apps,
  usersAndGroups: portal.apps,
  resetPassword: portal.users,
  authMethods: portal.users,
}
