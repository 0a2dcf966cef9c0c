import type { AppConsentRequest, UserConsentRequest } from '@microsoft/microsoft-graph-types'
import { odataText } from '../../report/quote.ts'
import type { Check, CheckInput } from '../check.ts'
import { GraphError, type Stop, type Unchecked } from '../graph.ts'
import type { Requests } from '../types.ts'
import { isoTime, nameIn } from './entry.ts'
import { filter } from './query.ts'

export const requests: Check<Requests> = {
  permissions: ['ConsentRequest.Read.All', 'ConsentRequest.ReadWrite.All'],
  ask: (input) => (input.clientId === null ? 'no-client-id' : find(input, input.clientId)),
}

async function find({ graph }: CheckInput, clientId: string): Promise<Requests> {
  const which = filter(`appId eq ${odataText(clientId)}`)
  const apps = await graph.list<AppConsentRequest>(`${root}?${which}`, 20)
  const open: Unchecked<UserConsentRequest>[] = []
  let stop: Stop | null = apps.stop
  for (const { id } of apps.entries) {
    // It becomes part of an address.
    if (!/^[\w-]{1,80}$/.test(String(id))) throw new GraphError('unexpected')
    const path = `${root}/${id}/userConsentRequests?${filter("status eq 'InProgress'")}`
    const people = await graph.list<UserConsentRequest>(path, 200)
    open.push(...people.entries)
    stop ??= people.stop
  }
  return { ...summaryOf(open), stop }
}

const root = 'identityGovernance/appConsent/appConsentRequests'

function summaryOf(all: readonly Unchecked<UserConsentRequest>[]): Omit<Requests, 'stop'> {
  const open = all.filter(({ status }) => status === 'InProgress')
  const times = open.flatMap(({ createdDateTime }) => isoTime(createdDateTime) ?? []).sort()
  const people = open.flatMap(({ createdBy }) => nameIn(createdBy) ?? [])
  return { open: open.length, oldest: times[0] ?? null, by: [...new Set(people)].slice(0, 5) }
}
