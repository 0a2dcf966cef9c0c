import { statSync } from 'node:fs'
import { fill, loadTriageWords, type TriageWords, type Words } from '../../_locales/index.ts'
import { startAccessReader } from '../../triage/access/reader.ts'
import { causeTitle } from '../../triage/cause-title.ts'
import { type Counting, startCounting } from '../../triage/count.ts'
import { prometheusText } from '../../triage/prometheus.ts'
import type { Cause } from '../../triage/reading.ts'
import { readingOf } from '../../triage/reading.ts'
import { UsageError } from '../command.ts'
import { type FollowEvent, realEvents } from './follow-events.ts'
import type { Options } from './options.ts'
import { randomKey } from './random-key.ts'
import { replaceFile } from './replace-file.ts'
import { isSystemError, unreadable } from './source.ts'
import { startTail, type Tail } from './tail.ts'

/** What following needs of the world. Tests give their own. */
export interface World {
  events: AsyncIterable<FollowEvent>
  /** In milliseconds since the epoch. */
  now(): number
  print(line: string): void
}

const realWorld = (): World => ({ events: realEvents(), now: Date.now, print: console.log })

/** Prints a line each minute until the person ends it. Returns the exit code. */
export async function followFile(options: Options, words: Words, world = realWorld()): Promise<number> {
  const tail = open(options.source)
  const triage = await loadTriageWords(options.language)
  const follower = startFollower(options, world, startCounting(await randomKey()))
  follower.take(tail.look())
  let before = follower.blocked()
  for await (const event of world.events) {
    follower.take(tail.look())
    if (event === 'end') follower.take(tail.end())
    if (event === 'look') continue
    const all = follower.blocked()
    world.print(lineOf({ at: world.now(), minute: since(before, all), all }, options, { words, triage }))
    if (options.prometheus !== null) replaceFile(options.prometheus, prometheusText(follower.summary()))
    before = all
  }
  return follower.summary().unread > 0 ? 1 : 0
}

function open(path: string): Tail {
  try {
    // A folder can be opened, and not read.
    if (statSync(path).isDirectory()) throw new UsageError(unreadable(path, 'EISDIR'))
    return startTail(path)
  } catch (error) {
    throw isSystemError(error) ? new UsageError(unreadable(path, error.code)) : error
  }
}

interface Follower {
  take(lines: Iterable<string>): void
  blocked(): Blocked
  summary(): ReturnType<Counting['summary']>
}

/** Blocked sign-ins by cause. */
type Blocked = ReadonlyMap<Cause, number>

function startFollower({ clara, source }: Options, { now }: World, counting: Counting): Follower {
  const readLine = startAccessReader(clara)
  const seen = { lines: 0, unread: 0 }

  function takeLine(line: string): void {
    for (const piece of readLine(line.replace(/[\r\uFEFF]/g, ''))) {
      const reading = readingOf(piece, ++seen.lines, { clara, now: now() })
      if (reading.kind === 'found') counting.add(reading.found)
      else if (reading.kind === 'passed') counting.pass(reading.passed)
      else seen.unread++
      // The first line shows whether this is an access log.
      if (seen.unread === seen.lines && seen.lines >= mostUnread)
        throw new UsageError(`${source} is no access log of a known form: --follow reads access logs alone.`)
    }
  }

  return {
    take(lines) {
      for (const line of lines) takeLine(line)
    },
    blocked() {
      const { causes } = counting.summary(0)
      return new Map(
        causes.flatMap(({ key, count }) =>
          key === 'no-stop' || key === 'signed-in' ? [] : [[key, count] as const],
        ),
      )
    },
    summary: () => counting.summary(seen.unread),
  }
}

/** A file that starts with so many unreadable lines is no access log. */
const mostUnread = 5

function since(before: Blocked, all: Blocked): Blocked {
  const more = [...all].map(([cause, count]) => [cause, count - (before.get(cause) ?? 0)] as const)
  return new Map(more.filter(([, count]) => count > 0))
}

interface Minute {
  at: number
  minute: Blocked
  all: Blocked
}

function lineOf(
  { at, minute, all }: Minute,
  { format }: Options,
  speech: { words: Words; triage: TriageWords },
): string {
  const time = new Date(at).toISOString()
  if (format === 'json') return JSON.stringify({ at: time, minute: groupsOf(minute), all: groupsOf(all) })
  return fill(speech.triage.followLine, {
    time: `${time.slice(0, 16).replace('T', ' ')} UTC`,
    count: String(sum(minute)),
    causes: causesText(minute, speech),
    all: String(sum(all)),
    allCauses: causesText(all, speech),
  })
}

const groupsOf = (blocked: Blocked) => ({
  stopped: sum(blocked),
  causes: [...blocked].map(([key, count]) => ({ key, count })),
})

const sum = (blocked: Blocked) => [...blocked.values()].reduce((all, count) => all + count, 0)

function causesText(blocked: Blocked, { words, triage }: { words: Words; triage: TriageWords }): string {
  const causes = [...blocked].map(([cause, count]) => `${count} × ${causeTitle(cause, words, triage)}`)
  return causes.length === 0 ? '' : ` (${causes.join(', ')})`
}
