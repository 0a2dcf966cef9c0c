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

function identifiersIn(attempt: SignInAttempt): Identifiers[] {
  const diagnosis = diagnose(attempt)
  if (diagnosis === null) throw new Error('Nothing has blocked this attempt.')
  return identifiersOf(attempt, diagnosis)
}

const id = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-00000000000a`

it('a value has the place where it was seen', () => {
  const traceId = id('a')
  const seenIn = (...seen: Observation[]) => firstSeen(identifiersIn(attemptOf(...seen)), 'requestId')
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

it('the observation behind the diagnosis comes first, then the nearest before it', () => {
  const [before, on, after] = [id('a'), id('b'), id('c')]
  const attempt = attemptOf(
    request(),
    { ...served(200, noon + 4000), requestId: before },
    page({ codes: ['90094'], requestId: on }),
    { ...served(200, noon + 6000), requestId: after },
  )
  const values = identifiersIn(attempt).flatMap(({ requestId }) => requestId ?? [])
  expect(values).toEqual([on, before, after])
})

it('the tenant comes from the path of a step or a page, if the path begins with its ID', () => {
  const stop = page({ codes: ['90094'] })
  const tenantOf = (path: string) =>
    firstSeen(identifiersIn(attemptOf(request(), step(path), stop)), 'tenant')
  expect(tenantOf(`/${tenant.toUpperCase()}/reprocess`)).toEqual({ value: tenant, source: 'request' })
  expect(tenantOf('/common/reprocess')).toBe(null)
  expect(tenantOf(`/x/${tenant}/reprocess`)).toBe(null)
  expect(tenantOf(`/${tenant}0`)).toBe(null)
  expect(tenantOf('')).toBe(null)
})

it('an observation without identifiers gives none', () => {
  const attempt = attemptOf(request(), failure('net::ERR_FAILED'))
  const visit: Observation = { kind: 'clara', at: noon, host: 'www.clara.com', chain: null }
  const seen = [...attempt.seen, visit, posted()]
  expect(identifiersIn({ ...attempt, seen })).toEqual([
    expect.objectContaining({ source: 'request', at: noon }),
  ])
})
