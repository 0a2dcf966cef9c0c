import type { Observation } from '../attempt/observation.ts'
import type { SignInAttempt } from '../attempt/types.ts'
import type { Diagnosis, Place } from '../diagnosis/types.ts'

/** Where a fact of the report was seen. */
type Source = 'page' | 'answer' | 'address' | 'header' | 'request' | 'pasted'

/** What one observation tells of the facts that a report names; null where it does not. */
export interface Identifiers {
  source: Source
  at: number
  requestId: string | null
  correlationId: string | null
  timestamp: string | null
  clientId: string | null
  appName: string | null
  publisher: string | null
  tenant: string | null
  pageId: string | null
  status: number | null
}

export type Found<T> = { value: T; source: Source }

/**
 * The attempt's identifiers, that of the diagnosis first, then the ones before it from the nearest, then the ones after it:
 * an identifier that the telling page does not print is most likely that of the step next to it.
 */
export function identifiersOf(attempt: SignInAttempt, diagnosis: Diagnosis): Identifiers[] {
  const telling = attempt.seen.findLastIndex((one) => isTelling(one, diagnosis))
  const before = attempt.seen.slice(0, telling + 1).toReversed()
  return [...before, ...attempt.seen.slice(telling + 1)].flatMap(identifiers)
}

/** The first identifiers that has the field, with where it was seen; null if none has. */
export function firstSeen<K extends Exclude<keyof Identifiers, 'source' | 'at'>>(
  identifiers: readonly Identifiers[],
  field: K,
): Found<NonNullable<Identifiers[K]>> | null {
  for (const { [field]: value, source } of identifiers) if (value != null) return { value, source }
  return null
}

function isTelling(observation: Observation, { evidence: [main] }: Diagnosis): boolean {
  return main !== undefined && observation.at === main.at && kinds[main.where].includes(observation.kind)
}

const kinds: Readonly<Record<Place, readonly Observation['kind'][]>> = {
  page: ['page'],
  redirect: ['response'],
  form: ['response'],
  address: ['response', 'step'],
  network: ['served', 'failure'],
  pasted: ['text'],
}

function identifiers(observation: Observation): Identifiers[] {
  const { at } = observation
  switch (observation.kind) {
    case 'page':
      return [{ ...nothing, ...observation.page, source: 'page', at }, inPath(observation)]
    case 'response': {
      const { response, by } = observation
      const source = by === 'microsoft' ? 'answer' : 'address'
      return [{ ...nothing, ...response, requestId: response.traceId, source, at }]
    }
    case 'text':
      return [{ ...nothing, ...observation.text, requestId: observation.text.traceId, source: 'pasted', at }]
    case 'served':
      return [
        { ...nothing, requestId: observation.requestId, status: observation.status, source: 'header', at },
      ]
    case 'request':
      return [{ ...nothing, clientId: observation.request.clientId, source: 'request', at }]
    case 'step':
      return [inPath(observation)]
    default:
      return []
  }
}

const nothing = {
  requestId: null,
  correlationId: null,
  timestamp: null,
  clientId: null,
  appName: null,
  publisher: null,
  tenant: null,
  pageId: null,
  status: null,
}

/** Once Microsoft knows whose account it is, the address names that company's tenant by its ID. */
function inPath({ path, at }: { path: string; at: number }): Identifiers {
  const id = /^\/([\da-f-]{36})\//i.exec(path)?.[1]
  return { ...nothing, tenant: id?.toLowerCase() ?? null, source: 'request', at }
}
