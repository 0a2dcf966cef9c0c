import { type Account, account } from '../account.ts'

/** A tenant as Microsoft Graph shows it to its administrator, `admin@DOMAIN`. */
export interface GraphTenant {
  id: string
  domain: string
  name: string
  /** null if nobody has ever consented. */
  app: GraphApp | null
  /** Delegated permissions of Microsoft Graph that everybody has. */
  granted?: string
  /** The same of another API. */
  grantedElsewhere?: string
  /** How many people have consented for themselves. Graph lists them first. */
  people?: number
  /** The policies of user consent without their prefix. */
  userConsent: readonly string[]
  /** Delegated permissions that are classified as low impact. */
  classified?: readonly string[]
  workflow: { isOn: boolean; reviewers: number; days: number }
  /** People whose request waits. */
  waiting?: string[]
  /** `BlockUserConsentForRiskyApps` of the directory's settings. */
  stepUp?: boolean
  /** `allowUserConsentForRiskyApps` of the authorization policy. */
  allowsRisky?: boolean
  /** Consents in the audit log, newest first; by default one if everybody is granted. */
  consents?: readonly LoggedConsent[]
  /** AADSTS numbers in the sign-in log. */
  signIns?: readonly number[]
  trouble?: GraphTrouble
  /** What the registration for the check was granted; by default all that it lists. */
  scopes?: readonly string[]
}

interface GraphApp {
  isEnabled?: boolean
  /** Deactivated where it is registered. */
  isDisabled?: boolean
  isDisabledByMicrosoft?: boolean
  needsAssignment?: boolean
  publisher?: string
}

/**
 * `page`: an administrator on Microsoft's page, for everybody; `graph`: by Graph or PowerShell;
 * `self`: an administrator for nobody else; `failed`: an attempt for everybody.
 */
export type LoggedConsent = 'page' | 'graph' | 'self' | 'failed'

type GraphTrouble =
  | 'no-license'
  | 'role-reads-no-policy'
  /** Another program has used up what the reports allow for ten seconds. */
  | 'throttled'
  /** The reports answer no second page. */
  | 'flooded'
  /** The next page is on a host that is not Graph's. */
  | 'foreign-link'
  | 'overloaded'
  | 'slow'
  | 'expired'

const off = { isOn: false, reviewers: 0, days: 30 }
const on = { isOn: true, reviewers: 2, days: 30 }
const all = 'openid profile email User.Read'
const publisher = 'Clara Technologies'
const low = ['microsoft-user-default-low']
const recommended = ['microsoft-user-default-recommended']
const strict = { app: {}, userConsent: [], workflow: off } as const

const described: Record<string, Omit<GraphTenant, 'id' | 'domain' | 'name'>> = {
  approved: {
    app: { publisher },
    granted: all,
    userConsent: [],
    workflow: on,
    signIns: [0, 0, 90094],
  },
  workflow: { app: null, userConsent: [], workflow: on, waiting: ['Ana Pérez', 'Luis Gómez'] },
  strict,
  assigned: { ...strict, app: { needsAssignment: true }, granted: all },
  blocked: { ...strict, app: { isEnabled: false }, granted: all },
  lacking: { ...strict, granted: 'openid' },
  low: { app: {}, userConsent: low, workflow: off, classified: all.split(' ') },
  verified: { app: { publisher }, userConsent: low, workflow: off },
  recommended: { app: null, userConsent: recommended, workflow: on },
  open: { app: null, userConsent: ['microsoft-user-default-legacy'], workflow: off, stepUp: false },
  custom: { app: null, userConsent: ['contoso-own-policy'], workflow: { isOn: true, reviewers: 0, days: 5 } },
  unlicensed: { ...strict, granted: all, trouble: 'no-license' },
  limited: { ...strict, trouble: 'role-reads-no-policy' },
  partial: { ...strict, scopes: ['Application.Read.All'] },
  throttled: { ...strict, granted: all, trouble: 'throttled' },
  overloaded: { ...strict, trouble: 'overloaded' },
  slow: { ...strict, granted: all, trouble: 'slow' },
  expired: { ...strict, trouble: 'expired' },
  profile: { ...strict, granted: 'User.Read' },
  classified: { app: { publisher }, userConsent: low, workflow: off, classified: all.split(' ') },
  newcomer: { app: null, userConsent: low, workflow: off, classified: all.split(' ') },
  deactivated: { ...strict, app: { isDisabled: true }, granted: all },
  violating: { ...strict, app: { isDisabledByMicrosoft: true }, granted: all },
  risky: { app: {}, userConsent: ['microsoft-user-default-legacy'], workflow: on, allowsRisky: true },
  mixed: { app: { publisher }, userConsent: [...low, 'contoso-own-policy'], workflow: on },
  crowd: { ...strict, granted: all, people: 1001 },
  elsewhere: { ...strict, grantedElsewhere: all },
  worker: { ...strict, granted: all, consents: ['self', 'failed'] },
  scripted: { ...strict, granted: all, consents: ['self', 'graph'] },
  busy: { ...strict, granted: all, signIns: Array.from({ length: 1500 }, (_, i) => (i % 3 ? 0 : 90094)) },
  flooded: { ...strict, granted: all, signIns: Array.from({ length: 1500 }, () => 0), trouble: 'flooded' },
  diverted: {
    ...strict,
    granted: all,
    signIns: Array.from({ length: 1500 }, () => 0),
    trouble: 'foreign-link',
  },
  unconsented: { ...strict, scopes: [] },
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
