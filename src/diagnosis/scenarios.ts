import type { Owner, ScenarioId } from './types.ts'

/** Who usually fixes what, and who comes after; a code may have its own owner (src/microsoft/codes.ts). */
export const scenarios: Readonly<Record<ScenarioId, { owner: Owner | null; then: Owner | null }>> = {
  'approval-request': { owner: 'you', then: 'it' },
  'approval-pending': { owner: 'it', then: null },
  'approval-request-failed': { owner: 'wait', then: null },
  'admin-approval': { owner: 'it', then: null },
  'consent-declined': { owner: 'you', then: null },
  cancelled: { owner: 'you', then: null },
  'consent-missing': { owner: 'you', then: 'it' },
  'app-blocked': { owner: 'it', then: null },
  'not-assigned': { owner: 'it', then: null },
  'app-misconfigured': { owner: 'clara', then: null },
  'resource-missing': { owner: 'it', then: null },
  'wrong-account': { owner: 'you', then: null },
  'account-blocked': { owner: 'it', then: null },
  password: { owner: 'you', then: null },
  mfa: { owner: 'you', then: null },
  'mfa-setup': { owner: 'you', then: null },
  'conditional-access': { owner: 'it', then: null },
  device: { owner: 'it', then: null },
  'tenant-restricted': { owner: 'it', then: null },
  federation: { owner: 'it', then: null },
  session: { owner: 'you', then: null },
  'browser-blocked': { owner: 'you', then: null },
  network: { owner: 'it', then: null },
  service: { owner: 'microsoft', then: null },
  transient: { owner: 'wait', then: null },
  unknown: { owner: null, then: null },
  'signed-in': { owner: null, then: null },
}

/** Stops at which IT or the person has to approve Clara: an admin's consent ends them. */
export const approvalScenarios: ReadonlySet<ScenarioId> = new Set([
  'approval-request',
  'approval-pending',
  'approval-request-failed',
  'admin-approval',
])

/** The key of words for a stop at which another app than Clara would be let in, whatever the scenario. */
export const anotherApp = 'another-app'
