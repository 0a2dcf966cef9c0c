import type { Report, Section, SectionId } from './types.ts'

/** A removed field, or one with a new meaning, makes a new version of docs/report.schema.json. */
export const schemaVersion = 2

/** The report for machines, see docs/report.schema.json. It shows no more than the other forms. */
export function reportJson(report: Report): string {
  const { head, language, title, warning, summary, sections, leftOut } = report
  const { madeAt, version, level, ...diagnosis } = head
  const items = itemsOf(sections)
  const json = {
    schemaVersion,
    product: 'Clara Sign-in Helper',
    version,
    madeAt,
    language,
    level,
    title,
    warning,
    diagnosis: { ...diagnosis, summary },
    genuine: items('genuine'),
    steps: items('steps'),
    again: items('again'),
    facts: items('facts'),
    more: items('more'),
    places: items('places'),
    evidence: items('evidence'),
    causes: items('causes'),
    lookUps: items('lookUps'),
    timeline: items('timeline'),
    helpCentres: items('helpCentres'),
    environment: items('environment'),
    leftOut,
  }
  return `${JSON.stringify(json, null, 2)}\n`
}

function itemsOf(sections: readonly Section[]) {
  return (id: SectionId): Section['items'] => sections.find((one) => one.id === id)?.items ?? []
}
