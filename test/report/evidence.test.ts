import { describe, expect, it } from 'vitest'
import { languages } from '../../src/_locales/index.ts'
import type { Evidence } from '../../src/diagnosis/types.ts'
import { readEvidenceLine } from '../../src/microsoft/own-report.ts'
import { plainText } from '../../src/microsoft/plain.ts'
import { evidenceLines } from '../../src/report/evidence.ts'
import { noon } from '../builders.ts'
import { blockedAt, inputOf } from './input.ts'

/** Where a stop has no code, its report is understood by this line alone. */
describe.each(languages)('the line of evidence in %s is read back', (language) => {
  it.each([
    ['answer', 'consent_required', { answer: [['error', 'consent_required']], approval: null }],
    ['answer', 'cancel', { answer: [['error_subcode', 'cancel']], approval: null }],
    ['structure', 'headline', { answer: [], approval: 'admin' }],
    ['structure', 'reason-form', { answer: [], approval: 'required' }],
    ['structure', 'request-sent', { answer: [], approval: 'sent' }],
  ] as const)('%s: %s', async (what, value, read) => {
    const evidence: Evidence[] = [{ what, value, where: 'redirect', at: noon }]
    const { diagnosis, words } = await inputOf(blockedAt({ codes: ['90095'] }), { language })
    const lines = evidenceLines({ ...diagnosis, evidence }, words)
    expect(readEvidenceLine(plainText(lines.join('\n')))).toEqual(read)
  })
})
