import { codeLines } from './code-text.ts'
import { certaintyText, doubtOf, evidenceLines } from './evidence.ts'
import { countryName } from './help-centres.ts'
import { linksOf } from './links.ts'
import { lookUpsOf } from './look-ups.ts'
import { isForClara, moreNotes } from './message.ts'
import { causesOf } from './scenario-rows.ts'
import { utcTime } from './time.ts'
import { timelineOf } from './timeline.ts'
import type { Fact, Link, ReportInput, Section } from './types.ts'
import { unlinked } from './unlinked.ts'

/** What the full report has behind the message. Clara's support cannot see the company's logs. */
export function fullSections(input: ReportInput): Section[] {
  const { diagnosis, words, choices } = input
  const { report, message } = words
  const lookUps = isForClara(diagnosis) ? [] : lookUpsOf(input)
  const timeline = choices.timeline ? timelineOf(input) : []
  const sections: Section[] = [
    { id: 'more', heading: message.more, kind: 'notes', items: moreNotes(input) },
    { id: 'places', heading: report.places, kind: 'links', items: linksOf(input) },
    { id: 'evidence', heading: report.evidence, kind: 'notes', items: evidenceNotes(input) },
    { id: 'causes', heading: report.causes, kind: 'notes', items: causesOf(diagnosis, words) },
    { id: 'lookUps', heading: report.lookUps, kind: 'snippets', items: lookUps },
    { id: 'timeline', heading: report.timeline, kind: 'timeline', items: timeline },
    { id: 'helpCentres', heading: report.helpCentres, kind: 'links', items: helpLinks(input) },
    { id: 'environment', heading: report.environment, kind: 'facts', items: environmentFacts(input) },
  ]
  return sections.filter(({ items }) => items.length > 0)
}

function evidenceNotes({ diagnosis, words, codeTexts, language }: ReportInput): string[] {
  // The warning above says why a diagnosis is not confirmed.
  const certainty = doubtOf(diagnosis) === null ? [certaintyText(diagnosis, words)] : []
  const lines = evidenceLines(diagnosis, words)
  return [...certainty, ...lines, ...codeLines(diagnosis.code, codeTexts, language)]
}

export function leftOutSection({ words }: ReportInput, items: string[]): Section {
  return { id: 'leftOut', heading: words.report.leftOut, kind: 'notes', items }
}

function helpLinks({ helpCentres, language }: ReportInput): Link[] {
  return helpCentres.map((centre) => ({
    label: countryName(centre, language),
    note: null,
    address: centre.address,
  }))
}

function environmentFacts({ words, environment, choices, settings, now }: ReportInput): Fact[] {
  const { report, pages } = words
  const { browser, os, version } = environment
  const company = settings.companyName && unlinked(settings.companyName, 80)
  const facts = [
    { label: report.browser, value: choices.environment ? browser : null, note: null },
    { label: report.os, value: choices.environment ? os : null, note: null },
    { label: report.extension, value: `${pages.product} ${version}`, note: null },
    { label: report.company, value: company, note: null },
    { label: report.madeAt, value: utcTime(now), note: report.nothingSent },
  ]
  return facts.filter((fact): fact is Fact => fact.value !== null)
}
