import { describe, expect, test } from 'vitest'
import { emptyTab } from '../../src/attempt/fold.ts'
import type { Observation } from '../../src/attempt/types.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { attemptLifetime, expireTab } from '../../src/diagnosis/expiry.ts'
import { isTabKey, type StoredTab, tabKey } from '../../src/diagnosis/stored.ts'
import { attemptOf, noon, page, posted, request, served, step } from '../builders.ts'

const stored = (...observations: Observation[]): StoredTab => {
  const attempt = attemptOf(...observations)
  return { ...emptyTab, attempt, diagnosis: diagnose(attempt) }
}

describe('an attempt left lying', () => {
  const underWay = stored(request(), step('/kmsi', noon + 5000))
  test('is under way for an hour after the last that was seen of it', () => {
    expect(expireTab(underWay, noon + 5000 + attemptLifetime - 1)).toBe(underWay)
  })
  test('has expired then, and says for how many minutes nothing came', () => {
    expect(expireTab(underWay, noon + 5000 + attemptLifetime).diagnosis?.scenario).toBe('session')
    expect(expireTab(underWay, noon + 5000 + 95.5 * 60_000).diagnosis).toMatchObject({
      scenario: 'session',
      owner: 'you',
      certainty: 'likely',
      words: 'session',
      caveats: ['expired'],
      solved: false,
      evidence: [{ what: 'silence', value: '95', where: 'network', at: noon + 5000 }],
    })
  })
  test('keeps what stopped it, however long ago', () => {
    const stop = stored(request(), page({ codes: ['90094'] }))
    expect(expireTab(stop, noon + 9 * attemptLifetime)).toBe(stop)
  })
  test('is nothing any more where Microsoft has posted an answer that could not be read', () => {
    const unread = stored(request(), step('/kmsi'), posted(), served())
    expect(expireTab(unread, noon + attemptLifetime)).toBe(unread)
    expect(expireTab(unread, noon + 9 * attemptLifetime)).toMatchObject({ attempt: null, diagnosis: null })
    const wentOn = stored(request(), posted(), step('/kmsi'))
    expect(expireTab(wentOn, noon + 9 * attemptLifetime).diagnosis?.scenario).toBe('session')
  })
  test('is nothing where there is none', () => {
    const nothing = { ...emptyTab, diagnosis: null }
    expect(expireTab(nothing, noon)).toBe(nothing)
  })
})

test('tabs are told from what else is stored by their key', () => {
  expect(isTabKey(tabKey(7))).toBe(true)
  expect(isTabKey('history')).toBe(false)
})
