import { describe, expect, test } from 'vitest'
import { emptyTab } from '../../src/attempt/fold.ts'
import type { Observation } from '../../src/attempt/observation.ts'
import {
  type Context,
  isSameAttempt,
  isUnchanged,
  nextRecord,
  withObservations,
} from '../../src/background/next-record.ts'
import type { StoredTab } from '../../src/diagnosis/stored.ts'
import { authResponse, bareCancel, clara, noon, page, request, step } from '../builders.ts'

const none: StoredTab = { ...emptyTab, diagnosis: null }
const blocked = [request(), page({ codes: ['90094'] })]
const nowhere: Context = { isPrivate: undefined, opener: undefined, person: undefined, previous: null }

function next(
  observations: readonly Observation[],
  { before = none, context = nowhere, openPopup = true } = {},
): StoredTab {
  return nextRecord(before, withObservations(before, observations, clara), context, { openPopup })
}

describe('a record after an event', () => {
  test('holds the attempt with its diagnosis', () => {
    expect(next(blocked)).toMatchObject({
      attempt: { startedAt: noon, seen: blocked },
      diagnosis: { scenario: 'admin-approval', code: '90094' },
    })
  })
  test('has no diagnosis while nothing has blocked the sign-in', () => {
    expect(next([request()])).toMatchObject({ attempt: { startedAt: noon }, diagnosis: null })
    const visit: Observation = { kind: 'clara', at: noon, host: 'app.clara.com', chain: null }
    expect(next([visit])).toEqual({ ...none, clara: { at: noon, chain: null } })
  })
  test('holds where the tab is and who signs in, if that is known', () => {
    const context = { ...nowhere, isPrivate: false, opener: 3, person: 'fingerprint' }
    expect(next(blocked, { context })).toMatchObject({ private: false, opener: 3, person: 'fingerprint' })
    expect(Object.keys(next([request()])).sort()).toEqual(['attempt', 'clara', 'diagnosis', 'silent'])
  })
  test('is diagnosed with the person’s last result', () => {
    const previous = { scenario: 'approval-pending', waitingSince: noon - 1000 } as const
    const sent = page({ approval: 'sent' })
    expect(next([request(), sent], { context: { ...nowhere, previous } }).diagnosis).toMatchObject({
      scenario: 'approval-pending',
      since: noon - 1000,
    })
  })
  test('keeps nothing of the record before but what the fold keeps', () => {
    const before: StoredTab = { ...none, private: true, opener: 2, person: 'other' }
    expect(next([request()], { before })).not.toHaveProperty('person')
    expect(next([request()], { before })).not.toHaveProperty('private')
  })
})

describe('the popup opens by itself', () => {
  test('once for each attempt that is blocked', () => {
    const first = next(blocked)
    expect(first.announced).toBe(noon)
    const again = next([page({ codes: ['50105'] }, noon + 6000)], { before: first })
    expect(again).toMatchObject({ announced: noon, diagnosis: { scenario: 'not-assigned' } })
    const later = [request({}, { at: noon + 60_000 }), page({ codes: ['90094'] }, noon + 61_000)]
    expect(next(later, { before: again }).announced).toBe(noon + 60_000)
  })
  test('not for a scenario that the person can mend on the page, and not without a diagnosis', () => {
    expect(next([request(), bareCancel()])).not.toHaveProperty('announced')
    expect(next([request()])).not.toHaveProperty('announced')
  })
  test('not for an address that anybody could have written', () => {
    const forged = {
      kind: 'response',
      at: noon,
      host: 'app.clara.com',
      path: '/cb',
      response: authResponse({ code: '90094', codes: ['90094'] }),
      by: 'anyone',
      via: 'address',
    } as const
    const record = next([forged])
    expect(record.diagnosis).toMatchObject({ scenario: 'admin-approval', certainty: 'unconfirmed' })
    expect(record).not.toHaveProperty('announced')
  })
  test('not if the setting is off', () => {
    expect(next(blocked, { openPopup: false })).not.toHaveProperty('announced')
  })
})

test('an event changes a record if it changes the attempt, the visit to Clara or the silent request', () => {
  const before = next(blocked)
  const changes = (...observations: Observation[]) =>
    !isUnchanged(before, withObservations(before, observations, clara))
  expect(changes()).toBe(false)
  expect(changes({ ...step(), kind: 'posted', host: 'other.example' })).toBe(false)
  expect(changes(step())).toBe(true)
  expect(changes(request({ prompt: 'none' }))).toBe(true)
  expect(changes({ kind: 'clara', at: noon, host: 'app.clara.com', chain: null })).toBe(true)
})

test('an attempt is the same if it began at the same time', () => {
  const before = next([request()])
  expect(isSameAttempt(before, withObservations(before, [step()], clara))).toBe(true)
  expect(isSameAttempt(before, withObservations(before, [request({}, { at: noon + 1 })], clara))).toBe(false)
  expect(isSameAttempt(none, before)).toBe(false)
})
