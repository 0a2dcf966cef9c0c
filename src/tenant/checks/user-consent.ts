import type { AuthorizationPolicy, DefaultUserRolePermissions } from '@microsoft/microsoft-graph-types'
import type { Check } from '../check.ts'
import { GraphError, unchecked } from '../graph.ts'
import type { ConsentPolicy, UserConsent } from '../types.ts'

export const userConsent: Check<UserConsent> = {
  permissions: ['Policy.Read.All', 'Policy.ReadWrite.Authorization'],
  async ask({ graph }) {
    const policy = await graph.get<AuthorizationPolicy>('policies/authorizationPolicy')
    const role = unchecked<DefaultUserRolePermissions>(policy.defaultUserRolePermissions)
    const assigned = role.permissionGrantPoliciesAssigned
    // An answer without a list does not say that people may consent to nothing.
    if (!Array.isArray(assigned)) throw new GraphError('unexpected')
    return {
      policies: policiesIn(assigned.map(String)),
      allowsRisky: policy.allowUserConsentForRiskyApps === true,
    }
  },
}

function policiesIn(assigned: readonly string[]): ConsentPolicy[] {
  const names = assigned.flatMap((name) => ownPolicy.exec(name)?.[1]?.toLowerCase() ?? [])
  const kinds = names
    .filter((name) => !mailClients.test(name))
    .map((name) => kindOf.get(name) ?? 'own-policy')
  return [...new Set(kinds)]
}

/** Every user has the policies that start with this; they decide what a user may consent to. */
const ownPolicy = /^ManagePermissionGrantsForSelf\.(.+)$/i

/** Microsoft's policy for six mail programs says nothing of other apps. */
const mailClients = /^microsoft-user-(?:default-allow|allow-default)-consent-apps$/

const kindOf: ReadonlyMap<string, ConsentPolicy> = new Map([
  ['microsoft-user-default-low', 'low-impact'],
  ['microsoft-user-default-recommended', 'recommended'],
  ['microsoft-user-default-legacy', 'all'],
])
