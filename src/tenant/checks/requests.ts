import { odataText } from '../../report/quote.ts'
import type { Check } from '../check.ts'
import type { Json } from '../graph.ts'
import type { Requests } from '../types.ts'
import { personIn, timeOf } from './entry.ts'
import { filter } from './query.ts'

export const requests: Check<Requests> = {
  permission: 'ConsentRequest.Read.All',
  needs: 'client-id',
  async find({ graph }, clientId) {
    const which = filter(`appId eq ${odataText(clientId)}`)
    const { entries } = await graph.list(`${root}?${which}`, 20)
    const requestsOfPeople: Json[] = []
    for (const { id } of entries) {
      const path = `${root}/${encodeURIComponent(String(id))}/userConsentRequests`
      requestsOfPeople.push(...(await graph.list(path, 200)).entries)
    }
    return openRequests(requestsOfPeople)
  },
}

const root = 'identityGovernance/appConsent/appConsentRequests'

function openRequests(requestsOfPeople: readonly Json[]): Requests {
  const open = requestsOfPeople.filter(({ status }) => status === 'InProgress')
  const times = open.flatMap(({ createdDateTime }) => timeOf(createdDateTime) ?? []).sort()
  const people = open.flatMap(({ createdBy }) => personIn(createdBy) ?? [])
  return { open: open.length, oldest: times[0] ?? null, by: [...new Set(people)].slice(0, 5) }
}
