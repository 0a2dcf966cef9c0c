import { startAccessCounts } from './access/counts.ts'
import type { Passed } from './access/types.ts'
import { type Cases, casesOf } from './cases.ts'
import { type Failures, startFailures } from './failures.ts'
import { accessGroupsOf, groupsOf } from './groups.ts'
import { hashOf, nobody, startPeople } from './people.ts'
import { figuresOf, type Successes, withoutId } from './people-figures.ts'
import type { Found } from './reading.ts'
import { sharesOf } from './shares.ts'
import { isFailedSignIn, type Summary } from './summary.ts'

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
  const people = startPeople(key)
  const failures = startFailures(key)
  const successes: Successes = { people: [], times: [], requests: [] }
  const access = startAccessCounts()
  const others = { 'no-stop': 0, 'signed-in': 0 }
  let total = 0

  function addSuccess({ at, isEntry, fields }: Found, person: number): void {
    if (person === nobody && !isEntry) return
    successes.people.push(person)
    successes.times.push(at ?? Number.NaN)
    const request = fields.traceId === null ? withoutId : hashOf(fields.traceId, key)
    successes.requests.push(isEntry ? request : Number.NaN)
  }

  return {
    add(found) {
      total++
      if (found.route !== null) access.begin()
      if (isFailedSignIn(found)) return failures.add(found, people.numberOf(found))
      if (isSuccess(found)) addSuccess(found, people.numberOf(found))
      others[found.cause === 'signed-in' ? 'signed-in' : 'no-stop']++
    },
    pass: access.pass,
    summary(unread) {
      const cases = casesOf(failures, people)
      return {
        total,
        stopped: cases.rows.length,
        duplicates: failures.kinds.length - cases.rows.length,
        unread,
        ...figuresOf(cases, failures, successes, people),
        ...spanOf(cases, failures),
        shares: sharesOf(cases, failures, successes),
        ...groupsOf(cases, failures, others),
        ...access.figures(() => accessGroupsOf(cases, failures)),
      }
    },
  }
}

/** Counts results that are all at hand. */
export function summarize(all: readonly Found[], unread: number, key = 0): Summary {
  const counting = startCounting(key)
  for (const found of all) counting.add(found)
  return counting.summary(unread)
}

/** A record of Clara's in which Microsoft names no error and asks the person nothing. */
function isSuccess({ attempt, diagnosis, fields }: Found): boolean {
  if (diagnosis !== null) return diagnosis.scenario === 'signed-in'
  return attempt !== null && fields.isMicrosoft && !fields.hasError && fields.code === null
}

/** The first and the last failed sign-in with a time. */
function spanOf({ rows }: Cases, { times }: Failures): Pick<Summary, 'firstAt' | 'lastAt'> {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const row of rows) {
    const at = times[row] ?? Number.NaN
    if (at < first) first = at
    if (at > last) last = at
  }
  if (first > last) return { firstAt: null, lastAt: null }
  return { firstAt: new Date(first).toISOString(), lastAt: new Date(last).toISOString() }
}
