import type { Diagnosis } from '../diagnosis/types.ts'
import type { Level } from './choices.ts'
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

/** A diagnosis and the attempt behind it in, the report for IT (or for Clara's support, where they own the fix) out. */
export function buildReport(everything: ReportInput): Report {
  const input = redacted(everything)
  const { diagnosis, language, words, choices } = input
  const { report } = words
  const { summary, it } = scenarioWords(words, diagnosis)
  const forClara = diagnosis.owner === 'clara'
  const sections: Section[] = [
    { id: 'steps', heading: forClara ? report.stepsClara : report.stepsIt, kind: 'steps', items: it },
    { id: 'places', heading: report.places, kind: 'links', items: linksOf(input) },
    { id: 'facts', heading: report.facts, kind: 'facts', items: factsOf(input) },
    { id: 'evidence', heading: report.evidence, kind: 'notes', items: evidenceLines(diagnosis, words) },
    { id: 'causes', heading: report.causes, kind: 'notes', items: causesOf(diagnosis, words) },
    {
      id: 'genuine',
      heading: report.genuine,
      kind: 'notes',
      items: forClara ? [] : genuineNotes(input),
    },
    { id: 'lookUps', heading: report.lookUps, kind: 'snippets', items: forClara ? [] : lookUpsOf(input) },
    {
      id: 'timeline',
      heading: report.timeline,
      kind: 'timeline',
      items: choices.timeline ? timelineOf(input) : [],
    },
    { id: 'helpCentres', heading: report.helpCentres, kind: 'links', items: helpLinks(input) },
    { id: 'environment', heading: report.environment, kind: 'facts', items: environmentFacts(input) },
    { id: 'leftOut', heading: report.leftOut, kind: 'notes', items: leftOutOf(everything) },
  ]
  return {
    head: headOf(input, diagnosis),
    language,
    title: forClara ? report.titleClara : report.titleIt,
    warning: diagnosis.certainty === 'unconfirmed' ? report.unconfirmed : null,
    summary: [summary, ...diagnosis.caveats.map((caveat) => words.scenarios.caveats[caveat])],
    sections: sections.filter(({ id, items }) => items.length > 0 && !skipped[choices.level].includes(id)),
  }
}

/** What a level does without: the shortest report is for a chat, or an address that may not grow long. */
const skipped: Readonly<Record<Level, readonly SectionId[]>> = {
  minimal: ['causes', 'evidence', 'lookUps', 'helpCentres'],
  standard: [],
  full: [],
}

function headOf({ choices, environment, now }: ReportInput, diagnosis: Diagnosis): Head {
  const { scenario, owner, then, certainty, code, codeName, caveats } = diagnosis
  return {
    madeAt: utcTime(now),
    version: environment.version,
    level: choices.level,
    ...{ scenario, owner, then, certainty, code, codeName, caveats },
  }
}

/** A report can be forged like any other text: it tells IT how to check it, above all where it asks to let an app in. */
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
  const fact = (label: string, value: string, note: string | null = null) => ({ label, value, note })
  return [
    ...(choices.environment
      ? [fact(report.browser, environment.browser), fact(report.os, environment.os)]
      : []),
    fact(report.extension, `${pages.product} ${environment.version}`),
    ...(settings.companyName === null ? [] : [fact(report.company, unlinked(settings.companyName, 80))]),
    fact(report.madeAt, utcTime(now), report.nothingSent),
  ]
}
