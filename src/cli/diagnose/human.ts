import { fill, type TriageWords, type Words } from '../../_locales/index.ts'
import { cleanText } from '../../microsoft/clean.ts'
import { unlinked } from '../../report/unlinked.ts'
import { causeTitle } from '../../triage/cause-title.ts'
import type { Group, Summary } from '../../triage/summary.ts'
import type { Fields } from './fields.ts'

/**
 * An input's fields as a person reads them in a terminal: the diagnosis first, then the facts under their public names.
 * Whoever made the input chose some of them: nothing of it may steer the terminal.
 */
export function humanText({ diagnosis, ...facts }: Fields, words: Words): string {
  const told = Object.entries(facts).flatMap(([name, value]) => {
    const text = cleanText([value ?? ''].flat().join(' '), 2000)
    return text === '' ? [] : [`  ${name}: ${text}`]
  })
  return [...(diagnosis === null ? [words.report.cliNothing] : head(diagnosis, words)), '', ...told].join(
    '\n',
  )
}

type DiagnosisFields = NonNullable<Fields['diagnosis']>

function head({ scenario, title, steps, certainty, evidence, ...diagnosis }: DiagnosisFields, words: Words) {
  const said = ({ what, value, where }: DiagnosisFields['evidence'][number]) =>
    `${fill(words.report[`evidence-${what}`], { value: unlinked(value, 80) })}, ${words.report[`place-${where}`]}`
  return [
    `${scenario}: ${title}`,
    ...nextLine(diagnosis, words),
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
    '',
    words.report[`certainty-${certainty}`],
    ...evidence.map((one) => `  - ${said(one)}`),
  ]
}

function nextLine({ owner, then }: Pick<DiagnosisFields, 'owner' | 'then'>, { pages }: Words): string[] {
  if (owner === null) return []
  const who = pages[`owner-${owner}`]
  return [
    then === null ? fill(pages.next, { who }) : fill(pages.nextThen, { who, then: pages[`owner-${then}`] }),
  ]
}

/** How many of what, as a person reads it in a terminal. */
export function summaryText(summary: Summary, words: Words, triage: TriageWords): string {
  const { total, stopped, causes, codes, tenants, days } = summary
  const part = <K>(heading: string, groups: readonly Group<K>[], name: (key: K) => string) =>
    groups.length === 0
      ? []
      : [
          '',
          heading,
          ...groups.map(({ key, count }) => `${String(count).padStart(8)}  ${cleanText(name(key), 200)}`),
        ]
  return [
    fill(triage.summaryTotal, { stopped: String(stopped), total: String(total) }),
    ...part(triage.byCause, causes, (cause) => causeTitle(cause, words, triage)),
    ...part(triage.byCode, codes, (code) => `AADSTS${code}`),
    ...part(triage.byTenant, tenants, (tenant) => tenant ?? triage.noTenant),
    ...part(triage.byDay, days, (day) => day ?? triage.noDay),
  ].join('\n')
}
