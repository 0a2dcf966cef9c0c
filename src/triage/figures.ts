import { fill, type TriageWords, type Words } from '../_locales/index.ts'
import { causeTitle } from './cause-title.ts'
import { ownerName } from './owner-name.ts'
import type { Action, Summary } from './summary.ts'

/** How many people, since when, and how many got in; empty if the input names nobody. */
export function figureLines(summary: Summary, triage: TriageWords): string[] {
  const { people, stillBlocked, fixed, minutesToFix, firstAt, lastAt, duplicates } = summary
  const count = (text: string, value: number | null) =>
    value === null ? [] : [fill(text, { count: String(value) })]
  return [
    ...count(triage.figurePeople, people),
    ...count(triage.figureStill, stillBlocked),
    ...count(triage.figureFixed, fixed),
    ...(minutesToFix === null ? [] : [fill(triage.figureTime, { time: timeText(minutesToFix, triage) })]),
    ...(firstAt === null || lastAt === null
      ? []
      : [fill(triage.figureSince, { first: minuteOf(firstAt), last: minuteOf(lastAt) })]),
    ...count(triage.figureDuplicates, duplicates === 0 ? null : duplicates),
  ]
}

/** What one decision would solve, most people first. */
export function actionLine({ scenario, owner, people }: Action, words: Words, triage: TriageWords): string {
  return fill(triage.action, {
    cause: causeTitle(scenario, words, triage),
    owner: ownerName(owner, words, triage),
    count: String(people),
  })
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
