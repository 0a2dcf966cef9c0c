import type { DelegatedPermissionClassification } from '@microsoft/microsoft-graph-types'
import type { Check, CheckInput } from '../check.ts'
import { findingIn } from '../results.ts'
import { scopesIn } from '../scopes.ts'
import type { Classified } from '../types.ts'
import { anyDirectory } from './query.ts'

/** Only the policy for low impact asks for it. */
export const classified: Check<Classified> = {
  permissions: ['Application.Read.All', ...anyDirectory],
  ask(input, before) {
    const policies = findingIn(before, 'userConsent')?.policies
    const api = findingIn(before, 'api')
    if (policies !== undefined && !policies.includes('low-impact')) return 'not-needed'
    return api === undefined ? 'no-api' : find(input, api.objectId)
  },
}

async function find({ graph }: CheckInput, api: string): Promise<Classified> {
  const path = `servicePrincipals/${api}/delegatedPermissionClassifications`
  const { entries, stop } = await graph.list<DelegatedPermissionClassification>(path, 1000)
  const low = entries.filter(({ classification }) => classification === 'low')
  return {
    low: scopesIn(low.map(({ permissionName }) => permissionName)),
    stop,
  }
}
