import type { ServicePrincipal, VerifiedPublisher } from '@microsoft/microsoft-graph-types'
import { cleanText } from '../../microsoft/clean.ts'
import { readGuid } from '../../microsoft/guid.ts'
import { odataText } from '../../report/quote.ts'
import type { Check } from '../check.ts'
import { GraphError, type Unchecked, unchecked } from '../graph.ts'
import type { App, Block } from '../types.ts'
import { anyDirectory, filter, select } from './query.ts'

/** Looks for the app only by its ID: anybody can give an app Clara's name. */
export const app: Check<App | null> = {
  permissions: ['Application.Read.All', 'Application.ReadWrite.All', ...anyDirectory],
  ask: ({ graph, clientId }) => (clientId === null ? 'no-client-id' : find(graph, clientId)),
}

/** Graph v1.0 has `isDisabled`; its published types do not have it yet. */
type Principal = ServicePrincipal & { isDisabled?: boolean | null }

async function find(graph: Parameters<typeof app.ask>[0]['graph'], clientId: string): Promise<App | null> {
  const properties = select<Principal>(
    'id',
    'appId',
    'displayName',
    'accountEnabled',
    'isDisabled',
    'disabledByMicrosoftStatus',
    'appRoleAssignmentRequired',
    'verifiedPublisher',
  )
  const which = filter(`appId eq ${odataText(clientId)}`)
  const { entries } = await graph.list<Principal>(`servicePrincipals?${which}&${properties}`, 1)
  const [entry] = entries
  if (entry === undefined) return null
  // Its object ID becomes part of addresses, and of the questions about consents.
  const objectId = readGuid(String(entry.id))
  if (objectId === null || readGuid(String(entry.appId)) !== clientId) throw new GraphError('unexpected')
  return appOf(entry, objectId)
}

function appOf(entry: Unchecked<Principal>, objectId: string): App {
  const { displayName: publisher } = unchecked<VerifiedPublisher>(entry.verifiedPublisher)
  return {
    objectId,
    name: cleanText(String(entry.displayName ?? ''), 120),
    blocks: blocksOf(entry),
    needsAssignment: entry.appRoleAssignmentRequired === true,
    publisher: typeof publisher === 'string' && publisher !== '' ? cleanText(publisher, 120) : null,
  }
}

function blocksOf({
  accountEnabled,
  isDisabled,
  disabledByMicrosoftStatus: status,
}: Unchecked<Principal>): Block[] {
  const isByMicrosoft = status !== undefined && status !== null && status !== 'NotDisabled'
  return [
    ...(accountEnabled === false ? (['disabled'] as const) : []),
    ...(isDisabled === true ? (['deactivated'] as const) : []),
    ...(isByMicrosoft ? (['microsoft'] as const) : []),
  ]
}
