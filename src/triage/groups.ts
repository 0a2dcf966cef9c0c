import { scenarios } from '../diagnosis/scenarios.ts'
import type { ScenarioId } from '../diagnosis/types.ts'
import type { Cases } from './cases.ts'
import type { Failures, Kind } from './failures.ts'
import { nobody } from './people.ts'
import type { Cause } from './reading.ts'
import { type AccessFigures, type Day, dayOf, type Group, hourOf, marked, type Summary } from './summary.ts'

type Groups = Pick<Summary, 'causes' | 'owners' | 'codes' | 'tenants' | 'countries' | 'days'>

/** The failed sign-ins by what they have in common, with their people. `others` are no failures. */
export function groupsOf(
  cases: Cases,
  failures: Failures,
  others: Readonly<Partial<Record<Cause, number>>>,
): Groups {
  const count = startCount(cases, failures, sortedByPerson(cases))
  const causes = count<Cause>(({ scenario }) => scenario).map(timed)
  const countries = count(({ country }) => country).map(plain)
  const codes = count(({ code }) => code).map(timed)
  return {
    causes: byCount([...causes, ...othersOf(others)]),
    owners: byCount(count(({ owner }) => owner).map(plain)),
    codes: byCount(codes.flatMap(({ key, ...rest }) => (key === null ? [] : { key, ...rest }))),
    tenants: byCount(count(({ tenant }) => tenant).map(plain)),
    ...(countries.some(({ key }) => key !== null) && { countries: byCount(countries) }),
    days: daysOf(count),
  }
}

/** What only an access log has. It names nobody. */
export function accessGroupsOf(cases: Cases, failures: Failures): Pick<AccessFigures, 'hours' | 'routes'> {
  const count = startCount(cases, failures, cases.answers)
  return {
    hours: byKey(count((_, at) => hourOf({ at })).map(plain)),
    routes: byCount(count(({ route }) => route ?? '').map(plain)),
  }
}

/** A million sign-ins have few days. */
function startDays() {
  const known = new Map<number, string | null>()
  return (_: Kind, at: number | null): string | null => {
    const number = at === null ? nobody : Math.floor(at / 86_400_000)
    const day = known.get(number) ?? dayOf({ at })
    known.set(number, day)
    return day
  }
}

/** Each person's rows stand together, so that a group need not remember its people. */
function sortedByPerson({ rows, people }: Cases): number[] {
  const places = Float64Array.from(rows, (row) => ((people[row] ?? nobody) + 1) * mostRows + row)
  return Array.from(places.sort(), (place) => place % mostRows)
}

/** Two numbers below it make one that is still exact. */
const mostRows = 2 ** 26

interface Counted<K> {
  key: K
  count: number
  people: number
  /** The person of the row before. */
  person: number
  /** The first and last time, in milliseconds since the epoch. */
  first: number
  last: number
}

type Count = <K extends string | null>(keyOf: (kind: Kind, at: number | null) => K) => Counted<K>[]

function startCount({ people }: Cases, { kinds, times }: Failures, rows: readonly number[]): Count {
  return <K extends string | null>(keyOf: (kind: Kind, at: number | null) => K) => {
    const groups = new Map<K, Counted<K>>()
    for (const row of rows) {
      const kind = kinds[row]
      if (kind === undefined) continue
      const at = times[row] ?? Number.NaN
      const key = keyOf(kind, Number.isNaN(at) ? null : at)
      const group = groups.get(key) ?? { key, ...nothing }
      groups.set(key, group)
      enter(group, people[row] ?? nobody, at)
    }
    return [...groups.values()]
  }
}

function enter<K>(group: Counted<K>, person: number, at: number): void {
  group.count++
  if (person !== group.person) group.people++
  group.person = person
  if (at < group.first) group.first = at
  if (at > group.last) group.last = at
}

const nothing = {
  count: 0,
  people: 0,
  person: nobody,
  first: Number.POSITIVE_INFINITY,
  last: Number.NEGATIVE_INFINITY,
}

function plain<K>({ key, count, people }: Counted<K>): Group<K> {
  return people === 0 ? { key, count } : { key, count, people, ...marked(people) }
}

function timed<K>(counted: Counted<K>): Group<K> {
  const { first, last } = counted
  if (first > last) return plain(counted)
  return { ...plain(counted), firstAt: new Date(first).toISOString(), lastAt: new Date(last).toISOString() }
}

/** Each day with its causes. */
function daysOf(count: Count): Day[] {
  const dayAt = startDays()
  const causes = new Map<string, Group<Cause>[]>()
  for (const one of count((kind, at) => `${kind.scenario} ${dayAt(kind, at)}`)) {
    const [scenario = '', day = ''] = one.key.split(' ')
    if (isCause(scenario)) causes.set(day, [...(causes.get(day) ?? []), plain({ ...one, key: scenario })])
  }
  return byKey(count(dayAt).map(plain)).map((day) => ({
    ...day,
    causes: byCount(causes.get(String(day.key)) ?? []),
  }))
}

const isCause = (name: string): name is ScenarioId => name in scenarios

function othersOf(others: Readonly<Partial<Record<Cause, number>>>): Group<Cause>[] {
  return causesOf(others).flatMap((key) => {
    const count = others[key] ?? 0
    return count === 0 ? [] : { key, count }
  })
}

const causesOf = (others: object) => Object.keys(others).filter((key): key is Cause => key in others)

/** Most frequent first, then by name: the order of the records does not matter. */
function byCount<K>(groups: readonly Group<K>[]): Group<K>[] {
  return groups.toSorted((a, b) => b.count - a.count || byName(a, b))
}

const byKey = <K>(groups: readonly Group<K>[]): Group<K>[] => groups.toSorted(byName)

// '~' comes after every letter and digit: what has no name comes last.
const byName = <K>(a: Group<K>, b: Group<K>) => (String(a.key ?? '~') < String(b.key ?? '~') ? -1 : 1)
