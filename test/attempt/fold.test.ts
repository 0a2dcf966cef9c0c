import { describe, expect, test } from 'vitest'
import { emptyTab, fold } from '../../src/attempt/fold.ts'
import type { Observation } from '../../src/attempt/observation.ts'
import {
  answer,
  attemptOf,
  bareCancel,
  clara,
  failure,
  foldAll,
  noon,
  otherClientId,
  page,
  pasted,
  request,
  said,
  served,
  step,
  success,
} from '../builders.ts'

const another = { clientId: otherClientId, redirectUri: 'https://app.fabrikam.example/cb' }

describe('an attempt begins', () => {
  test('with Clara’s authorize request', () => {
    const first = request()
    expect(foldAll([first])).toEqual({
      attempt: {
        startedAt: noon,
        recognition: 'client-id',
        request: first.request,
        seen: [first],
        loopStarts: [noon],
        previous: null,
      },
      clara: null,
      silent: false,
    })
  })
  test('with a page that names Clara’s client ID, if no request was seen', () => {
    const only = page({ clientId: clara.clientIds[0] ?? '', codes: ['90094'] })
    expect(foldAll([only]).attempt).toEqual({
      startedAt: only.at,
      recognition: 'client-id',
      request: null,
      seen: [only],
      loopStarts: [only.at],
      previous: null,
    })
    expect(foldAll([page({ clientId: otherClientId })])).toEqual(emptyTab)
  })
  test('with a pasted text that does not name another app', () => {
    expect(foldAll([pasted({ code: '90094' })]).attempt?.recognition).toBe('text')
    expect(foldAll([pasted({ code: '90094', clientId: otherClientId })])).toEqual(emptyTab)
  })
})

describe('no trace is left by', () => {
  const silent: [string, Observation[]][] = [
    ['another app’s request', [request(another)]],
    ['pages, steps and statuses without an attempt', [page({ codes: ['90094'] }), step(), served(500)]],
    ['a failed load without an attempt', [failure('net::ERR_CONNECTION_REFUSED')]],
    ['an answer at a stranger’s host', [answer({}, { host: 'app.fabrikam.example', by: 'anyone' })]],
    ['an answer without a mark of Microsoft’s', [answer({ isMicrosoft: false }, { by: 'anyone' })]],
    ['an address that reads like a success', [success({ by: 'anyone' })]],
    ['an address whose text names another app', [answer({ clientId: otherClientId }, { by: 'anyone' })]],
  ]
  test.each(silent)('%s', (_, observations) => {
    expect(foldAll(observations)).toEqual(emptyTab)
  })
})

describe('a silent request', () => {
  const silent = request({ prompt: 'none' }, { at: noon + 20_000 })
  const refusal = answer({ error: 'login_required', code: '50058' }, { at: noon + 21_000 })
  test('begins no attempt, and its answer belongs to none', () => {
    expect(foldAll([silent, refusal, success()])).toEqual({ ...emptyTab, silent: true })
  })
  test('does not change the attempt before it', () => {
    const { attempt } = foldAll([request(), page({ codes: ['90094'] })])
    const answers = [step('/kmsi', noon + 20_500), page({ codes: ['50058'] }), refusal]
    const tab = foldAll([silent, ...answers, failure('e'), served(503)], clara, { ...emptyTab, attempt })
    expect(tab).toEqual({ attempt, clara: null, silent: true })
  })
  test('ends with the next request of any app', () => {
    const next = request({}, { at: noon + 30_000 })
    expect(foldAll([silent, next])).toMatchObject({ attempt: { startedAt: next.at }, silent: false })
    expect(foldAll([silent, request(another)])).toEqual(emptyTab)
  })
  test('that Microsoft’s page blocks is an attempt of its own', () => {
    const before = foldAll([request(), page({ codes: ['90094'] })])
    const at = noon + 22_000
    const shown = { ...page({ codes: ['50011'] }, at), since: at }
    const tab = foldAll([silent, request({ prompt: 'none', isBlocked: true }, { at }), shown], clara, before)
    expect(tab).toMatchObject({ silent: false, attempt: { seen: [{ kind: 'request' }, shown] } })
    expect(tab.attempt?.previous?.startedAt).toBe(noon)
  })
  test('does not hide a visit to Clara', () => {
    expect(foldAll([silent, { kind: 'clara', at: noon, host: 'app.clara.com', chain: null }]).clara).toEqual({
      at: noon,
      chain: null,
    })
  })
})

describe('an attempt goes on', () => {
  test('with steps, statuses and pages that name no app', () => {
    const way = [request(), step(), served(), page({ pageId: 'KmsiInterrupt' })]
    expect(attemptOf(...way).seen).toEqual(way)
  })
  test('when Microsoft’s page reloads the same request', () => {
    const way = [request(), request({ ssoReload: true }, { at: noon + 100 })]
    expect(attemptOf(...way).seen).toEqual(way)
  })
  test('in a tab that has shown Clara', () => {
    const visit: Observation = { kind: 'clara', at: noon, host: 'app.clara.com', chain: null }
    expect(foldAll([visit, request(), step()])).toEqual({
      attempt: attemptOf(request(), step()),
      clara: { at: noon, chain: null },
      silent: false,
    })
  })
  test('when its redirect chain asks in a way that names no app', () => {
    const unnamed = request({ clientId: null, redirectUri: null }, { at: noon + 100, chain: '3' })
    const way = [request({}, { chain: '3' }), unnamed]
    expect(attemptOf(...way).seen).toEqual(way)
    expect(foldAll([request({}, { chain: '4' }), unnamed])).toEqual(emptyTab)
  })
  test('when the company’s own server returns within 30 minutes of the last page', () => {
    const returned = (at: number): Observation => ({ ...step('/login.srf', at), enters: 'returned' })
    const last = noon + 5000
    const inTime = returned(last + 30 * 60_000)
    expect(attemptOf(request(), page(), inTime).seen).toHaveLength(3)
    expect(foldAll([request(), page(), { ...inTime, at: inTime.at + 1 }])).toEqual(emptyTab)
  })
  test('when one redirect chain passes the endpoint twice', () => {
    const way = [request({}, { chain: '3' }), step(), request({}, { at: noon + 100, chain: '3' })]
    expect(attemptOf(...way).seen).toEqual(way)
    const otherChain = request({}, { at: noon + 5000, chain: '4' })
    expect(attemptOf(request({}, { chain: '3' }), step(), otherChain).seen).toEqual([otherChain])
    const otherApp = request({ clientId: null }, { at: noon + 100, chain: '3' })
    expect(attemptOf(request({}, { chain: '3' }), otherApp).seen).toEqual([otherApp])
  })
  test('with a failed load of Microsoft, Clara or the redirect URI, and of no other host', () => {
    const start = request({ redirectUri: 'https://clara.fabrikam.example/cb' })
    const failures = ['login.microsoftonline.com', 'app.clara.com', 'clara.fabrikam.example'].map((host) =>
      failure('e', host),
    )
    expect(attemptOf(start, ...failures, failure('e', 'unrelated.example')).seen).toEqual([
      start,
      ...failures,
    ])
    const only = bareCancel({ by: 'anyone' })
    expect(attemptOf(only, failure('e')).seen).toEqual([only, failure('e')])
  })
  test('without the last report of a document that a failed load has replaced', () => {
    const way = [request(), failure('e'), page({ form: 'sign-in' }, noon + 4500)]
    expect(attemptOf(...way.slice(0, 2), { ...page({ form: 'sign-in' }), since: noon }).seen).toEqual(
      way.slice(0, 2),
    )
    expect(attemptOf(...way).seen).toEqual(way)
  })
  test('with the newest report of a page that draws in steps', () => {
    const start = request()
    const drawn = page({ pageId: 'ConvergedConsent', form: 'reason' })
    expect(attemptOf(start, page({ pageId: 'ConvergedConsent' }), drawn).seen).toEqual([start, drawn])
    const redrawn = page({ pageId: 'ConvergedConsent' }, noon + 7000)
    expect(attemptOf(start, drawn, redrawn).seen).toEqual([start, drawn, redrawn])
    const again = { ...drawn, at: noon + 7000 }
    expect(attemptOf(start, drawn, again).seen).toEqual([start, again])
    const next = page({ pageId: 'ConvergedConsent' }, noon + 7000, '/next')
    expect(attemptOf(start, page({ pageId: 'ConvergedConsent' }), next).seen).toHaveLength(3)
    const elsewhere = page({ pageId: 'KmsiInterrupt' }, noon, '/kmsi')
    expect(attemptOf(start, drawn, elsewhere).seen).toEqual([start, drawn, elsewhere])
  })
})

describe('what the person says', () => {
  test('belongs to the attempt while Microsoft has not answered', () => {
    const { attempt } = foldAll([request(), page(), said('admin')])
    expect(attempt?.seen.at(-1)).toEqual(said('admin'))
  })
  test('changes nothing without an attempt, or after the answer', () => {
    expect(foldAll([said('admin')])).toEqual(emptyTab)
    const answered = foldAll([request(), bareCancel()])
    expect(foldAll([said('admin', noon + 9500)], clara, answered)).toEqual(answered)
  })
})

describe('an attempt ends', () => {
  test('with another app’s request', () => {
    expect(foldAll([request(), page({ codes: ['90094'] }), request(another)])).toEqual(emptyTab)
  })
  test('with an address that names another client ID, also if none is set for Clara', () => {
    const unset = { ...clara, clientIds: [] }
    const way = [request(), { ...step(), clientId: otherClientId }]
    for (const who of [clara, unset]) expect(foldAll(way, who)).toEqual(emptyTab)
  })
  test('with a page that names another client ID', () => {
    expect(foldAll([request(), page({ clientId: otherClientId })])).toEqual(emptyTab)
    expect(attemptOf(request(), page({ clientId: request().request.clientId })).seen).toHaveLength(2)
    expect(
      attemptOf(bareCancel({ by: 'anyone' }), page({ clientId: otherClientId }, noon + 9500)).seen,
    ).toHaveLength(2)
  })
})

test('a page from before the attempt began is not added to it', () => {
  const again = request({}, { at: noon + 20_000 })
  const late = { ...page({ codes: ['50126'] }, noon + 20_300), since: noon + 3000 }
  const stop = page({ codes: ['90094'] }, noon + 20_500)
  expect(attemptOf(request(), again, stop, late).seen).toEqual([again, stop])
  const atOnce = { ...stop, since: again.at }
  expect(attemptOf(request(), again, atOnce).seen).toEqual([again, atOnce])
})

test('failures of the app’s host after it was reached are not added', () => {
  const way = [request(), success(), { ...served(200, noon + 9500), host: 'app.clara.com' }]
  const late = failure('e', 'app.clara.com', noon + 90_000)
  expect(attemptOf(...way, late).seen).toEqual(way)
  const atOnce = [request(), success(), { ...served(200, noon + 9000), host: 'app.clara.com' }]
  expect(attemptOf(...atOnce, late).seen).toEqual(atOnce)
  // Not reached yet: another host, a time before, no success.
  for (const unreached of [
    [request(), success(), served(200, noon + 9500)],
    [request(), { ...served(200, noon + 8000), host: 'app.clara.com' }, success()],
    [request(), answer(), { ...served(200, noon + 9500), host: 'app.clara.com' }],
  ])
    expect(attemptOf(...unreached, late).seen).toEqual([...unreached, late])
})

describe('a request that the browser reports after its page', () => {
  const late = request({}, { at: noon + 60_000 })
  const yes = (at: number, via: 'form' | 'redirect' = 'form') =>
    answer({ outcome: 'success', error: null, isMicrosoft: false }, { via, at })
  const before = [request(), page({ codes: ['90094'] })]
  test.each<[string, Observation[]]>([
    ['after a failed attempt', before],
    ['after the same answer', [request(), yes(noon + 9000)]],
  ])('takes over its answer and nothing else: %s', (_, tried) => {
    const { seen, previous } = attemptOf(...tried, yes(noon + 60_300), late)
    expect(seen).toEqual([late, yes(noon + 60_300)])
    expect(previous?.seen ?? null).toEqual(tried === before ? before : null)
  })
  test('takes over its page, and not the last report of the page before', () => {
    const next = page({ codes: ['50105'] }, noon + 60_400)
    const lastWord = { ...page({ codes: ['90094'] }, noon + 60_100), since: noon + 5000 }
    const { seen, previous } = attemptOf(...before, lastWord, served(200, noon + 60_200), next, late)
    expect(seen).toEqual([late, served(200, noon + 60_200), next])
    expect(previous?.seen).toEqual([request(), lastWord])
  })
  test('takes over its answer in a tab without a record', () => {
    const answered = yes(noon + 60_300)
    expect(fold(emptyTab, yes(noon + 60_300, 'redirect'), clara)).toBe(emptyTab)
    expect(attemptOf(answered)).toMatchObject({ recognition: 'return-address', seen: [answered] })
    expect(attemptOf(answered, late)).toMatchObject({
      recognition: 'client-id',
      request: late.request,
      seen: [late, answered],
      previous: null,
    })
  })
  test('takes over nothing later than 5 seconds: the clock was set back', () => {
    expect(attemptOf(request(), yes(noon + 65_000), late).seen).toEqual([late])
    expect(attemptOf(request(), yes(noon + 64_999), late).seen).toHaveLength(2)
    expect(attemptOf(request(), yes(noon + 60_000), late).seen).toEqual([late])
  })
})

test('a visit to Clara is noted', () => {
  expect(fold(emptyTab, { kind: 'clara', at: noon, host: 'app.clara.com', chain: '5' }, clara)).toEqual({
    ...emptyTab,
    clara: { at: noon, chain: '5' },
  })
})
