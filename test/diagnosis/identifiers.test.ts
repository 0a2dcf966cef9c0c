import { expect, it } from 'vitest'
import type { Observation } from '../../src/attempt/observation.ts'
import type { SignInAttempt } from '../../src/attempt/types.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { firstSeen, type Identifiers, identifiersOf } from '../../src/diagnosis/identifiers.ts'
import {
  answer,
  attemptOf,
  failure,
  noon,
  page,
  pasted,
  posted,
  request,
  served,
  step,
  tenant,
} from '../builders.ts'

function sightingsIn(attempt: SignInAttempt): Identifiers[] {
  const diagnosis = diagnose(attempt)
  if (diagnosis === null) throw new Error('Nothing stopped this attempt.')
  return identifiersOf(attempt, diagnosis)
}

const id = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-00000000000a`

it('names where a fact was seen', () => {
  const traceId = id('a')
  const seenIn = (...seen: Observation[]) => firstSeen(sightingsIn(attemptOf(...seen)), 'requestId')
  expect(seenIn(pasted({ code: '90094', traceId }))).toEqual({ value: traceId, source: 'pasted' })
  expect(seenIn(request(), answer({ code: '90094', traceId }))).toEqual({ value: traceId, source: 'answer' })
  expect(seenIn(answer({ code: '90094', traceId }, { by: 'anyone' }))).toEqual({
    value: traceId,
    source: 'address',
  })
  expect(seenIn(request(), { ...served(), requestId: traceId }, page({ codes: ['90094'] }))).toEqual({
    value: traceId,
    source: 'header',
  })
})

it('takes a fact from what stopped the sign-in, else from what came next before it', () => {
  const [before, on, after] = [id('a'), id('b'), id('c')]
  const attempt = attemptOf(
    request(),
    { ...served(200, noon + 4000), requestId: before },
    page({ codes: ['90094'], requestId: on }),
    { ...served(200, noon + 6000), requestId: after },
  )
  const values = sightingsIn(attempt).flatMap(({ requestId }) => requestId ?? [])
  expect(values).toEqual([on, before, after])
})

it('takes the tenant from the path of a step as of a page, and from nothing that only looks alike', () => {
  const stop = page({ codes: ['90094'] })
  const tenantOf = (path: string) => firstSeen(sightingsIn(attemptOf(request(), step(path), stop)), 'tenant')
  expect(tenantOf(`/${tenant.toUpperCase()}/reprocess`)).toEqual({ value: tenant, source: 'request' })
  expect(tenantOf('/common/reprocess')).toBe(null)
  expect(tenantOf(`/x/${tenant}/reprocess`)).toBe(null)
})

it('makes nothing of what holds no fact', () => {
  const attempt = attemptOf(request(), failure('net::ERR_FAILED'))
  const visit: Observation = { kind: 'clara', at: noon, host: 'www.clara.com', chain: null }
  const seen = [...attempt.seen, visit, posted()]
  expect(sightingsIn({ ...attempt, seen })).toEqual([
    expect.objectContaining({ source: 'request', at: noon }),
  ])
})
