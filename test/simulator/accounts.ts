import { type Account, account, type Ending, type Press } from './account.ts'
import { graphAdmins, graphTenants } from './graph/tenants.ts'

export type { Account, Press, Step } from './account.ts'

export const claraClientId = 'c1a7a000-1111-4222-8333-0123456789ab'
/** contoso.example */
export const claraTenant = '7e4a47aa-0000-4000-8000-00000000aaaa'
/** fabrikam.example */
const fabrikamTenant = 'fab41ca0-0000-4000-8000-00000000bbbb'

export interface Tenant {
  id: string
  domain: string
  name: string
}

/** The account of this name or null; `name+variant@…` is the same person as `name@…`. */
export function findAccount(typed: string): Account | null {
  const user = plainName(typed)
  return [...accounts, ...graphAdmins].find((account) => account.user === user) ?? null
}

/** The account's name without its variant. */
export function plainName(typed: string): string {
  return typed
    .trim()
    .toLowerCase()
    .replace(/\+[^@]*(?=@)/, '')
}

export function tenantOf(user: string): Tenant {
  const domain = user.toLowerCase().replace(/^.*@/, '')
  return tenants.find((tenant) => tenant.domain === domain) ?? contoso
}

/** The tenant that an address names by ID or domain; null if it is unknown. */
export function findTenant(named: string): Tenant | null {
  return tenants.find(({ id, domain }) => [id, domain].includes(named.toLowerCase())) ?? null
}

const contoso: Tenant = { id: claraTenant, domain: 'contoso.example', name: 'Contoso' }
const fabrikam: Tenant = { id: fabrikamTenant, domain: 'fabrikam.example', name: 'Fabrikam' }
const tenants: readonly Tenant[] = [contoso, fabrikam, ...graphTenants]

const accept: Ending = { kind: 'accept' }
const consent: Ending = { kind: 'consent' }
const approval: Ending = { kind: 'approval-request', code: '90095' }
const page = (code: string): Ending => ({ kind: 'error-page', code })
const access = (code: string): Ending => ({ kind: 'access-page', code })
const signInAgain = (code: string): Ending => ({ kind: 'sign-in-page', code })
const redirect = (error: string, code: string): Ending => ({ kind: 'redirect', error, code })
const asks: readonly Press[] = [
  { fill: '#reason', text: 'I file my expenses in Clara.' },
  { click: '#request-approval' },
]
const acceptsForAll: readonly Press[] = [{ click: '#organization' }, { click: '#idSIButton9' }]

export const accounts: readonly Account[] = [
  account('signed-in', 'signed-in', 'Everything is allowed: signs in.', accept),
  account('signed-in@fabrikam.example', 'signed-in', 'The same from another company.', accept),
  account('kmsi', 'signed-in', 'Signs in after "Stay signed in?".', accept, { steps: ['kmsi'] }),
  account('mfa-ok', 'signed-in', 'Signs in after a second factor.', accept, { steps: ['mfa', 'kmsi'] }),
  account('speed-bump', 'signed-in', 'Signs in after "Are you trying to sign in?".', accept, {
    steps: ['cmsi'],
  }),
  account('registered-device', 'signed-in', 'Signs in from a device that the company knows.', accept, {
    steps: ['device'],
  }),
  account('passkey', 'signed-in', 'Signs in with a passkey, on another host.', accept, {
    steps: ['passkey'],
  }),
  account('factor', 'signed-in', 'Signs in with a second factor of another provider.', accept, {
    steps: ['factor'],
  }),
  account('terms', 'signed-in', 'Signs in after terms of use, on another host.', accept, {
    steps: ['terms'],
  }),
  account('set-up', 'signed-in', 'Signs in after setting up a second factor, on another host.', accept, {
    steps: ['set-up'],
  }),
  account('consent', 'signed-in', 'May consent, and accepts.', consent, {
    next: [{ click: '#idSIButton9' }],
  }),
  account(
    'admin',
    'signed-in',
    'An administrator: accepts, for the whole company with the box ticked.',
    consent,
    {
      admin: true,
      next: acceptsForAll,
    },
  ),

  account('workflow-on', 'approval-request', 'Approval required; may send a request.', approval),
  account('workflow-on-mfa', 'approval-request', 'The same after a second factor.', approval, {
    steps: ['mfa'],
  }),
  account('risky-on', 'approval-request', 'Approval required, with a warning: the app looks risky.', {
    kind: 'approval-request',
    code: '900981',
  }),
  account('requested', 'approval-pending', 'Asked some days ago; nobody has decided.', {
    kind: 'request-sent',
    code: '90096',
  }),
  account(
    'request-failing',
    'approval-request-failed',
    'Sends a request that Microsoft cannot file.',
    { kind: 'approval-request', code: '90095', onRequest: '90097' },
    { next: asks, code: '90097' },
  ),
  account('request-unknown', 'approval-request-failed', 'The request is not known any more.', page('90098')),
  account('workflow-off', 'admin-approval', 'Need admin approval; no way to ask.', {
    kind: 'admin-approval',
    code: '90094',
  }),
  account('risky-off', 'admin-approval', 'Need admin approval, with a warning: the app looks risky.', {
    kind: 'admin-approval',
    code: '900941',
  }),
  account('old-block', 'admin-approval', 'The same block on the older error page.', page('90093')),

  account('declined', 'consent-declined', 'May consent, but presses Cancel.', consent, {
    next: [{ click: '#cancel' }],
    code: '65004',
  }),
  account('cancelled', 'cancelled', 'Comes back with a bare cancel, no page before it.', {
    kind: 'cancel-redirect',
  }),
  account('no-consent', 'consent-missing', 'No consent, and no page.', redirect('consent_required', '65001')),
  account('partner', 'consent-missing', 'A partner that the company has not authorised.', page('90099')),

  account('blocked', 'app-blocked', 'IT has disabled the app.', page('7000112')),
  account(
    'blocked-redirect',
    'app-blocked',
    'The same by redirect.',
    redirect('unauthorized_client', '7000116'),
  ),
  account('not-assigned', 'not-assigned', 'The app is for assigned people; this one is not.', page('50105')),
  account(
    'not-assigned-redirect',
    'not-assigned',
    'The same by redirect.',
    redirect('interaction_required', '50105'),
  ),
  account(
    'misconfigured',
    'app-misconfigured',
    'The app asks for a permission that does not exist.',
    page('650053'),
  ),
  account(
    'misconfigured-redirect',
    'app-misconfigured',
    'A wrong list of permissions.',
    redirect('access_denied', '65005'),
  ),
  account('resource', 'resource-missing', 'An API that the app needs is not in the company.', page('650052')),
  account(
    'restricted',
    'tenant-restricted',
    'The network lets people into other tenants only.',
    page('500021'),
  ),

  account('guest@fabrikam.example', 'wrong-account', "Another company's account.", page('50020')),
  account(
    'guest-redirect@fabrikam.example',
    'wrong-account',
    'The same by redirect.',
    redirect('access_denied', '50020'),
  ),
  account('ana@outlook.example', 'wrong-account', 'A personal account.', page('500204'), {
    steps: ['personal'],
  }),
  account('nobody', 'wrong-account', 'No such account.', signInAgain('50034')),
  account('disabled', 'account-blocked', 'The account is disabled.', page('50057')),
  account('locked', 'account-blocked', 'Locked after too many tries.', signInAgain('50053')),
  account('wrong-password', 'password', 'The password is wrong.', signInAgain('50126')),
  account('expired-password', 'password', 'The password has expired.', {
    kind: 'change-password-page',
    code: '50055',
  }),
  account('mfa-denied', 'mfa', 'Refuses the second factor on the phone.', page('500121'), {
    steps: ['mfa-push'],
  }),
  account('mfa-redirect', 'mfa', 'A second factor is wanted.', redirect('interaction_required', '50076')),
  account('mfa-setup', 'mfa-setup', 'Must register a second factor first.', {
    kind: 'proof-up-page',
    code: '50079',
  }),
  account('mfa-setup-blocked', 'mfa-setup', 'Must register, but the rules forbid it here.', page('53004')),

  account('access-rules', 'conditional-access', "The company's access rules say no.", access('53003')),
  account('access-rules-mfa', 'conditional-access', 'The same after a second factor.', access('53003'), {
    steps: ['mfa'],
  }),
  account(
    'access-redirect',
    'conditional-access',
    'The same by redirect.',
    redirect('interaction_required', '50131'),
  ),
  account('device', 'device', 'The device does not meet the rules.', access('53000')),
  account('unmanaged', 'device', 'The device is not joined to the company.', page('53001')),

  account(
    'worker@fabrikam.example',
    'federation',
    "The company's own server is not trusted.",
    page('50107'),
    {
      steps: ['federation'],
    },
  ),
  account('stale', 'session', 'The sign-in state is lost.', page('50089')),
  account('no-cookies', 'browser-blocked', 'No cookies.', { kind: 'side-page', path: '/cookiesdisabled' }),
  account('no-scripts', 'browser-blocked', 'No scripts.', { kind: 'side-page', path: '/jsdisabled' }),
  account('outage', 'service', 'Microsoft answers with 503.', { kind: 'outage', status: 503 }),
  account('throttled', 'service', 'Microsoft answers with 429.', { kind: 'outage', status: 429 }),
  account('service-error', 'service', 'A fault in the directory.', page('90036')),
  account('service-redirect', 'service', 'The same by redirect.', redirect('server_error', '90036')),
  account('directory-away', 'transient', 'The directory is away for a moment.', page('90033')),
  account('race', 'transient', 'The second try works.', redirect('temporarily_unavailable', '650051')),
  account('mystery', 'unknown', 'A code that no list knows.', page('9999123')),
  account('mystery-redirect', 'unknown', 'The same by redirect.', redirect('new_error', '9999123')),
]
