import type { OAuth2PermissionGrant } from '@microsoft/microsoft-graph-types'
import { odataText } from '../../report/quote.ts'
import type { Check, CheckInput } from '../check.ts'
import type { List } from '../graph.ts'
import { findingIn } from '../results.ts'
import { graphScope, isOpenId, scopesIn } from '../scopes.ts'
import type { Grants } from '../types.ts'
import { filter } from './query.ts'

export const grants: Check<Grants> = {
  permissions: ['Directory.Read.All', 'DelegatedPermissionGrant.ReadWrite.All', 'Directory.ReadWrite.All'],
  ask(input, before) {
    const app = findingIn(before, 'app')
    const api = findingIn(before, 'api')
    if (app == null) return input.clientId === null ? 'no-client-id' : 'no-app'
    return api === undefined ? 'no-api' : find(input, app.objectId, api.objectId)
  },
}

/** Grants for everybody first: thousands of people may have granted something for themselves. */
async function find({ graph, expectedScopes }: CheckInput, objectId: string, api: string): Promise<Grants> {
  const list = (consentType: string): Promise<List<OAuth2PermissionGrant>> => {
    const which = filter(`clientId eq ${odataText(objectId)} and consentType eq '${consentType}'`)
    return graph.list(`oauth2PermissionGrants?${which}&$top=999`, 5000)
  }
  const all = await list('AllPrincipals')
  const own = await list('Principal')
  const everybody = scopesIn(
    all.entries.filter(({ resourceId }) => resourceId === api).map(({ scope }) => scope),
  )
  return {
    everybody,
    elsewhere: all.entries.filter(({ resourceId }) => resourceId !== api).length,
    missing: missingScopes(expectedScopes, everybody),
    people: new Set(own.entries.map(({ principalId }) => principalId)).size,
    stop: all.stop,
    peopleStop: own.stop,
  }
}

function missingScopes(expected: readonly string[], granted: readonly string[]): string[] {
  const names = new Set(granted.map((scope) => scope.toLowerCase()))
  const isGranted = (scope: string) => (isOpenId(scope) ? names.size > 0 : names.has(graphScope(scope) ?? ''))
  return expected.filter((scope) => !isGranted(scope))
}
