import { cleanText } from '../../microsoft/clean.ts'
import { graphAddress } from '../../microsoft/graph-address.ts'
import { odataText } from '../../report/quote.ts'
import type { Check } from '../check.ts'
import type { Json } from '../graph.ts'
import type { Grants } from '../types.ts'
import { filter } from './query.ts'

export const grants: Check<Grants> = {
  permission: 'Directory.Read.All',
  needs: 'app',
  async find({ graph, expectedScopes }, { objectId }) {
    const which = filter(`clientId eq ${odataText(objectId)}`)
    const { entries } = await graph.list(`oauth2PermissionGrants?${which}`, 1000)
    const everybody = scopesForEverybody(entries)
    return {
      everybody: everybody.map((scope) => cleanText(scope, 100)),
      people: countPeople(entries),
      missing: missingScopes(expectedScopes, everybody),
    }
  },
}

function scopesForEverybody(entries: readonly Json[]): string[] {
  const scopes = entries
    .filter(({ consentType }) => consentType === 'AllPrincipals')
    .flatMap(({ scope }) => String(scope ?? '').split(/\s+/))
  return [...new Set(scopes)].filter((scope) => scope !== '')
}

function countPeople(entries: readonly Json[]): number {
  const personal = entries.filter(({ consentType }) => consentType === 'Principal')
  return new Set(personal.map(({ principalId }) => principalId)).size
}

/** Graph lists its own scopes without its address before them. */
function missingScopes(expected: readonly string[], granted: readonly string[]): string[] {
  const lower = new Set(granted.map((scope) => scope.toLowerCase()))
  return expected.filter((scope) => !lower.has(scope.toLowerCase().replace(graphAddress, '')))
}
