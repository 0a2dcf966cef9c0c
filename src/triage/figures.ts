import { fill, type TriageWords, type Words } from '../_locales/index.ts'
import { causeTitle } from './cause-title.ts'
import { ownerName } from './owner-name.ts'
import type { Action, Fix, Share, Summary } from './summary.ts'

/** How many people, since when, and how many got in; empty if the input names nobody. */
export function figureLines(summary: Summary, triage: TriageWords): string[] {
  const { people, stillBlocked, fixed, minutesToFix, firstAt, lastAt, duplicates } = summary
  const count = (text: string, value: number | null) =>
    value === null ? [] : [fill(text, { count: String(value) })]
  return [
    ...count(triage.figurePeople, people),
    ...count(triage.figureStill, stillBlocked),
    ...count(triage.figureWaiting, summary.waiting || null),
    ...count(triage.figureFixed, fixed),
    ...(minutesToFix === null ? [] : [fill(triage.figureTime, { time: timeText(minutesToFix, triage) })]),
    ...(firstAt === null || lastAt === null
      ? []
      : [fill(triage.figureSince, { first: minuteOf(firstAt), last: minuteOf(lastAt) })]),
    ...shareLines(summary.shares, triage),
    ...newLines(newCodesOf(summary), triage),
    ...count(triage.figureDuplicates, duplicates || null),
  ]
}

function shareLines(shares: readonly Share[], triage: TriageWords): string[] {
  const sum = (name: 'signIns' | 'successes') => shares.reduce((all, share) => all + share[name], 0)
  const [signIns, successes] = [sum('signIns'), sum('successes')]
  // A list of failures alone has no share.
  if (successes === 0) return []
  return [fill(triage.figureShare, { successes: String(successes), signIns: String(signIns) })]
}

const newLines = (codes: readonly string[], triage: TriageWords) =>
  codes.length === 0
    ? []
    : [fill(triage.figureNew, { codes: codes.map((code) => `AADSTS${code}`).join(', ') })]

/** Codes that no failure before the last seven days has. An input of seven days cannot tell. */
export function newCodesOf({ codes, firstAt, lastAt }: Summary): string[] {
  const since = Date.parse(lastAt ?? '') - 7 * 86_400_000
  const isLongEnough = Date.parse(firstAt ?? '') < since
  if (!isLongEnough) return []
  return codes.flatMap(({ key, firstAt }) => (Date.parse(firstAt ?? '') > since ? key : []))
}

/** How many people got in after failures of a cause, and how long it took. */
export function fixLine(fix: Fix, words: Words, triage: TriageWords): string {
  const line = fill(triage.fix, {
    cause: causeTitle(fix.scenario, words, triage),
    count: String(fix.people),
    time: timeText(fix.minutesToFix, triage),
  })
  return line + markOf(fix, triage)
}

/** What one decision would solve, most people first. */
export function actionLine(action: Action, words: Words, triage: TriageWords): string {
  const line = fill(triage.action, {
    cause: causeTitle(action.scenario, words, triage),
    owner: ownerName(action.owner, words, triage),
    count: String(action.people),
  })
  return line + markOf(action, triage)
}

/** What follows the name of a group in which a reader could guess who is meant. */
export const markOf = ({ small }: { small?: true }, triage: TriageWords): string =>
  small ? ` (${triage.small})` : ''

/** What an access log cannot say; empty for any other input. */
export function accessLines({ requests, formPosts, otherHosts }: Summary, triage: TriageWords): string[] {
  const counts: [text: string, count: number | undefined][] = [
    [triage.accessRequests, requests],
    [triage.accessPosts, formPosts],
    [triage.accessHosts, otherHosts],
  ]
  return counts.flatMap(([text, count]) => (count ? fill(text, { count: String(count) }) : []))
}

/** A few lines for a manager who knows no error codes; empty if nobody is blocked. */
export function managerText(summary: Summary, words: Words, triage: TriageWords): string {
  const [action] = summary.actions
  if (!summary.people || action === undefined) return ''
  const companies = summary.tenants.filter(({ key }) => key !== null).length
  return [
    ...figureLines({ ...summary, duplicates: 0 }, triage),
    ...(companies > 1 ? [fill(triage.managerTenants, { count: String(companies) })] : []),
    `${triage.helpsMost}: ${actionLine(action, words, triage)}`,
  ].join('\n')
}

const minuteOf = (time: string) => `${time.slice(0, 16).replace('T', ' ')} UTC`

/** In the largest unit that gives at least two. */
function timeText(minutes: number, triage: TriageWords): string {
  if (minutes >= 2 * 24 * 60) return fill(triage.days, { count: String(Math.round(minutes / (24 * 60))) })
  if (minutes >= 2 * 60) return fill(triage.hours, { count: String(Math.round(minutes / 60)) })
  return fill(triage.minutes, { count: String(Math.round(minutes)) })
}
