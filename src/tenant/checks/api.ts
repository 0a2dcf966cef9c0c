import type { PermissionScope, ServicePrincipal } from '@microsoft/microsoft-graph-types'
import { readGuid } from '../../microsoft/guid.ts'
import { odataText } from '../../report/quote.ts'
import type { Check, CheckInput } from '../check.ts'
import { GraphError, unchecked } from '../graph.ts'
import { graphAppId, graphScope, isForSignIn } from '../scopes.ts'
import type { Api } from '../types.ts'
import { anyDirectory, filter, select } from './query.ts'

/** Grants name an API by its object ID in the tenant, and the API knows who may consent to what. */
export const api: Check<Api> = {
  permissions: ['Application.Read.All', 'Application.ReadWrite.All', ...anyDirectory],
  ask: find,
}

async function find({ graph, expectedScopes }: CheckInput): Promise<Api> {
  const further = expectedScopes.filter((scope) => !isForSignIn(scope))
  // The list of all permissions is long; nobody needs it to judge a mere sign-in.
  const properties =
    further.length === 0
      ? select<ServicePrincipal>('id')
      : select<ServicePrincipal>('id', 'oauth2PermissionScopes')
  const which = filter(`appId eq ${odataText(graphAppId)}`)
  const { entries } = await graph.list<ServicePrincipal>(`servicePrincipals?${which}&${properties}`, 1)
  const objectId = readGuid(String(entries[0]?.id))
  if (objectId === null) throw new GraphError('unexpected')
  const typeOf = readTypes(entries[0]?.oauth2PermissionScopes)
  return {
    objectId,
    expected: expectedScopes.length,
    adminOnly: further.filter((scope) => typeOf(scope) === 'admin'),
    unknown: further.filter((scope) => typeOf(scope) === null),
  }
}

/** Who may consent to a permission; null for one that the API does not have. */
function readTypes(scopes: unknown): (scope: string) => 'admin' | 'user' | null {
  const types = new Map<string, 'admin' | 'user'>()
  for (const one of Array.isArray(scopes) ? scopes : []) {
    const { value, type } = unchecked<PermissionScope>(one)
    if (typeof value === 'string') types.set(value.toLowerCase(), type === 'User' ? 'user' : 'admin')
  }
  return (scope) => types.get(graphScope(scope) ?? '') ?? null
}
