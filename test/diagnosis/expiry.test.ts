import { describe, expect, test } from 'vitest'
import { emptyTab } from '../../src/attempt/fold.ts'
import type { Observation } from '../../src/attempt/types.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { attemptLifetime, diagnosisNow } from '../../src/diagnosis/expiry.ts'
import { isTabKey, type StoredTab, tabKey } from '../../src/diagnosis/stored.ts'
import { attemptOf, noon, page, posted, request, served, step } from '../builders.ts'

const stored = (...observations: Observation[]): StoredTab => {
  const attempt = attemptOf(...observations)
  return { ...emptyTab, attempt, diagnosis: diagnose(attempt) }
}

describe('an attempt left lying', () => {
  const underWay = stored(request(), step('/kmsi', noon + 5000))
  test('is under way for an hour after the last that was seen of it', () => {
    expect(diagnosisNow(underWay, noon + 5000 + attemptLifetime - 1)).toBe(null)
  })
  test('has expired then, and says for how many minutes nothing came', () => {
    expect(diagnosisNow(underWay, noon + 5000 + 95.5 * 60_000)).toMatchObject({
      scenario: 'session',
      owner: 'you',
      certainty: 'likely',
      words: 'session',
      caveats: ['expired'],
      evidence: [{ what: 'silence', value: '95', where: 'network', at: noon + 5000 }],
    })
  })
  test('keeps what stopped it, however long ago', () => {
    const stop = stored(request(), page({ codes: ['90094'] }))
    expect(diagnosisNow(stop, noon + 9 * attemptLifetime)).toBe(stop.diagnosis)
  })
  test('is not expired where Microsoft has posted an answer that could not be read', () => {
    const unread = stored(request(), step('/kmsi'), posted(), served())
    expect(diagnosisNow(unread, noon + 9 * attemptLifetime)).toBe(null)
    const wentOn = stored(request(), posted(), step('/kmsi'))
    expect(diagnosisNow(wentOn, noon + 9 * attemptLifetime)).toMatchObject({ scenario: 'session' })
  })
  test('is nothing where there is none', () => {
    expect(diagnosisNow({ ...emptyTab, diagnosis: null }, noon)).toBe(null)
  })
})

test('tabs are told from what else is stored by their key', () => {
  expect(isTabKey(tabKey(7))).toBe(true)
  expect(isTabKey('history')).toBe(false)
})
