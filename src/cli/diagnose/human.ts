import { type CodeTexts, fill, type Language, type TriageWords, type Words } from '../../_locales/index.ts'
import { cleanText } from '../../microsoft/clean.ts'
import { codeLines } from '../../report/code-text.ts'
import { certaintyText, evidenceText } from '../../report/evidence.ts'
import { masked } from '../../report/mask.ts'
import { causeTitle } from '../../triage/cause-title.ts'
import { accessLines, actionLine, figureLines, fixLine, managerText, markOf } from '../../triage/figures.ts'
import { ownerName } from '../../triage/owner-name.ts'
import type { Found } from '../../triage/reading.ts'
import { silenceText } from '../../triage/silence-text.ts'
import type { Group, Summary } from '../../triage/summary.ts'
import { type Fields, fieldsOfFound } from './fields.ts'

/**
 * The fields for a person at a terminal: first the diagnosis, then the facts by public name.
 * All values are cleaned: a control character of the sender could steer the terminal.
 */
export function humanText(found: Found, speech: Speech): string {
  const { diagnosis, notDiagnosed: _, otherApp: __, ...fields } = fieldsOfFound(found, speech.words)
  // A log's entry has its request ID as a name.
  const facts = { name: found.name === fields.traceId ? null : masked(found.name ?? ''), ...fields }
  const factLines = Object.entries(facts).flatMap(([name, value]) => {
    const text = cleanText([value ?? ''].flat().join(' '), 2000)
    return text === '' ? [] : [`  ${name}: ${text}`]
  })
  const head =
    diagnosis === null
      ? [speech.words.report.cliNothing, silenceText(found.silence, speech.triage)]
      : [...diagnosisLines(diagnosis, speech.words), ...meaningLines(facts.code, speech)]
  return [...head, '', ...factLines].join('\n')
}

/** One language, with what the codes mean. */
export interface Speech {
  words: Words
  triage: TriageWords
  codeTexts: CodeTexts
  language: Language
}

/** Many records and no blocked sign-in to Clara: says why, most frequent first. */
export function nothingText(reasons: ReadonlyMap<string, number>, { words }: Speech): string {
  const groups = [...reasons].map(([key, count]) => ({ key, count })).sort((a, b) => b.count - a.count)
  return [words.report.cliNothing, ...groups.slice(0, mostReasons).map(groupLine)].join('\n')
}

const mostReasons = 20

function meaningLines(code: string | null, { codeTexts, language }: Speech): string[] {
  return codeLines(code, codeTexts, language).map((line) => `  - ${line}`)
}

type DiagnosisFields = NonNullable<Fields['diagnosis']>

function diagnosisLines(diagnosis: DiagnosisFields, words: Words): string[] {
  const { scenario, title, steps, evidence } = diagnosis
  return [
    `${scenario}: ${title}`,
    ...nextLine(diagnosis, words),
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
    '',
    certaintyText(diagnosis, words),
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
  const groups = startGroups(triage)
  return [
    fill(triage.summaryTotal, { stopped: String(stopped), total: String(total) }),
    ...(unread > 0 ? [fill(triage.summaryUnread, { count: String(unread) })] : []),
    ...listLines(
      triage.helpsMost,
      actions.map((action) => actionLine(action, words, triage)),
    ),
    ...listLines(triage.figures, figureLines(summary, triage)),
    ...listLines(
      triage.fixes,
      summary.fixes.map((fix) => fixLine(fix, words, triage)),
    ),
    ...groups(triage.byCause, causes, (cause) => causeTitle(cause, words, triage)),
    ...groups(triage.byOwner, owners, (owner) => ownerName(owner, words, triage)),
    ...groups(triage.byCode, codes, (code) => `AADSTS${code}`),
    ...groups(triage.byTenant, tenants, (tenant) => tenant ?? triage.noTenant),
    ...groups(triage.byCountry, summary.countries ?? [], (country) => country ?? triage.noTenant),
    ...groups(triage.byDay, days, (day) => day ?? triage.noDay),
    ...groups(triage.byHour, summary.hours ?? [], (hour) => hour ?? triage.noDay),
    ...groups(triage.byRoute, summary.routes ?? [], (route) => route),
    ...listLines(triage.accessLog, accessLines(summary, triage)),
    ...(manager === '' ? [] : ['', triage.managerTitle, manager]),
  ].join('\n')
}

const listLines = (heading: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  - ${line}`)]

/** The lines of groups, each of fewer than five people marked. */
const startGroups =
  (triage: TriageWords) =>
  <K>(heading: string, groups: readonly Group<K>[], name: (key: K) => string): string[] => {
    if (groups.length === 0) return []
    const lines = groups.map((group) => groupLine({ ...group, key: name(group.key) }) + markOf(group, triage))
    return ['', heading, ...lines]
  }

function groupLine({ key, count }: Group<string>): string {
  return `${String(count).padStart(8)}  ${cleanText(key, 200)}`
}
