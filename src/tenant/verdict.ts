import { appPage, portal } from '../microsoft/portal.ts'
import { findingOf } from './checks.ts'
import type { App, Approval, Result, UserConsent } from './types.ts'

/** What people of this tenant meet when they sign in to Clara. */
export interface Verdict {
  meets:
    | 'works'
    | 'person-consents'
    | 'approval-request'
    | 'admin-approval'
    /** One of the two before: whether the workflow is on was not to be seen. */
    | 'approval'
    | 'not-assigned'
    | 'app-blocked'
    | 'unknown'
  why: Reason[]
  /** What would change it, the nearest first. Nothing that loosens a policy is ever among it. */
  changes: Change[]
  /** Who has approved it, where that is known. */
  approval: Approval | null
}

type Reason =
  | 'granted'
  | 'disabled'
  | 'assignment'
  | 'missing-scopes'
  | 'not-granted'
  | 'not-there'
  | `consent-${UserConsent}`
  | 'step-up'
  | 'workflow-on'
  | 'workflow-off'
  | 'waiting'
  | 'unseen'

interface Change {
  act: 'decide' | 'grant' | 'first-sign-in' | 'workflow' | 'assign' | 'enable'
  /** The portal's page, made from this tenant's own IDs. */
  address: string
}

export interface Expected {
  clientId: string | null
  scopes: readonly string[]
}

/** What the checks together say. The rules are those of Microsoft's consent settings (https://learn.microsoft.com/entra/identity/enterprise-apps/configure-user-consent). */
export function verdictOf(results: readonly Result[], expected: Expected): Verdict {
  const app = findingOf(results, 'app')
  const grants = findingOf(results, 'grants')
  const approval = findingOf(results, 'approval') ?? null
  const verdict = (meets: Verdict['meets'], why: Reason[], changes: Change[]) => ({
    meets,
    why,
    changes,
    approval,
  })
  if (app === undefined || (app !== null && grants === undefined)) return verdict('unknown', ['unseen'], [])
  const page = (name: Parameters<typeof appPage>[0]) =>
    appPage(name, { objectId: app?.objectId ?? '', clientId: expected.clientId ?? '' })
  if (app !== null && !app.isEnabled)
    return verdict('app-blocked', ['disabled'], [{ act: 'enable', address: page('Properties') }])
  if (grants !== undefined && grants.everybody.length > 0 && grants.missing.length === 0) {
    if (app?.needsAssignment !== true) return verdict('works', ['granted'], [])
    return verdict('not-assigned', ['granted', 'assignment'], [{ act: 'assign', address: page('Users') }])
  }
  const state: Reason =
    app === null ? 'not-there' : (grants?.everybody.length ?? 0) > 0 ? 'missing-scopes' : 'not-granted'
  const person = personMay(results, app, expected)
  if (person.isAllowed) return verdict('person-consents', [state, ...person.why], [])
  const workflow = findingOf(results, 'workflow')
  const isWaiting = (findingOf(results, 'requests')?.open ?? 0) > 0
  const changes: Change[] = [
    ...(isWaiting ? [{ act: 'decide' as const, address: portal.requests }] : []),
    app === null
      ? { act: 'first-sign-in', address: portal.apps }
      : { act: 'grant', address: page('Permissions') },
    ...(workflow?.isOn === false ? [{ act: 'workflow' as const, address: portal.settings }] : []),
  ]
  const why: Reason[] = [
    state,
    ...person.why,
    ...(workflow === undefined ? [] : [workflow.isOn ? ('workflow-on' as const) : ('workflow-off' as const)]),
    ...(isWaiting ? ['waiting' as const] : []),
  ]
  return verdict(
    workflow === undefined ? 'approval' : workflow.isOn ? 'approval-request' : 'admin-approval',
    why,
    changes,
  )
}

/** Whether a person may consent alone, and what that hangs on. What is not known counts as a no: then they meet an approval page. */
function personMay(
  results: readonly Result[],
  app: App | null,
  { scopes }: Expected,
): { isAllowed: boolean; why: Reason[] } {
  const consent = findingOf(results, 'userConsent')
  if (app?.needsAssignment) return { isAllowed: false, why: ['assignment'] }
  if (consent === undefined) return { isAllowed: false, why: [] }
  const isVerified = app?.publisher != null
  const why: Reason[] = [`consent-${consent}`]
  const isOpen =
    consent === 'all' ||
    (consent === 'recommended' && scopes.every(isForSignIn)) ||
    (consent === 'low-impact' && isVerified && scopes.every(isForSignIn))
  // Microsoft judges a multi-tenant app without a verified publisher risky when it asks for more than to sign in.
  const isRisky = findingOf(results, 'stepUp') === true && !isVerified && !scopes.every(isForSignIn)
  return isOpen && isRisky ? { isAllowed: false, why: [...why, 'step-up'] } : { isAllowed: isOpen, why }
}

const isForSignIn = (scope: string) =>
  /^(?:https:\/\/graph\.microsoft\.com\/)?(?:openid|profile|email|offline_access|user\.read)$/i.test(scope)
