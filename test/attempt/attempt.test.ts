import { describe, expect, test } from 'vitest'
import { maxPrevious, maxSeen } from '../../src/attempt/attempt.ts'
import type { Observation } from '../../src/attempt/observation.ts'
import { attemptOf, bareCancel, failure, noon, page, request, served, step, success } from '../builders.ts'

describe('a new attempt', () => {
  test('keeps up to three failed attempts before it', () => {
    const attempts = Array.from({ length: 6 }, (_, index) => request({}, { at: noon + index }))
    const depths: number[] = []
    for (let one = attemptOf(...attempts).previous; one !== null; one = one.previous)
      depths.push(one.startedAt - noon)
    expect(depths).toEqual([4, 3, 2])
    expect(depths).toHaveLength(maxPrevious)
  })
  test('does not keep an attempt that succeeded', () => {
    expect(attemptOf(request(), success(), request({}, { at: noon + 60_000 })).previous).toBe(null)
  })
  test('begins after Microsoft’s answer, even if the request is marked as reloaded', () => {
    const attempt = attemptOf(request(), bareCancel(), request({ ssoReload: true }, { at: noon + 60_000 }))
    expect([attempt.startedAt, attempt.previous?.startedAt]).toEqual([noon + 60_000, noon])
  })
  test('begins with a request for another redirect URI or after an answer without a request', () => {
    const elsewhere = request(
      { redirectUri: 'https://app.clara.com/other', ssoReload: true },
      { at: noon + 1 },
    )
    expect(attemptOf(request(), elsewhere).startedAt).toBe(noon + 1)
    expect(
      attemptOf(bareCancel({ by: 'anyone' }), request({ ssoReload: true }, { at: noon + 1 })).startedAt,
    ).toBe(noon + 1)
  })
})

describe('attempts that may form a redirect loop', () => {
  const succeeded = (at: number, ...between: Observation[]) => [
    request({}, { at: noon + at }),
    ...between,
    success({ at: noon + at + 100 }),
  ]
  test('follow a success without a page within a minute', () => {
    expect(
      attemptOf(...succeeded(0), ...succeeded(1000), request({}, { at: noon + 2000 })).loopStarts,
    ).toEqual([noon, noon + 1000, noon + 2000])
    expect(
      attemptOf(...succeeded(0), ...succeeded(50_000), request({}, { at: noon + 70_000 })).loopStarts,
    ).toEqual([noon + 50_000, noon + 70_000])
    expect(attemptOf(...succeeded(0), request({}, { at: noon + 60_000 })).loopStarts).toHaveLength(2)
  })
  test('do not follow an attempt with a page or a failure', () => {
    const again = request({}, { at: noon + 20_000 })
    expect(attemptOf(...succeeded(0, page()), again).loopStarts).toEqual([noon + 20_000])
    expect(attemptOf(request(), bareCancel(), again).loopStarts).toEqual([noon + 20_000])
  })
})

describe('an attempt with too many observations', () => {
  test('drops steps and statuses first, so that evidence stays', () => {
    const evidence = page({ codes: ['90094'] })
    const steps = Array.from({ length: 100 }, (_, index) => step('/kmsi', noon + index))
    const { seen } = attemptOf(request(), evidence, ...steps)
    expect(seen).toHaveLength(maxSeen)
    expect(seen.slice(0, 2)).toEqual([request(), evidence])
    const statuses = Array.from({ length: 100 }, (_, index) => served(200, noon + index))
    expect(attemptOf(request(), evidence, ...statuses).seen.slice(0, 2)).toEqual([request(), evidence])
  })
  test('drops the oldest observation if there is no step', () => {
    const failures = Array.from({ length: maxSeen }, (_, index) =>
      failure('e', 'app.clara.com', noon + index),
    )
    expect(attemptOf(request(), ...failures).seen).toEqual(failures)
  })
})
