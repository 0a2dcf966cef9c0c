import { cleanText } from '../../microsoft/clean.ts'
import { readGuid } from '../../microsoft/guid.ts'
import { isObject } from '../../microsoft/json.ts'
import { odataText } from '../../report/quote.ts'
import type { Check } from '../check.ts'
import type { Json } from '../graph.ts'
import type { App } from '../types.ts'
import { filter } from './query.ts'

/** Looks for the app only by its ID: anybody can give an app Clara's name. */
export const app: Check<App | null> = {
  permission: 'Application.Read.All',
  needs: 'client-id',
  async find({ graph }, clientId) {
    const which = filter(`appId eq ${odataText(clientId)}`)
    const select = 'id,displayName,accountEnabled,appRoleAssignmentRequired,verifiedPublisher'
    const { entries } = await graph.list(`servicePrincipals?${which}&$select=${select}`, 1)
    const [entry] = entries
    return entry === undefined ? null : appOf(entry)
  },
}

function appOf({ id, displayName, accountEnabled, appRoleAssignmentRequired, verifiedPublisher }: Json): App {
  const publisher = isObject(verifiedPublisher) ? verifiedPublisher.displayName : null
  return {
    // It becomes part of an address.
    objectId: readGuid(String(id)) ?? '',
    name: cleanText(String(displayName ?? ''), 120),
    isEnabled: accountEnabled !== false,
    needsAssignment: appRoleAssignmentRequired === true,
    publisher: typeof publisher === 'string' ? cleanText(publisher, 120) : null,
  }
}
