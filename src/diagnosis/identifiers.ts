import type { Observation } from '../attempt/observation.ts'
import type { SignInAttempt } from '../attempt/types.ts'
import { readGuid } from '../microsoft/guid.ts'
import type { Diagnosis, Place } from './types.ts'

type Source = 'page' | 'answer' | 'address' | 'header' | 'request' | 'pasted'

/** What one observation says about the app, the tenant and the sign-in; null if it does not. */
export interface Identifiers {
  source: Source
  /** Milliseconds since the epoch. */
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

/** A value, and where it was seen. */
export type SeenValue<T> = { value: T; source: Source }

/**
 * First those of the observation behind the diagnosis, then those before it from the nearest, then
 * those after it. If a page does not print an ID, the nearest step most likely has it.
 */
export function identifiersOf(attempt: SignInAttempt, diagnosis: Diagnosis): Identifiers[] {
  const main = attempt.seen.findLastIndex((one) => isMainEvidence(one, diagnosis))
  const before = attempt.seen.slice(0, main + 1).toReversed()
  return [...before, ...attempt.seen.slice(main + 1)].flatMap(identifiersIn)
}

/** The first value of a field; null if there is none. */
export function firstSeen<K extends Exclude<keyof Identifiers, 'source' | 'at'>>(
  identifiers: readonly Identifiers[],
  field: K,
): SeenValue<NonNullable<Identifiers[K]>> | null {
  for (const { [field]: value, source } of identifiers) if (value != null) return { value, source }
  return null
}

function isMainEvidence({ kind, at }: Observation, { evidence: [main] }: Diagnosis): boolean {
  return main !== undefined && at === main.at && kindsAt[main.where].includes(kind)
}

/** The kinds of observation that give evidence from a place. */
const kindsAt: Readonly<Record<Place, readonly Observation['kind'][]>> = {
  page: ['page'],
  redirect: ['response'],
  form: ['response'],
  address: ['response', 'step'],
  network: ['served', 'failure'],
  pasted: ['text'],
  person: ['said'],
  recording: ['page', 'response', 'step', 'served', 'failure'],
}

function identifiersIn(observation: Observation): Identifiers[] {
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
    case 'served': {
      const { requestId, status } = observation
      return [{ ...nothing, requestId, status, source: 'header', at }]
    }
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

/** Once Microsoft knows the account, the path begins with the ID of its tenant. */
function inPath({ path, at }: { path: string; at: number }): Identifiers {
  return { ...nothing, tenant: readGuid(path.split('/')[1] ?? ''), source: 'request', at }
}
