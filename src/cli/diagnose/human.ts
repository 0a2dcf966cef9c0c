import { type CodeTexts, fill, type Language, type TriageWords, type Words } from '../../_locales/index.ts'
import { cleanText } from '../../microsoft/clean.ts'
import { codeLines } from '../../report/code-text.ts'
import { evidenceText } from '../../report/evidence.ts'
import { causeTitle } from '../../triage/cause-title.ts'
import { actionLine, figureLines, managerText } from '../../triage/figures.ts'
import { ownerName } from '../../triage/owner-name.ts'
import type { Group, Summary } from '../../triage/summary.ts'
import type { Fields } from './fields.ts'

/**
 * The fields for a person at a terminal: first the diagnosis, then the facts by public name.
 * All values are cleaned: a control character of the sender could steer the terminal.
 */
export function humanText({ diagnosis, ...facts }: Fields, speech: Speech): string {
  const factLines = Object.entries(facts).flatMap(([name, value]) => {
    const text = cleanText([value ?? ''].flat().join(' '), 2000)
    return text === '' ? [] : [`  ${name}: ${text}`]
  })
  const head =
    diagnosis === null
      ? [speech.words.report.cliNothing]
      : [...diagnosisLines(diagnosis, speech.words), ...meaningLines(facts.code, speech)]
  return [...head, '', ...factLines].join('\n')
}

/** One language, with what the codes mean. */
export interface Speech {
  words: Words
  codeTexts: CodeTexts
  language: Language
}

function meaningLines(code: string | null, { codeTexts, language }: Speech): string[] {
  return codeLines(code, codeTexts, language).map((line) => `  - ${line}`)
}

type DiagnosisFields = NonNullable<Fields['diagnosis']>

function diagnosisLines(diagnosis: DiagnosisFields, words: Words): string[] {
  const { scenario, title, steps, certainty, evidence } = diagnosis
  return [
    `${scenario}: ${title}`,
    ...nextLine(diagnosis, words),
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
    '',
    words.report[`certainty-${certainty}`],
    ...evidence.map((one) => `  - ${evidenceText(one, words.report)}`),
  ]
}

function nextLine({ owner, then }: DiagnosisFields, { pages }: Words): string[] {
  if (owner === null) return []
  const who = pages[`owner-${owner}`]
  if (then === null) return [fill(pages.next, { who })]
  return [fill(pages.nextThen, { who, then: pages[`owner-${then}`] })]
}

/** The counts for a person at a terminal. */
export function summaryText(summary: Summary, words: Words, triage: TriageWords): string {
  const { total, stopped, unread, causes, owners, codes, tenants, days, actions } = summary
  const manager = managerText(summary, words, triage)
  return [
    fill(triage.summaryTotal, { stopped: String(stopped), total: String(total) }),
    ...(unread > 0 ? [fill(triage.summaryUnread, { count: String(unread) })] : []),
    ...listLines(
      triage.helpsMost,
      actions.map((action) => actionLine(action, words, triage)),
    ),
    ...listLines(triage.figures, figureLines(summary, triage)),
    ...groupLines(triage.byCause, causes, (cause) => causeTitle(cause, words, triage)),
    ...groupLines(triage.byOwner, owners, (owner) => ownerName(owner, words, triage)),
    ...groupLines(triage.byCode, codes, (code) => `AADSTS${code}`),
    ...groupLines(triage.byTenant, tenants, (tenant) => tenant ?? triage.noTenant),
    ...groupLines(triage.byDay, days, (day) => day ?? triage.noDay),
    ...(manager === '' ? [] : ['', triage.managerTitle, manager]),
  ].join('\n')
}

const listLines = (heading: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  - ${line}`)]

function groupLines<K>(heading: string, groups: readonly Group<K>[], name: (key: K) => string): string[] {
  if (groups.length === 0) return []
  const lines = groups.map(({ key, count }) => `${String(count).padStart(8)}  ${cleanText(name(key), 200)}`)
  return ['', heading, ...lines]
}
