import type { Owner } from '../diagnosis/types.ts'
import { hashOf } from './people.ts'
import type { Found } from './reading.ts'
import type { Action } from './summary.ts'

/** What many failed sign-ins have in common. */
export interface Kind {
  isEntry: boolean
  scenario: Action['scenario']
  owner: Owner | null
  /** The code of the diagnosis. */
  code: string | null
  /** The code that the record names beside its IDs; empty if it names none. */
  said: string
  tenant: string | null
  country: string | null
  route: string | null
}

/** Records of failed sign-ins, in columns: five numbers each, since a log may have a million. */
export interface Failures {
  kinds: Kind[]
  people: number[]
  /** Milliseconds since the epoch; NaN if unknown. */
  times: number[]
  /** Hashes of the request IDs and correlation IDs; NaN if the record has none. */
  requests: number[]
  correlations: number[]
  add(found: Found, person: number): void
}

export function startFailures(key: number): Failures {
  const known = new Map<string, Kind>()
  const hashed = (id: string | null) => (id === null ? Number.NaN : hashOf(id, key))

  function kindOf(found: Found): Kind {
    const kind = readKind(found)
    const name = Object.values(kind).join('\n')
    const same = known.get(name) ?? kind
    known.set(name, same)
    return same
  }

  const failures: Failures = {
    kinds: [],
    people: [],
    times: [],
    requests: [],
    correlations: [],
    add(found, person) {
      failures.kinds.push(kindOf(found))
      failures.people.push(person)
      failures.times.push(found.at ?? Number.NaN)
      failures.requests.push(hashed(found.fields.traceId))
      failures.correlations.push(hashed(found.fields.correlationId))
    },
  }
  return failures
}

function readKind({ isEntry, cause, diagnosis, fields, country, route }: Found): Kind {
  return {
    isEntry,
    scenario: cause === 'no-stop' || cause === 'signed-in' ? 'unknown' : cause,
    owner: diagnosis?.owner ?? null,
    code: diagnosis?.code ?? null,
    said: fields.code ?? '',
    tenant: fields.tenant,
    country,
    route,
  }
}
