import type { Owner } from '../diagnosis/types.ts'
import { startAccessCounts } from './access/counts.ts'
import type { Passed } from './access/types.ts'
import { startCaseBook } from './cases.ts'
import { startHistory } from './history.ts'
import { dayOf, type Group, hourOf, isFailedSignIn, marked, type Summary } from './summary.ts'
import type { Cause, Found } from './triage.ts'

/** Counts results one by one: the input may have a million. */
export interface Counting {
  add(found: Found): void
  /** Counts a line of an access log that shows no answer to Clara. */
  pass(passed: Passed): void
  summary(unread: number): Summary
}

/**
 * Starts to count. `key` is a random number: what is kept of a person is a hash with it,
 * which nobody can compare with another run.
 */
export function startCounting(key: number): Counting {
  const book = startCaseBook()
  const history = startHistory(key)
  const access = startAccessCounts()
  const groups = startAllGroups()
  const seen = { total: 0, stopped: 0, duplicates: 0, first: Number.POSITIVE_INFINITY, last: 0 }

  function addFailure(found: Found, person: number | null): void {
    if (book.isKnown(found)) {
      seen.duplicates++
      return
    }
    seen.stopped++
    if (found.at !== null) {
      seen.first = Math.min(seen.first, found.at)
      seen.last = Math.max(seen.last, found.at)
    }
    groups.causes.add(found.cause, person)
    groups.owners.add(found.diagnosis?.owner ?? null, person)
    groups.tenants.add(found.fields.tenant, person)
    groups.days.add(dayOf(found), person)
    if (found.route !== null) {
      groups.hours.add(hourOf(found), person)
      groups.routes.add(found.route, person)
    }
    const code = found.diagnosis?.code ?? null
    if (code !== null) groups.codes.add(code, person)
  }

  return {
    add(found) {
      seen.total++
      if (found.route !== null) access.begin()
      const person = history.add(found)
      if (isFailedSignIn(found)) addFailure(found, person)
      else groups.causes.add(found.cause, null)
    },
    pass: access.pass,
    summary: (unread) => ({
      total: seen.total,
      stopped: seen.stopped,
      duplicates: seen.duplicates,
      unread,
      ...history.figures(),
      firstAt: seen.last === 0 ? null : new Date(seen.first).toISOString(),
      lastAt: seen.last === 0 ? null : new Date(seen.last).toISOString(),
      causes: groups.causes.byCount(),
      owners: groups.owners.byCount(),
      codes: groups.codes.byCount(),
      tenants: groups.tenants.byCount(),
      days: groups.days.byKey(),
      ...access.figures(() => ({ hours: groups.hours.byKey(), routes: groups.routes.byCount() })),
    }),
  }
}

const startAllGroups = () => ({
  causes: startGroups<Cause>(),
  owners: startGroups<Owner | null>(),
  codes: startGroups<string>(),
  tenants: startGroups<string | null>(),
  days: startGroups<string | null>(),
  hours: startGroups<string | null>(),
  routes: startGroups<string>(),
})

/** Counts results that are all at hand. */
export function summarise(all: readonly Found[], unread: number, key = 0): Summary {
  const counting = startCounting(key)
  for (const found of all) counting.add(found)
  return counting.summary(unread)
}

interface Groups<K> {
  add(key: K, person: number | null): void
  byCount(): Group<K>[]
  byKey(): Group<K>[]
}

function startGroups<K extends string | null>(): Groups<K> {
  const groups = new Map<K, { count: number; people: Set<number> }>()
  const all = () =>
    [...groups].map(([key, { count, people }]) =>
      people.size === 0 ? { key, count } : { key, count, people: people.size, ...marked(people.size) },
    )
  return {
    add(key, person) {
      const group = groups.get(key) ?? { count: 0, people: new Set<number>() }
      groups.set(key, group)
      group.count++
      if (person !== null) group.people.add(person)
    },
    byCount: () => all().sort((a, b) => b.count - a.count),
    // '~' comes after every digit: what has no day comes last.
    byKey: () => all().sort((a, b) => ((a.key ?? '~') < (b.key ?? '~') ? -1 : 1)),
  }
}
