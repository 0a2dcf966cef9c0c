import { describe, expect, test } from 'vitest'
import { emptyTab } from '../../src/attempt/fold.ts'
import type { Observation } from '../../src/attempt/observation.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { attemptLifetime, stateOf } from '../../src/diagnosis/state.ts'
import type { StoredTab } from '../../src/diagnosis/stored.ts'
import { attemptOf, noon, page, posted, request, served, step, success } from '../builders.ts'

const stored = (...observations: Observation[]): StoredTab & { attempt: object } => {
  const attempt = attemptOf(...observations)
  return { ...emptyTab, attempt, diagnosis: diagnose(attempt) }
}

const muchLater = noon + 9 * attemptLifetime

describe('the state of a tab', () => {
  test('is idle without a record, and without an attempt', () => {
    expect(stateOf(null, noon)).toEqual({ kind: 'idle' })
    expect(stateOf({ ...emptyTab, diagnosis: null }, noon)).toEqual({ kind: 'idle' })
  })
  test('is signed in once Microsoft has sent a success, however long ago', () => {
    const tab = stored(request(), success())
    const { attempt, diagnosis } = tab
    expect(stateOf(tab, muchLater)).toEqual({ kind: 'signed-in', attempt, diagnosis })
  })
  test('is blocked once a failure is known, however long ago', () => {
    const tab = stored(request(), page({ codes: ['90094'] }))
    const { attempt, diagnosis } = tab
    expect(stateOf(tab, muchLater)).toEqual({ kind: 'blocked', attempt, diagnosis })
  })
})

describe('an attempt without a result', () => {
  const last = noon + 5000
  const tab = stored(request(), step('/kmsi', last - 1000), step('/kmsi', last))
  const { attempt } = tab
  test('is under way for an hour after its last observation', () => {
    expect(stateOf(tab, last + attemptLifetime - 1)).toEqual({ kind: 'under-way', attempt })
  })
  test('expires after that hour', () => {
    expect(stateOf(tab, last + attemptLifetime)).toMatchObject({ kind: 'expired', attempt })
  })
  test('expires as a lost session that the person can start again, with the minutes of silence', () => {
    expect(stateOf(tab, last + 95.5 * 60_000)).toMatchObject({
      diagnosis: {
        scenario: 'session',
        owner: 'you',
        certainty: 'likely',
        words: 'session',
        caveats: ['expired'],
        solved: false,
        evidence: [{ what: 'silence', value: '95', where: 'network', at: last }],
      },
    })
  })
  test('lives from its start where its observations are lost', () => {
    const lost = { ...tab, attempt: { ...attempt, seen: [] } }
    expect(stateOf(lost, noon + attemptLifetime - 1).kind).toBe('under-way')
    expect(stateOf(lost, noon + attemptLifetime).kind).toBe('expired')
  })
})

describe('an answer that nobody could read', () => {
  const tab = stored(request(), step('/kmsi'), posted(), served())
  test('leaves the tab unread for an hour, then idle', () => {
    expect(stateOf(tab, noon + attemptLifetime)).toEqual({ kind: 'unread', attempt: tab.attempt })
    expect(stateOf(tab, muchLater)).toEqual({ kind: 'idle' })
  })
  test('is of no more interest once the sign-in goes on', () => {
    const wentOn = stored(request(), posted(), step('/kmsi'))
    expect(stateOf(wentOn, noon + 60_000).kind).toBe('under-way')
    expect(stateOf(wentOn, muchLater).kind).toBe('expired')
  })
})
