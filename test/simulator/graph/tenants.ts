import { type Account, account } from '../account.ts'

/** A tenant as Microsoft Graph shows it to its administrator, `admin@DOMAIN`. */
export interface GraphTenant {
  id: string
  domain: string
  name: string
  /** null if nobody has ever consented. */
  app: { isEnabled?: boolean; needsAssignment?: boolean; publisher?: string } | null
  /** Delegated permissions that everybody has. */
  granted?: string
  /** The policy of user consent without its prefix; null if it is off. */
  userConsent: string | null
  workflow: { isOn: boolean; reviewers: number; days: number }
  /** People whose request waits. */
  waiting?: string[]
  stepUp?: boolean
  /** AADSTS numbers in the sign-in log. */
  signIns?: number[]
  trouble?: 'no-licence' | 'role-reads-no-policy' | 'throttled' | 'overloaded' | 'slow' | 'expired'
  /** The permissions in the token; by default all that were requested. */
  scopes?: string[]
}

const off = { isOn: false, reviewers: 0, days: 30 }
const on = { isOn: true, reviewers: 2, days: 30 }
const all = 'openid profile email User.Read'
const strict = { app: {}, userConsent: null, workflow: off } as const

const described: Record<string, Omit<GraphTenant, 'id' | 'domain' | 'name'>> = {
  approved: {
    app: { publisher: 'Clara Technologies' },
    granted: all,
    userConsent: null,
    workflow: on,
    signIns: [0, 0, 90094],
  },
  workflow: { app: null, userConsent: null, workflow: on, waiting: ['Ana Pérez', 'Luis Gómez'] },
  strict,
  assigned: { ...strict, app: { needsAssignment: true }, granted: all },
  blocked: { ...strict, app: { isEnabled: false }, granted: all },
  lacking: { ...strict, granted: 'openid' },
  low: { app: {}, userConsent: 'microsoft-user-default-low', workflow: off },
  verified: {
    app: { publisher: 'Clara Technologies' },
    userConsent: 'microsoft-user-default-low',
    workflow: off,
  },
  recommended: { app: null, userConsent: 'microsoft-user-default-recommended', workflow: on },
  open: { app: null, userConsent: 'microsoft-user-default-legacy', workflow: off, stepUp: false },
  custom: { app: null, userConsent: 'contoso-own-policy', workflow: { isOn: true, reviewers: 0, days: 5 } },
  unlicensed: { ...strict, trouble: 'no-licence' },
  limited: { ...strict, trouble: 'role-reads-no-policy' },
  partial: { ...strict, scopes: ['Application.Read.All'] },
  throttled: { ...strict, granted: all, trouble: 'throttled' },
  overloaded: { ...strict, trouble: 'overloaded' },
  slow: { ...strict, granted: all, trouble: 'slow' },
  expired: { ...strict, trouble: 'expired' },
}

export const graphTenants: readonly GraphTenant[] = Object.entries(described).map(
  ([name, tenant], index) => ({
    ...tenant,
    id: `7e4a47cc-0000-4000-8000-${String(index).padStart(12, '0')}`,
    domain: `${name}.example`,
    name,
  }),
)

/** Accounts for the tenant check: an administrator of each tenant, and one who declines. */
export const graphAdmins: readonly Account[] = [
  ...graphTenants.map(({ domain }) =>
    account(`admin@${domain}`, 'signed-in', 'An administrator, for the tenant check.', { kind: 'accept' }),
  ),
  account('declines@strict.example', 'consent-declined', 'Declines the tenant check.', {
    kind: 'redirect',
    error: 'access_denied',
    code: '65004',
  }),
]
