import { fits } from './budget.ts'
import { codeTextOf } from './code-text.ts'
import { detailsOf, factsOf } from './facts.ts'
import { fullSections, leftOutSection } from './full.ts'
import { leftOutOf } from './left-out.ts'
import { foldable, headline, isForClara, messageSections } from './message.ts'
import { redacted } from './redact.ts'
import { utcTime } from './time.ts'
import type { Head, MessageInput, Report, ReportInput, Section } from './types.ts'

/**
 * The report for IT, or for Clara's support if they have to solve it.
 * The full report begins with the message.
 */
export function buildReport(everything: ReportInput): Report {
  const input = redacted(everything)
  const leftOut = leftOutOf(everything)
  const isFull = input.choices.level === 'full'
  const rest = isFull ? fullRest(input, leftOut) : [details(input)]
  const folded = (count: number): Report => ({
    head: headOf(input),
    language: input.language,
    ...headlineAndSections({ ...input, folded: foldable.slice(0, count) }, rest),
    leftOut,
  })
  return isFull ? folded(0) : longestThatFits(folded)
}

function headlineAndSections(input: MessageInput, rest: Section[]) {
  return { ...headline(input), sections: [...messageSections(input), ...rest] }
}

/** The message with as much as its length allows. */
function longestThatFits(folded: (count: number) => Report): Report {
  const counts = foldable.map((_, index) => index)
  const count = counts.find((one) => fits(folded(one)))
  return folded(count ?? foldable.length)
}

function fullRest(input: ReportInput, leftOut: string[]): Section[] {
  const facts: Section = { ...details(input), heading: input.words.message.details, items: factsOf(input) }
  return [facts, ...fullSections(input), leftOutSection(input, leftOut)]
}

function details(input: ReportInput): Section & { kind: 'facts' } {
  const { message } = input.words
  const heading = isForClara(input.diagnosis) ? message.details : message.detailsMore
  return { id: 'facts', heading, kind: 'facts', items: detailsOf(input) }
}

function headOf({ diagnosis, choices, environment, codeTexts, now }: ReportInput): Head {
  const { version } = environment
  const { level } = choices
  const { scenario, owner, then, certainty, code, caveats } = diagnosis
  const codeName = codeTextOf(code, codeTexts)?.name ?? null
  return { madeAt: utcTime(now), version, level, scenario, owner, then, certainty, code, codeName, caveats }
}
