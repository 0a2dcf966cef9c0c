import type { Report, Section, SectionId } from './types.ts'

/** Version of the form that `docs/report.schema.json` describes: a field that goes or changes its meaning makes a new one. */
export const schemaVersion = 1

/** The report for machines, as JSON; `docs/report.schema.json` says what each field means. It tells what the other forms tell, no more. */
export function reportJson(report: Report): string {
  const { head, language, title, warning, summary, sections } = report
  const { madeAt, version, level, ...diagnosis } = head
  const items = itemsOf(sections)
  const told = {
    schemaVersion,
    product: 'Clara Sign-in Helper',
    version,
    madeAt,
    language,
    level,
    title,
    warning,
    diagnosis: { ...diagnosis, summary },
    steps: items('steps'),
    places: items('places'),
    facts: items('facts'),
    evidence: items('evidence'),
    causes: items('causes'),
    genuine: items('genuine'),
    lookUps: items('lookUps'),
    timeline: items('timeline'),
    helpCentres: items('helpCentres'),
    environment: items('environment'),
    leftOut: items('leftOut'),
  }
  return `${JSON.stringify(told, null, 2)}\n`
}

function itemsOf(sections: readonly Section[]) {
  return (id: SectionId): Section['items'] => sections.find((one) => one.id === id)?.items ?? []
}
