import { expect, it } from 'vitest'
import type { Observation } from '../../src/attempt/observation.ts'
import type { SignInAttempt } from '../../src/attempt/types.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { firstSeen, type Identifiers, identifiersOf } from '../../src/diagnosis/identifiers.ts'
import { stuckDiagnosis } from '../../src/diagnosis/stuck.ts'
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

it('the page behind the diagnosis comes before a later one that says nothing', () => {
  const next = page({ pageId: 'SomethingNew', requestId: id('b') }, noon + 8000, '/next')
  const attempt = attemptOf(request(), page({ codes: ['90094'], requestId: id('a') }), next)
  expect(firstSeen(identifiersIn(attempt), 'requestId')?.value).toBe(id('a'))
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

it('each observation says what it shows of the app, the tenant and the sign-in', () => {
  const [requestId, correlationId, clientId] = [id('a'), id('b'), id('c')]
  const timestamp = '2026-11-23T12:00:05Z'
  const found = { requestId, correlationId, timestamp, clientId, appName: 'Clara' }
  const { requestId: traceId, ...rest } = found
  const attempt = attemptOf(request({ clientId: null }))
  const seen: Observation[] = [
    page({ ...found, pageId: 'ConvergedError', publisher: 'Clara', codes: ['90094'] }, noon, `/${tenant}/x`),
    answer({ ...rest, traceId, tenant }),
    { ...pasted({ ...rest, traceId, tenant }), at: noon + 9500 },
    { ...served(503, noon + 9600), requestId },
    request({ clientId }, { at: noon + 9700 }),
  ]
  const none = {
    requestId: null,
    correlationId: null,
    timestamp: null,
    clientId: null,
    appName: null,
    publisher: null,
    tenant: null,
    pageId: null,
    status: null,
  }
  const stuck = { ...stuckDiagnosis(attempt), evidence: [] }
  expect(identifiersOf({ ...attempt, seen }, stuck)).toMatchObject([
    { ...none, ...found, pageId: 'ConvergedError', publisher: 'Clara', source: 'page', at: noon },
    { ...none, tenant, source: 'request', at: noon },
    { ...none, ...found, tenant, source: 'answer', at: noon + 9000 },
    { ...none, ...found, tenant, source: 'pasted', at: noon + 9500 },
    { ...none, requestId, status: 503, source: 'header', at: noon + 9600 },
    { ...none, clientId, source: 'request', at: noon + 9700 },
  ])
})

it('an observation without identifiers gives none', () => {
  const attempt = attemptOf(request(), failure('net::ERR_FAILED'))
  const visit: Observation = { kind: 'clara', at: noon, host: 'www.clara.com', chain: null }
  const seen = [...attempt.seen, visit, posted()]
  expect(identifiersIn({ ...attempt, seen })).toEqual([
    expect.objectContaining({ source: 'request', at: noon }),
  ])
})
