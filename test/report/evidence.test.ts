import { describe, expect, it } from 'vitest'
import { languages } from '../../src/_locales/index.ts'
import type { Evidence } from '../../src/diagnosis/types.ts'
import { readEvidenceLine } from '../../src/microsoft/own-report.ts'
import { plainText } from '../../src/microsoft/plain.ts'
import { evidenceLines } from '../../src/report/evidence.ts'
import { noon } from '../builders.ts'
import { blockedAt, inputOf } from './input.ts'

/** A report without a code can only be read by this line. */
describe.each(languages)('a line of evidence in %s can be read again', (language) => {
  it.each([
    ['answer', 'consent_required', { answer: [['error', 'consent_required']] }],
    ['answer', 'cancel', { answer: [['error_subcode', 'cancel']] }],
    ['structure', 'headline', { answer: [], said: { says: 'admin-approval' } }],
    ['structure', 'reason-form', { answer: [], said: { says: 'approval-request' } }],
    ['structure', 'request-sent', { answer: [], said: { says: 'approval-pending' } }],
  ] as const)('%s: %s', async (what, value, read) => {
    const evidence: Evidence[] = [{ what, value, where: 'redirect', at: noon }]
    const { diagnosis, words } = await inputOf(blockedAt({ codes: ['90095'] }), { language })
    const lines = evidenceLines({ ...diagnosis, evidence }, words)
    expect(readEvidenceLine(plainText(lines.join('\n')))).toEqual(read)
  })
})
