import type { portal } from '../microsoft/portal.ts'

interface PortalPath {
  now: string
  /** Before Microsoft moved it. */
  before: string
}

/** The path to a page through the portal's menus. Every report has Microsoft's English names. */
export const portalPaths: Readonly<Record<keyof typeof portal, PortalPath>> = {
  requests: {
    now: 'Entra ID > Enterprise apps > Activity > Admin consent requests',
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
