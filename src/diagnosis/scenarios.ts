import type { Owner, ScenarioId } from './types.ts'

/** What makes one scenario different from the others. */
export interface Scenario {
  /** Who usually solves it. A code may have an owner of its own, see src/microsoft/codes.ts. */
  owner: Owner | null
  /** Who acts after the owner, if two have to act. */
  then: Owner | null
  /** Somebody has to approve Clara: an administrator's consent ends it. */
  isApproval: boolean
  /** The remedy lets an app in. Said about another app than Clara, it would be wrong advice. */
  letsAppIn: boolean
  /** The popup opens without a click. */
  opensPopup: boolean
  /** The popup shows it in other tabs until a sign-in succeeds. */
  outlastsTab: boolean
  /** What has probably changed once a sign-in succeeds; null if it could be several things. */
  changed: Changed | null
  /** An old browser may cause it. */
  mayBeOldBrowser: boolean
}

type Changed = 'approved' | 'unblocked' | 'assigned' | 'account'

/*
 * The columns are the parameters of `row` below. `silent`: the person chose it, or solves it on the
 * page in front of them. `lasting`: somebody else has to solve it, and a new tab does not help.
 */
export const scenarios: Readonly<Record<ScenarioId, Scenario>> = {
  'approval-request': row('you', 'it', 'approval', 'opens', 'lasting', 'approved', 'any browser'),
  'approval-pending': row('it', null, 'approval', 'opens', 'lasting', 'approved', 'any browser'),
  'approval-request-failed': row('wait', null, 'approval', 'opens', 'lasting', 'approved', 'any browser'),
  'admin-approval': row('it', null, 'approval', 'opens', 'lasting', 'approved', 'any browser'),
  'consent-declined': row('you', null, 'access', 'silent', 'passing', null, 'any browser'),
  cancelled: row('you', null, 'other', 'silent', 'passing', null, 'any browser'),
  'consent-missing': row('you', 'it', 'access', 'opens', 'passing', null, 'any browser'),
  'app-blocked': row('it', null, 'access', 'opens', 'lasting', 'unblocked', 'any browser'),
  'not-assigned': row('it', null, 'other', 'opens', 'lasting', 'assigned', 'any browser'),
  'app-misconfigured': row('clara', null, 'other', 'opens', 'lasting', null, 'any browser'),
  'resource-missing': row('it', null, 'other', 'opens', 'lasting', null, 'any browser'),
  'wrong-account': row('you', null, 'other', 'opens', 'passing', 'account', 'any browser'),
  'account-blocked': row('it', null, 'other', 'opens', 'lasting', null, 'any browser'),
  password: row('you', null, 'other', 'silent', 'passing', null, 'any browser'),
  mfa: row('you', null, 'other', 'silent', 'passing', null, 'any browser'),
  'mfa-setup': row('you', null, 'other', 'silent', 'passing', null, 'any browser'),
  'conditional-access': row('it', null, 'other', 'opens', 'lasting', null, 'any browser'),
  device: row('it', null, 'other', 'opens', 'lasting', null, 'any browser'),
  'tenant-restricted': row('it', null, 'other', 'opens', 'lasting', null, 'any browser'),
  federation: row('it', null, 'other', 'opens', 'lasting', null, 'any browser'),
  session: row('you', null, 'other', 'opens', 'passing', null, 'old browser'),
  'browser-blocked': row('you', null, 'other', 'opens', 'passing', null, 'old browser'),
  network: row('it', null, 'other', 'opens', 'passing', null, 'old browser'),
  service: row('microsoft', null, 'other', 'opens', 'passing', null, 'any browser'),
  transient: row('wait', null, 'other', 'opens', 'passing', null, 'any browser'),
  unknown: row(null, null, 'other', 'opens', 'passing', null, 'old browser'),
  'signed-in': row(null, null, 'other', 'silent', 'passing', null, 'any browser'),
}

function row(
  owner: Owner | null,
  then: Owner | null,
  remedy: 'approval' | 'access' | 'other',
  popup: 'opens' | 'silent',
  life: 'lasting' | 'passing',
  changed: Changed | null,
  browser: 'any browser' | 'old browser',
): Scenario {
  return {
    owner,
    then,
    isApproval: remedy === 'approval',
    letsAppIn: remedy !== 'other',
    opensPopup: popup === 'opens',
    outlastsTab: life === 'lasting',
    changed,
    mayBeOldBrowser: browser === 'old browser',
  }
}

export function isScenarioId(value: unknown): value is ScenarioId {
  return typeof value === 'string' && Object.hasOwn(scenarios, value)
}

/** The key of words for a failed sign-in of another app, whatever the scenario. */
export const anotherApp = 'another-app'
