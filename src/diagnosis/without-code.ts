import type { SaidPage } from '../attempt/observation.ts'
import type { NetworkKind } from './network-errors.ts'
import type { Caveat, Owner, ScenarioId } from './types.ts'

/*
 * What counts if Microsoft gives no error code.
 * `ordinary` is a healthy step of a sign-in: it ends every failure before it.
 */

/** What Microsoft gave, or nothing, which no table holds. */
type Given = string | null | undefined

/** By the ID of Microsoft's page. */
export const pageScenarios: ReadonlyMap<string, ScenarioId | 'ordinary'> = new Map([
  ['ConvergedSignIn', 'ordinary'],
  ['ConvergedTFA', 'ordinary'],
  ['KmsiInterrupt', 'ordinary'],
  ['CmsiInterrupt', 'ordinary'],
  ['ConvergedConsent', 'ordinary'],
  ['ConvergedConditionalAccess', 'conditional-access'],
  ['ConvergedProofUpRedirect', 'mfa-setup'],
  ['ConvergedChangePassword', 'password'],
  ['ConvergedError', 'unknown'],
])

/** By the `error` value of OAuth and OpenID Connect. Values that are not here say nothing. */
export const errorScenarios: ReadonlyMap<Given, ScenarioId | 'ordinary'> = new Map([
  ['login_required', 'ordinary'],
  ['consent_required', 'consent-missing'],
  ['interaction_required', 'session'],
  ['account_selection_required', 'session'],
  ['temporarily_unavailable', 'transient'],
  ['server_error', 'service'],
  ['invalid_request', 'app-misconfigured'],
  ['invalid_client', 'app-misconfigured'],
  ['invalid_scope', 'app-misconfigured'],
  ['invalid_resource', 'app-misconfigured'],
  ['unauthorized_client', 'app-misconfigured'],
  ['unsupported_response_type', 'app-misconfigured'],
])

/** By `suberror` or `error_subcode`, which say more about an `error` that says little. */
export const subcodeScenarios: ReadonlyMap<Given, ScenarioId> = new Map([
  ['consent_required', 'consent-missing'],
  ['token_expired', 'session'],
  ['bad_token', 'session'],
  ['basic_action', 'mfa'],
  ['additional_action', 'device'],
  ['message_only', 'conditional-access'],
  ['protection_policies_required', 'device'],
  ['user_password_expired', 'password'],
  ['device_authentication_failed', 'device'],
])

/** By the headline of an approval page. */
export const approvalScenarios = {
  required: 'approval-request',
  sent: 'approval-pending',
  admin: 'admin-approval',
} as const

interface SaidScenario {
  scenario: ScenarioId
  /** As Microsoft writes it in English. */
  headline: string
}

/** By the page that the person names. */
export const saidScenarios: Readonly<Record<SaidPage, SaidScenario>> = {
  admin: { scenario: 'admin-approval', headline: 'Need admin approval' },
  required: { scenario: 'approval-request', headline: 'Approval required' },
  sent: { scenario: 'approval-pending', headline: 'Request sent' },
  access: { scenario: 'conditional-access', headline: 'You cannot access this right now' },
  trouble: { scenario: 'unknown', headline: 'Sorry, but we’re having trouble signing you in' },
}

interface NetworkScenario {
  scenario: ScenarioId
  owner?: Owner
  caveat?: Caveat
}

/** By the kind of a network error; null if it is no failure. */
export const networkScenarios: Readonly<Record<NetworkKind, NetworkScenario | null>> = {
  offline: { scenario: 'network', owner: 'you', caveat: 'network-offline' },
  dns: { scenario: 'network', caveat: 'network-dns' },
  refused: { scenario: 'network', caveat: 'network-refused' },
  reset: { scenario: 'network', caveat: 'network-reset' },
  timeout: { scenario: 'network', caveat: 'network-timeout' },
  proxy: { scenario: 'network', caveat: 'network-proxy' },
  tls: { scenario: 'network', caveat: 'network-tls' },
  'tls-intercepted': { scenario: 'network', caveat: 'network-tls-intercepted' },
  'tls-date': { scenario: 'network', caveat: 'network-tls-date' },
  'blocked-extension': { scenario: 'browser-blocked' },
  'blocked-policy': { scenario: 'browser-blocked', owner: 'it' },
  'redirect-loop': { scenario: 'session', caveat: 'loop' },
  // The browser only asks before it sends a form again.
  resubmission: null,
  other: { scenario: 'network' },
}
