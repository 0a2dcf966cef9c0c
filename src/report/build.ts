import type { Diagnosis } from '../diagnosis/types.ts'
import type { Level } from './choices.ts'
import { codeLines, codeTextOf } from './code-text.ts'
import { evidenceLines } from './evidence.ts'
import { expectations } from './expectations.ts'
import { factsOf } from './facts.ts'
import { countryName } from './help-centres.ts'
import { leftOutOf } from './left-out.ts'
import { linksOf } from './links.ts'
import { lookUpsOf } from './look-ups.ts'
import { redacted } from './redact.ts'
import { asksToApprove, causesOf } from './scenario-rows.ts'
import { scenarioWords } from './scenario-words.ts'
import { utcTime } from './time.ts'
import { timelineOf } from './timeline.ts'
import type { Fact, Head, Link, Report, ReportInput, Section, SectionId } from './types.ts'
import { unlinked } from './unlinked.ts'

/** The report for IT, or for Clara's support if they have to solve it. */
export function buildReport(everything: ReportInput): Report {
  const input = redacted(everything)
  const { diagnosis, language, words, choices } = input
  const { report } = words
  const leftOut = leftOutOf(everything)
  const sections: Section[] = [
    ...sectionsOf(input),
    { id: 'leftOut', heading: report.leftOut, kind: 'notes', items: leftOut },
  ]
  return {
    head: headOf(input),
    language,
    title: isForClara(diagnosis) ? report.titleClara : report.titleIt,
    warning: diagnosis.certainty === 'unconfirmed' ? report.unconfirmed : null,
    summary: [
      scenarioWords(words, diagnosis).summary,
      ...diagnosis.caveats.map((caveat) => words.scenarios.caveats[caveat]),
    ],
    sections: sections.filter(({ id, items }) => items.length > 0 && !skipped[choices.level].includes(id)),
  }
}

const isForClara = ({ owner }: Diagnosis) => owner === 'clara'

/** Clara's support cannot see the company's logs. */
function sectionsOf(input: ReportInput): Section[] {
  const { diagnosis, words, choices } = input
  const { report } = words
  const { it } = scenarioWords(words, diagnosis)
  const forClara = isForClara(diagnosis)
  const stepsHeading = forClara ? report.stepsClara : report.stepsIt
  const genuine = forClara ? [] : genuineNotes(input)
  const lookUps = forClara ? [] : lookUpsOf(input)
  const timeline = choices.timeline ? timelineOf(input) : []
  return [
    { id: 'steps', heading: stepsHeading, kind: 'steps', items: it },
    { id: 'places', heading: report.places, kind: 'links', items: linksOf(input) },
    { id: 'facts', heading: report.facts, kind: 'facts', items: factsOf(input) },
    { id: 'evidence', heading: report.evidence, kind: 'notes', items: evidenceNotes(input) },
    { id: 'causes', heading: report.causes, kind: 'notes', items: causesOf(diagnosis, words) },
    { id: 'genuine', heading: report.genuine, kind: 'notes', items: genuine },
    { id: 'lookUps', heading: report.lookUps, kind: 'snippets', items: lookUps },
    { id: 'timeline', heading: report.timeline, kind: 'timeline', items: timeline },
    { id: 'helpCentres', heading: report.helpCentres, kind: 'links', items: helpLinks(input) },
    { id: 'environment', heading: report.environment, kind: 'facts', items: environmentFacts(input) },
  ]
}

function evidenceNotes({ diagnosis, words, codeTexts, language }: ReportInput): string[] {
  return [...evidenceLines(diagnosis, words), ...codeLines(diagnosis.code, codeTexts, language)]
}

/** The sections that a level leaves out. The shortest report is for a chat or an address. */
const skipped: Readonly<Record<Level, readonly SectionId[]>> = {
  minimal: ['causes', 'evidence', 'lookUps', 'helpCentres'],
  standard: [],
  full: [],
}

function headOf({ diagnosis, choices, environment, codeTexts, now }: ReportInput): Head {
  const { scenario, owner, then, certainty, code, caveats } = diagnosis
  const codeName = codeTextOf(code, codeTexts)?.name ?? null
  const { version } = environment
  const { level } = choices
  return { madeAt: utcTime(now), version, level, scenario, owner, then, certainty, code, codeName, caveats }
}

/** Anybody can forge a report, so it tells IT how to check it before IT lets an app in. */
function genuineNotes(input: ReportInput): string[] {
  const { report } = input.words
  return asksToApprove(input.diagnosis)
    ? [report.genuineLog, report.genuineCompare, ...expectations(input), report.genuineDeny]
    : [report.genuineLog]
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
