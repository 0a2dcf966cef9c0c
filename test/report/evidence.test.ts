import { describe, expect, it } from 'vitest'
import { languages, loadWords } from '../../src/_locales/index.ts'
import { emptyTab } from '../../src/attempt/fold.ts'
import type { SignInAttempt } from '../../src/attempt/types.ts'
import { stateOf } from '../../src/diagnosis/state.ts'
import { stuckDiagnosis } from '../../src/diagnosis/stuck.ts'
import type { Diagnosis, Evidence } from '../../src/diagnosis/types.ts'
import { readEvidenceLine } from '../../src/microsoft/own-report.ts'
import { plainText } from '../../src/microsoft/plain.ts'
import { buildReport } from '../../src/report/build.ts'
import { defaultChoices } from '../../src/report/choices.ts'
import { certaintyText, doubtOf, evidenceLines, evidenceText } from '../../src/report/evidence.ts'
import { reportText } from '../../src/report/text.ts'
import { answer, attemptOf, noon, page, pasted, request, said } from '../builders.ts'
import { blockedAt, inputOf } from './input.ts'

/** A report without a code can only be read by this line. */
describe.each(languages)('a line of evidence in %s can be read again', (language) => {
  it.each([
    ['answer', 'consent_required', { answer: [['error', 'consent_required']] }],
    ['answer', 'cancel', { answer: [['error_subcode', 'cancel']] }],
    ['structure', 'headline', { answer: [], statement: { says: 'admin-approval' } }],
    ['structure', 'reason-form', { answer: [], statement: { says: 'approval-request' } }],
    ['structure', 'request-sent', { answer: [], statement: { says: 'approval-pending' } }],
  ] as const)('%s: %s', async (what, value, read) => {
    const evidence: Evidence[] = [{ what, value, where: 'redirect', at: noon }]
    const { diagnosis, words } = await inputOf(blockedAt({ codes: ['90095'] }), { language })
    const lines = evidenceLines({ ...diagnosis, evidence }, words)
    expect(readEvidenceLine(plainText(lines.join('\n')))).toEqual(read)
  })
})

it.each<[Evidence['what'], value: string, text: string]>([
  ['code', '7000112', 'error code AADSTS7000112, on Microsoft’s page'],
  ['code', '70001125215', 'error code AADSTS7000[_]1125[_]215, on Microsoft’s page'],
  ['code', 'evil.example', 'error code AADSTSevil[.]example, on Microsoft’s page'],
  ['answer', '5215512', 'answer “5215[_]512”, on Microsoft’s page'],
])('%s %s is shown so that nobody can click or dial it', async (what, value, text) => {
  const { report } = await loadWords('en')
  expect(evidenceText({ what, value, where: 'page' }, report)).toBe(text)
})

it.each<Evidence['what']>(['silence', 'rounds'])(
  '%s names no place: only our own clock shows it',
  async (what) => {
    const { report } = await loadWords('en')
    const text = evidenceText({ what, value: '3', where: 'network' }, report)
    expect(text).toBe(report[`evidence-${what}`].replace('{value}', '3'))
  },
)

it('an unconfirmed diagnosis rests on an address if nothing else is known', () => {
  const unconfirmed = (evidence: Pick<Evidence, 'what' | 'where'>[]) =>
    doubtOf({ certainty: 'unconfirmed', evidence })
  expect(unconfirmed([])).toBe('address')
  expect(unconfirmed([{ what: 'code', where: 'page' }])).toBe('address')
  expect(unconfirmed([{ what: 'code', where: 'pasted' }])).toBe('pasted')
})

it('a likely diagnosis without evidence names neither a recording nor a broker', async () => {
  const words = await loadWords('en')
  const sure = { certainty: 'likely', evidence: [] } as const
  expect(certaintyText(sure, words)).toBe(words.report['certainty-likely'])
})

const blocked = blockedAt({ codes: ['90094'] })
const underWay = attemptOf(request(), page({ pageId: 'ConvergedNew' }))
const forged = attemptOf(request(), answer({ code: '90094' }, { by: 'anyone', via: 'address' }))
const recorded = (attempt: SignInAttempt): SignInAttempt => ({ ...attempt, isRecorded: true })

/** What each kind of evidence says about itself, and no other kind says. */
const kinds: readonly [
  kind: string,
  attempt: SignInAttempt,
  sentence: `doubt-${string}` | `certainty-${string}`,
  made?: Diagnosis,
][] = [
  ['a code on Microsoft’s page', blocked, 'certainty-confirmed'],
  ['a code in Microsoft’s answer', attemptOf(request(), answer({ code: '90094' })), 'certainty-confirmed'],
  ['a headline of Microsoft’s page', blockedAt({ approval: 'admin' }), 'certainty-likely'],
  ['a page that came through a broker', { ...blocked, recognition: 'broker' }, 'certainty-broker'],
  ['a recording', recorded(blocked), 'certainty-recording'],
  ['an address in a recording', recorded(forged), 'doubt-recording'],
  ['an address that anybody could have made', forged, 'doubt-address'],
  ['a pasted text', attemptOf(pasted({ hasError: true, code: '90094', codes: ['90094'] })), 'doubt-pasted'],
  ['the page that the person named', attemptOf(request(), page(), said('admin', noon + 6000)), 'doubt-said'],
  ['a person who is stuck on a page', underWay, 'doubt-stuck', stuckDiagnosis(underWay)],
  [
    'a person who is stuck before any page',
    attemptOf(request()),
    'doubt-stuck',
    stuckDiagnosis(attemptOf(request())),
  ],
  ['a sign-in that went silent', underWay, 'certainty-likely', expiredDiagnosis()],
]

describe.each(languages)('in %s, a report says what its diagnosis rests on', async (language) => {
  const { message, report } = await loadWords(language)
  const all = { ...message, ...report } as Readonly<Record<string, unknown>>
  const sentences = Object.keys(all).filter((key) => /^(?:doubt|certainty)-/.test(key))

  it.each(kinds)('%s', async (_, attempt, sentence, made) => {
    // Nothing has blocked an attempt whose diagnosis is made here.
    const base = await inputOf(made ? blocked : attempt, { language, choices: defaultChoices('full') })
    const input = { ...base, attempt }
    const diagnosis = made ?? input.diagnosis
    const full = reportText(buildReport({ ...input, diagnosis }))
    expect(sentences.filter((key) => full.includes(String(all[key])))).toEqual([sentence])
    expect(certaintyText(diagnosis, input.words)).toBe(all[sentence])
    const { warning } = buildReport({ ...input, diagnosis, choices: defaultChoices('message') })
    expect(warning).toBe(sentence.startsWith('doubt-') ? all[sentence] : null)
  })

  it('and every sentence about certainty has its evidence', () => {
    expect(sentences.toSorted()).toEqual([...new Set(kinds.map(([, , sentence]) => sentence))].toSorted())
  })

  it('and a report by a person who is stuck claims no page and no failure', async () => {
    const input = await inputOf(blocked, { language })
    const attempt = attemptOf(request())
    const made = buildReport({ ...input, attempt, diagnosis: stuckDiagnosis(attempt) })
    expect(made.title).toBe(message.stuck.title)
    expect(reportText(made)).toContain(message.anyone)
    expect(reportText(made)).toContain(`${report['evidence-stuck']}, ${report['place-person']}`)
    expect(reportText(made)).not.toContain(report['evidence-said'].split('{')[0])
  })
})

function expiredDiagnosis(): Diagnosis {
  const state = stateOf({ ...emptyTab, attempt: underWay, diagnosis: null }, noon + 90 * 60_000)
  if (state.kind !== 'expired') throw new Error(`The attempt is ${state.kind}.`)
  return state.diagnosis
}
