import type { Cases } from './cases.ts'
import type { Failures, Kind } from './failures.ts'
import { nobody, type People } from './people.ts'
import { type Action, type Fix, marked, type Summary } from './summary.ts'

type Figures = Pick<
  Summary,
  'people' | 'stillBlocked' | 'fixed' | 'minutesToFix' | 'waiting' | 'actions' | 'fixes'
>

/** Sign-ins that ended well, in columns. */
export interface Successes {
  people: number[]
  /** Milliseconds since the epoch; NaN if unknown. */
  times: number[]
  /** Hashes of the request IDs of a log's entries; NaN for anything else. */
  requests: number[]
}

/** An entry without a request ID. */
export const withoutId = 0

/** What each person's sign-ins show in the order of time, whatever their order in the input. */
export function figuresOf(cases: Cases, failures: Failures, successes: Successes, people: People): Figures {
  const hasPeople = cases.rows.some((row) => cases.people[row] !== nobody) || successes.people.length > 0
  if (!hasPeople) return noFigures
  const ends = endsOf(failures)
  /** Only people with a failure. One number for each sign-in: its time, and below it its end. */
  const signIns = new Map<number, number[]>()
  const add = (person: number, at = Number.NaN, end = success) => {
    if (!Number.isNaN(at)) signIns.get(person)?.push(at * mostEnds + end)
  }
  for (const row of cases.rows) {
    const [person = nobody, kind] = [cases.people[row], failures.kinds[row]]
    if (person === nobody || kind === undefined) continue
    if (!signIns.has(person)) signIns.set(person, [])
    add(person, failures.times[row], ends.numberOf(kind))
  }
  successes.people.forEach((person, at) => {
    add(people.personOf(person), successes.times[at])
  })
  const stories = [...signIns.values()].map(storyOf)
  const fixed = stories.flatMap(({ fix }) => fix ?? [])
  const still = stories.flatMap(({ end }) => (end === null || end === success ? [] : end))
  const actions = actionsOf(still, ends.named)
  return {
    people: signIns.size,
    stillBlocked: still.length,
    fixed: fixed.length,
    minutesToFix: median(fixed.map(({ minutes }) => minutes)),
    waiting: actions.reduce((sum, { scenario, people }) => sum + (isWaiting(scenario) ? people : 0), 0),
    actions,
    fixes: fixesOf(fixed, ends.named),
  }
}

const isWaiting = (scenario: string) => scenario === 'approval-request' || scenario === 'approval-pending'

const noFigures: Figures = {
  people: null,
  stillBlocked: null,
  fixed: null,
  minutesToFix: null,
  waiting: null,
  actions: [],
  fixes: [],
}

/** What a sign-in ended in: 0 is a success, others stand for a scenario and its owner. */
const success = 0
/** More than the pairs of scenario and owner. A time in milliseconds times this is still exact. */
const mostEnds = 256

type End = Pick<Action, 'scenario' | 'owner'>

/** By name: two failures of one moment must not be told apart by the order of the records. */
function endsOf({ kinds }: Failures) {
  const all = new Map([...new Set(kinds)].map((kind): [string, End] => [nameOf(kind), kind]))
  const names = [...all.keys()].sort()
  const numbers = new Map(names.map((name, index) => [name, index + 1]))
  return {
    named: names.flatMap((name) => all.get(name) ?? []),
    numberOf: (kind: Kind) => numbers.get(nameOf(kind)) ?? success,
  }
}

const nameOf = ({ scenario, owner }: End) => `${scenario} ${owner}`

interface Story {
  /** What the latest sign-in ended in; null without a time. */
  end: number | null
  /** null: not fixed. */
  fix: Fixed | null
}

interface Fixed {
  /** What the last failure was. */
  end: number
  minutes: number
}

function storyOf(signIns: number[]): Story {
  let blockedSince: number | null = null
  let story: Story = { end: null, fix: null }
  // At the same time a success sorts before a failure: nobody is called fixed by a guess.
  for (const signIn of Float64Array.from(signIns).sort()) {
    const end = signIn % mostEnds
    const at = (signIn - end) / mostEnds
    if (end !== success) {
      blockedSince ??= at
      story = { end, fix: null }
    } else if (blockedSince !== null && story.end !== null) {
      story = { end, fix: { end: story.end, minutes: (at - blockedSince) / 60_000 } }
      blockedSince = null
    } else story = { ...story, end }
  }
  return story
}

/** By cause: how many people got in, and how long half of them took at most. */
function fixesOf(fixed: readonly Fixed[], named: readonly End[]): Fix[] {
  return actionsOf(
    fixed.map(({ end }) => end),
    named,
  ).map((action) => {
    const minutes = fixed.flatMap(({ end, minutes }) => {
      const by = named[end - 1]
      return by?.scenario === action.scenario && by.owner === action.owner ? minutes : []
    })
    return { ...action, minutesToFix: median(minutes) ?? 0 }
  })
}

function actionsOf(still: readonly number[], named: readonly End[]): Action[] {
  const counts = new Map<number, number>()
  for (const end of still) counts.set(end, (counts.get(end) ?? 0) + 1)
  return [...counts]
    .sort(([a, many], [b, more]) => more - many || a - b)
    .flatMap(([end, people]) => {
      const known = named[end - 1]
      return known === undefined
        ? []
        : { scenario: known.scenario, owner: known.owner, people, ...marked(people) }
    })
}

function median(values: readonly number[]): number | null {
  const sorted = Float64Array.from(values).sort()
  const half = sorted.length >> 1
  const [below, above] = [sorted[half - 1], sorted[half]]
  if (above === undefined) return null
  return sorted.length % 2 === 1 || below === undefined ? above : (below + above) / 2
}
