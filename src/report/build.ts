import { evidenceLines } from './evidence.ts'
import { factsOf } from './facts.ts'
import { countryName } from './help-centres.ts'
import { linksOf } from './links.ts'
import { scenarioWords } from './scenario-words.ts'
import { utcTime } from './time.ts'
import type { Link, Report, ReportInput, Section } from './types.ts'

/** A diagnosis and the attempt behind it in, the report for IT (or for Clara's support, where they own the fix) out. */
export function buildReport(input: ReportInput): Report {
  const { diagnosis, language, words } = input
  const { report } = words
  const { summary, it } = scenarioWords(words, diagnosis)
  const forClara = diagnosis.owner === 'clara'
  const links = linksOf(input)
  const sections: Section[] = [
    { heading: forClara ? report.stepsClara : report.stepsIt, kind: 'steps', items: it },
    { heading: report.places, kind: 'links', items: links },
    { heading: report.facts, kind: 'facts', items: factsOf(input) },
    { heading: report.evidence, kind: 'notes', items: evidenceLines(diagnosis, words) },
    { heading: report.genuine, kind: 'notes', items: forClara ? [] : genuineNotes(input, links) },
    { heading: report.helpCentres, kind: 'links', items: helpLinks(input) },
    { heading: report.environment, kind: 'facts', items: environmentFacts(input) },
  ]
  return {
    language,
    title: forClara ? report.titleClara : report.titleIt,
    warning: diagnosis.certainty === 'unconfirmed' ? report.unconfirmed : null,
    summary: [summary, ...diagnosis.caveats.map((caveat) => words.scenarios.caveats[caveat])],
    sections: sections.filter(({ items }) => items.length > 0),
  }
}

/** A report can be forged like any other text: it tells IT how to check it, above all where it asks to let an app in. */
function genuineNotes({ words: { report } }: ReportInput, links: readonly Link[]): string[] {
  return [report.genuineLog, ...(links.length === 0 ? [] : [report.genuineCompare, report.genuineDeny])]
}

function helpLinks({ helpCentres, language }: ReportInput): Link[] {
  return helpCentres.map((centre) => ({
    label: countryName(centre, language),
    note: null,
    address: centre.address,
  }))
}

function environmentFacts({ words, environment, now }: ReportInput) {
  const { report, faces } = words
  const fact = (label: string, value: string, note: string | null = null) => ({ label, value, note })
  return [
    fact(report.browser, environment.browser),
    fact(report.os, environment.os),
    fact(report.extension, `${faces.product} ${environment.version}`),
    fact(report.madeAt, utcTime(now), report.nothingSent),
  ]
}
