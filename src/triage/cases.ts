import type { Failures } from './failures.ts'
import { nobody, type People } from './people.ts'

/** Each failed sign-in once. A row is a place in the columns of `Failures`. */
export interface Cases {
  rows: number[]
  /** The person of each row; `nobody` if no record of the case names one. */
  people: Int32Array
  /** The answers of an access log, each once: only they have a path. */
  answers: number[]
}

/**
 * A request ID identifies one answer. A correlation ID identifies one sign-in: with the same code
 * it is the same answer. Entries of a log with other request IDs are other answers.
 * The log's entry names the person: somebody else may have written the report.
 */
export function casesOf(failures: Failures, people: People): Cases {
  const order = orderOf(failures, people)
  const cases: Cases = { rows: [], people: Int32Array.from(failures.people), answers: [] }
  for (const same of entriesIn(failures)) addEntry(cases, same.sort(order), people)
  const reports = reportsIn(failures, order)
  const known = startIndex(failures, reports)
  for (const row of cases.rows) known.add(row, row)
  for (const same of reports) {
    const first = addReport(cases, same, known.rowsOf(same))
    const answer = same.find((row) => failures.kinds[row]?.route !== null)
    if (answer !== undefined) cases.answers.push(answer)
    for (const row of same) known.add(row, first)
  }
  return { ...cases, people: cases.people.map((person) => people.personOf(person)) }
}

function addEntry(cases: Cases, same: readonly number[], people: People): void {
  const best = merge(cases, same)
  for (const row of same) people.join(cases.people[best] ?? nobody, cases.people[row] ?? nobody)
  cases.rows.push(best)
}

/** `counted`: the rows that count for it already. Returns the row that counts. */
function addReport(cases: Cases, same: readonly number[], counted: readonly number[]): number {
  const best = merge(cases, same)
  for (const row of counted) merge(cases, [row, best])
  if (counted.length === 0) cases.rows.push(best)
  return counted[0] ?? best
}

/** Gives the first of these rows a person of the others, if it has none. */
function merge({ people }: Cases, [best = 0, ...others]: readonly number[]): number {
  for (const row of others) if (people[best] === nobody) people[best] = people[row] ?? nobody
  return best
}

type Order = (one: number, other: number) => number

/** Best first: a row that names a person by ID, by another name, a tenant; then the earliest. */
function orderOf({ kinds, people: numbers, times }: Failures, people: People): Order {
  const rank = (row: number) => {
    const person = numbers[row] ?? nobody
    const byName = person === nobody ? 0 : 2
    return (people.hasId(person) ? 4 : byName) + (kinds[row]?.tenant === null ? 0 : 1)
  }
  const timeOf = (row: number) => times[row] || Number.POSITIVE_INFINITY
  return (one, other) => {
    const difference = rank(other) - rank(one)
    return difference === 0 ? Math.sign(timeOf(one) - timeOf(other)) || 0 : difference
  }
}

/** An ID with a code, as one number; without a code the ID alone. */
const keyOf = (id: number, said: string) => id + Number(said) * 1_000_003

/** Each entry of a log, together with those of the same answer that were exported again. */
function* entriesIn({ kinds, requests }: Failures): Generator<number[]> {
  const keys = Float64Array.from(kinds, ({ isEntry, said }, row) =>
    isEntry ? keyOf(requests[row] ?? Number.NaN, said) : Number.NaN,
  )
  const again = new Map<number, number[]>()
  const sorted = keys.toSorted()
  sorted.forEach((key, at) => {
    if (key === sorted[at - 1]) again.set(key, [])
  })
  for (let row = 0; row < kinds.length; row++) {
    if (!kinds[row]?.isEntry) continue
    const same = again.get(keys[row] ?? Number.NaN)
    if (same === undefined) yield [row]
    else same.push(row)
  }
  yield* again.values()
}

/** Reports and access logs: those of one answer together, those without a code last. */
function reportsIn(failures: Failures, order: Order): number[][] {
  const { kinds } = failures
  const groups = startGroups()
  for (let row = 0; row < kinds.length; row++)
    if (kinds[row]?.isEntry === false) groups.add(row, keysOf(failures, row))
  const isVague = ([row = 0]: readonly number[]) => (kinds[row]?.said === '' ? 1 : 0)
  return groups
    .all()
    .map((same) => same.sort(order))
    .sort((one, other) => isVague(one) - isVague(other) || order(one[0] ?? 0, other[0] ?? 0))
}

function keysOf(failures: Failures, row: number): number[] {
  const said = failures.kinds[row]?.said ?? ''
  return idsOf(failures, row).map((id) => keyOf(id, said))
}

function idsOf({ requests, correlations }: Failures, row: number): number[] {
  return [requests[row] ?? Number.NaN, correlations[row] ?? Number.NaN].filter((id) => !Number.isNaN(id))
}

interface Same {
  rows: number[]
  keys: number[]
}

/** Rows that share a key belong together, and so do those that share one with any of them. */
function startGroups() {
  const groups = new Map<number, Same>()
  const alone: number[][] = []
  return {
    add(row: number, keys: readonly number[]): void {
      if (keys.length === 0) return void alone.push([row])
      const found = new Set(keys.flatMap((key) => groups.get(key) ?? []))
      const [group = { rows: [], keys: [] }, ...others] = found
      const added = [...keys, ...others.flatMap((other) => other.keys)]
      group.rows.push(row, ...others.flatMap((other) => other.rows))
      group.keys.push(...added)
      for (const key of added) groups.set(key, group)
    },
    all: () => [...new Set(groups.values())].map(({ rows }) => rows).concat(alone),
  }
}

/** Finds the counted rows of a report. Only what a report may ask for is kept. */
function startIndex(failures: Failures, reports: readonly number[][]) {
  const asked = new Set(reports.flatMap((same) => same.flatMap((row) => keysOf(failures, row))))
  const counted = new Map<number, number[]>()
  return {
    /** A report without a code is the same as any with its ID. */
    add(row: number, as: number): void {
      if (asked.size === 0) return
      for (const key of [...keysOf(failures, row), ...idsOf(failures, row)]) {
        if (!asked.has(key)) continue
        const before = counted.get(key)
        if (before === undefined) counted.set(key, [as])
        else before.push(as)
      }
    },
    rowsOf: (same: readonly number[]) =>
      same.flatMap((row) => keysOf(failures, row).flatMap((key) => counted.get(key) ?? [])),
  }
}
