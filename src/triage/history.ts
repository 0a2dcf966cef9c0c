import { type Action, marked, type Summary } from './summary.ts'
import type { Found } from './triage.ts'

type Figures = Pick<Summary, 'people' | 'stillBlocked' | 'fixed' | 'minutesToFix' | 'actions'>

/** Each person's sign-ins, in any order. */
export interface History {
  /** Returns the person's hash; null if the record names nobody. */
  add(found: Found): number | null
  figures(): Figures
}

/** Keeps one number for each sign-in of a person: its time, and below it what it ended in. */
export function startHistory(key: number): History {
  const people = new Map<number, { isBlocked: boolean; signIns: number[] }>()
  const ends = startEnds()

  return {
    add(found) {
      if (found.user === null) return null
      const person = hashOf(found.user.toLowerCase(), key)
      const end = ends.of(found)
      if (end === null) return person
      const known = people.get(person) ?? { isBlocked: false, signIns: [] }
      people.set(person, known)
      known.isBlocked ||= end !== success
      if (found.at !== null) known.signIns.push(found.at * mostEnds + end)
      return person
    },
    figures() {
      const blocked = [...people.values()].filter(({ isBlocked }) => isBlocked)
      if (people.size === 0) return noFigures
      const stories = blocked.map(({ signIns }) => storyOf(signIns))
      const minutes = stories.flatMap(({ minutesToFix }) => minutesToFix ?? [])
      const still = stories.flatMap(({ end }) => (end === null || end === success ? [] : end))
      return {
        people: blocked.length,
        stillBlocked: still.length,
        fixed: minutes.length,
        minutesToFix: median(minutes),
        actions: actionsOf(still, ends.named),
      }
    },
  }
}

const noFigures: Figures = { people: null, stillBlocked: null, fixed: null, minutesToFix: null, actions: [] }

/** What a sign-in ended in: 0 is a success, others stand for a scenario and its owner. */
const success = 0
/** More than the pairs of scenario and owner. A time in milliseconds times this is still exact. */
const mostEnds = 256

type End = Pick<Action, 'scenario' | 'owner'>

function startEnds() {
  const numbers = new Map<string, number>()
  const named: End[] = []
  return {
    named,
    /** null: neither a failure nor a success. */
    of(found: Found): number | null {
      if (found.diagnosis === null) return isSuccess(found) ? success : null
      const { scenario, owner } = found.diagnosis
      if (scenario === 'signed-in') return success
      const name = `${scenario} ${owner}`
      const number = numbers.get(name) ?? named.push({ scenario, owner })
      numbers.set(name, number)
      return number
    },
  }
}

/** A record of Clara's in which Microsoft names no error and asks the person nothing. */
function isSuccess({ attempt, fields }: Found): boolean {
  return attempt !== null && fields.isMicrosoft && !fields.hasError && fields.code === null
}

interface Story {
  /** What the latest sign-in ended in; null without a time. */
  end: number | null
  /** null: not fixed. */
  minutesToFix: number | null
}

function storyOf(signIns: number[]): Story {
  let blockedSince: number | null = null
  let minutesToFix: number | null = null
  let end: number | null = null
  // At the same time a success sorts before a failure: nobody is called fixed by a guess.
  for (const signIn of Float64Array.from(signIns).sort()) {
    end = signIn % mostEnds
    const at = (signIn - end) / mostEnds
    if (end !== success) {
      blockedSince ??= at
      minutesToFix = null
    } else if (blockedSince !== null) {
      minutesToFix = (at - blockedSince) / 60_000
      blockedSince = null
    }
  }
  return { end, minutesToFix }
}

function actionsOf(still: readonly number[], named: readonly End[]): Action[] {
  const counts = new Map<number, number>()
  for (const end of still) counts.set(end, (counts.get(end) ?? 0) + 1)
  return [...counts]
    .flatMap(([end, people]) => {
      const known = named[end - 1]
      return known === undefined ? [] : { ...known, people, ...marked(people) }
    })
    .sort((a, b) => b.people - a.people)
}

function median(values: readonly number[]): number | null {
  const sorted = Float64Array.from(values).sort()
  const half = sorted.length >> 1
  const [below, above] = [sorted[half - 1], sorted[half]]
  if (above === undefined) return null
  return sorted.length % 2 === 1 || below === undefined ? above : (below + above) / 2
}

/** 53 bits, so that a number holds it: FNV-1a twice, with different beginnings. */
function hashOf(text: string, key: number): number {
  let [low, high] = [0x811c9dc5 ^ key, 0x2f0b4c47 ^ Math.floor(key / 2 ** 32)]
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x85ebca6b)
    high ^= high >>> 13
  }
  return (high >>> 0) * 2 ** 21 + (low >>> 11)
}
