import { isObject } from '../../microsoft/json.ts'
import type { Check } from '../check.ts'
import type { UserConsent } from '../types.ts'

export const userConsent: Check<UserConsent> = {
  permission: 'Policy.Read.All',
  needs: 'nothing',
  async find({ graph }) {
    const { defaultUserRolePermissions: role } = await graph.get('policies/authorizationPolicy')
    const assigned = isObject(role) ? role.permissionGrantPoliciesAssigned : null
    return userConsentOf(Array.isArray(assigned) ? assigned.map(String) : [])
  },
}

/** Every user has the policies that start with this; they decide what a user may consent to. */
const ownPolicy = /^ManagePermissionGrantsForSelf\.(.+)$/i

function userConsentOf(assigned: readonly string[]): UserConsent {
  const policies = assigned.flatMap((name) => ownPolicy.exec(name)?.[1]?.toLowerCase() ?? [])
  if (policies.length === 0) return 'off'
  if (policies.includes('microsoft-user-default-legacy')) return 'all'
  if (policies.includes('microsoft-user-default-recommended')) return 'recommended'
  return policies.includes('microsoft-user-default-low') ? 'low-impact' : 'own-policy'
}
