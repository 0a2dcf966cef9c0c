import { type Act, type Change, changeFor } from './acts.ts'
import { personalConsent } from './personal-consent.ts'
import { isOtherPublisher } from './publisher.ts'
import { findingIn } from './results.ts'
import type { Approval, CheckId, Result } from './types.ts'
import { type Meets, type Reason, rowFor, type Tenant } from './verdict-rows.ts'

/** What people of this tenant see when they sign in to Clara. */
export interface Verdict {
  meets: Meets
  why: Reason[]
  /** The checks that it is made from. */
  restsOn: CheckId[]
  /** What would change it, the nearest first; if it is unknown, what shows it. */
  changes: Change[]
  /** null: unknown, or not approved. */
  approval: Approval | null
}

export interface Expected {
  clientId: string | null
  /** null: the policy names none. */
  publisher: string | null
  scopes: readonly string[]
}

export function verdictOf(results: readonly Result[], expected: Expected): Verdict {
  const tenant = tenantOf(results, expected)
  const row = rowFor(tenant)
  const isOther = isOtherPublisher(tenant.app, expected.publisher)
  const acts = isOther ? withoutApproval(row.acts(tenant)) : row.acts(tenant)
  const ids = { objectId: tenant.app?.objectId ?? '', clientId: expected.clientId ?? '' }
  return {
    meets: row.meets,
    why: isOther ? ['other-publisher', ...row.why(tenant)] : row.why(tenant),
    restsOn: [...new Set(row.restsOn(tenant))],
    changes: acts.map((act) => changeFor(act, ids)),
    approval: findingIn(results, 'approval')?.last ?? null,
  }
}

/** Nobody should approve an app whose publisher is not the expected one. */
function withoutApproval(acts: readonly Act[]): Act[] {
  const approvals: readonly Act[] = ['decide', 'grant', 'first-sign-in', 'enable', 'assign']
  return ['ask-publisher', ...acts.filter((act) => !approvals.includes(act))]
}

function tenantOf(results: readonly Result[], { scopes }: Expected): Tenant {
  return {
    app: findingIn(results, 'app'),
    grants: findingIn(results, 'grants'),
    workflow: findingIn(results, 'workflow'),
    consent: personalConsent(results, scopes),
    knowsScopes: scopes.length > 0,
    otherScopes: findingIn(results, 'api')?.unknown ?? [],
    isWaiting: (findingIn(results, 'requests')?.open ?? 0) > 0,
  }
}
