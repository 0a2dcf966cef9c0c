import { describe, expect, it } from 'vitest'
import { actionsOf, awaitsApproval } from '../../src/diagnosis/steps.ts'
import { stuckDiagnosis } from '../../src/diagnosis/stuck.ts'
import type { Diagnosis } from '../../src/diagnosis/types.ts'
import { attemptOf, noon, page, request, step } from '../builders.ts'

const diagnosis = (more: Partial<Diagnosis>): Diagnosis => ({
  ...stuckDiagnosis(attemptOf(request())),
  ...more,
})

describe('the person’s steps', () => {
  it.each([
    ['approval-request', 'approval-request', 'you', ['copy-reason', 'copy-report', 'try-again']],
    ['approval-request', 'another-app', 'it', ['copy-report', 'try-again']],
    ['admin-approval', 'admin-approval', 'it', ['copy-report', 'try-again']],
    ['app-misconfigured', 'app-misconfigured', 'clara', ['copy-report', 'try-again']],
    ['password', 'password', 'you', ['try-again', 'copy-report']],
    ['unknown', 'unknown', null, ['try-again', 'copy-report']],
  ] as const)('of %s with the words %s', (scenario, words, owner, actions) => {
    expect(actionsOf(diagnosis({ scenario, words, owner }))).toEqual(actions)
  })

  it.each([
    ['admin-approval', 'admin-approval', true],
    ['admin-approval', 'another-app', false],
    ['password', 'password', false],
  ] as const)('of %s with the words %s end with an approval: %s', (scenario, words, expected) => {
    expect(awaitsApproval(diagnosis({ scenario, words }))).toBe(expected)
  })
})

describe('a report on an attempt that nothing has blocked', () => {
  const saysStuck = { what: 'stuck', value: '', where: 'person' }
  it('asks for nothing more: nobody knows the reason', () => {
    expect(stuckDiagnosis(attemptOf(request()))).toEqual({
      scenario: 'unknown',
      owner: null,
      then: null,
      certainty: 'unconfirmed',
      words: 'unknown',
      code: null,
      caveats: [],
      evidence: [{ ...saysStuck, at: noon }],
      solved: false,
      before: null,
      since: null,
    })
  })
  const evidenceOf = (...seen: Parameters<typeof attemptOf>) => stuckDiagnosis(attemptOf(...seen)).evidence
  it('names the page that is open, and says that the person is stuck', () => {
    expect(evidenceOf(request(), page({ pageId: 'ConvergedNew' }))).toEqual([
      { what: 'structure', value: 'ConvergedNew', where: 'page', at: noon + 5000 },
      { ...saysStuck, at: noon + 5000 },
    ])
  })
  it('names that page also after a later step', () => {
    expect(evidenceOf(request(), page(), step('/common/next', noon + 6000))).toEqual(
      evidenceOf(request(), page()),
    )
  })
  it('names the path of a page without an ID', () => {
    expect(evidenceOf(request(), page())).toEqual([
      { what: 'structure', value: '/common/login', where: 'page', at: noon + 5000 },
      { ...saysStuck, at: noon + 5000 },
    ])
  })
})
