import { codeTextOf } from './code-text.ts'
import { detailsOf, factsOf } from './facts.ts'
import { fullSections, leftOutSection } from './full.ts'
import { leftOutOf } from './left-out.ts'
import { headline, isForClara, messageSections } from './message.ts'
import { redacted } from './redact.ts'
import { utcTime } from './time.ts'
import type { Head, Report, ReportInput, Section } from './types.ts'

/**
 * The report for IT, or for Clara's support if they have to solve it.
 * The full report begins with the message.
 */
export function buildReport(everything: ReportInput): Report {
  const input = redacted(everything)
  const leftOut = leftOutOf(everything)
  const rest = input.choices.level === 'full' ? fullRest(input, leftOut) : [details(input)]
  return {
    head: headOf(input),
    language: input.language,
    ...headline(input),
    sections: [...messageSections(input), ...rest],
    leftOut,
  }
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
