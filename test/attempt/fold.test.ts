import { describe, expect, test } from 'vitest'
import { isAnswered, maxPrevious, maxSeen } from '../../src/attempt/attempt.ts'
import { emptyTab, fold } from '../../src/attempt/fold.ts'
import type { Observation } from '../../src/attempt/observation.ts'
import type { SignInAttempt } from '../../src/attempt/types.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
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
  served,
  step,
  success,
} from '../builders.ts'

const another = { clientId: otherClientId, redirectUri: 'https://app.fabrikam.example/cb' }
const clear = emptyTab

describe('an attempt begins', () => {
  test('with an authorize request of Clara’s', () => {
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
  test('with a page that names Clara by its ID, though no request was seen', () => {
    const only = page({ clientId: clara.clientIds[0] ?? '', codes: ['90094'] })
    expect(foldAll([only]).attempt).toEqual({
      startedAt: only.at,
      recognition: 'client-id',
      request: null,
      seen: [only],
      loopStarts: [only.at],
      previous: null,
    })
    expect(foldAll([page({ clientId: otherClientId })])).toEqual(clear)
  })
  test('with a failed answer at a host of Clara’s that bears Microsoft’s marks', () => {
    const only = bareCancel({ by: 'anyone', via: 'address' })
    expect(foldAll([only]).attempt).toEqual({
      startedAt: only.at,
      recognition: 'return-address',
      request: null,
      seen: [only],
      loopStarts: [only.at],
      previous: null,
    })
  })
  test('with a pasted text that does not speak of another app', () => {
    expect(foldAll([pasted({ code: '90094' })]).attempt?.recognition).toBe('text')
    expect(foldAll([pasted({ code: '90094', clientId: otherClientId })])).toEqual(clear)
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
    expect(foldAll(observations)).toEqual(clear)
  })
})

describe('a silent renewal', () => {
  const silent = request({ prompt: 'none' }, { at: noon + 20_000 })
  const refusal = answer({ error: 'login_required', code: '50058' }, { at: noon + 21_000 })
  test('begins no attempt, and its answer is nobody’s', () => {
    expect(foldAll([silent, refusal, success()])).toEqual({ ...clear, silent: true })
  })
  test('leaves the attempt before it as it was', () => {
    const { attempt } = foldAll([request(), page({ codes: ['90094'] })])
    const tab = foldAll([silent, page({ codes: ['50058'] }), refusal, failure('e'), served(503)], clara, {
      ...clear,
      attempt,
    })
    expect(tab).toEqual({ attempt, clara: null, silent: true })
  })
  test('is over with the next request, whosever it is', () => {
    const next = request({}, { at: noon + 30_000 })
    expect(foldAll([silent, next])).toMatchObject({ attempt: { startedAt: next.at }, silent: false })
    expect(foldAll([silent, request(another)])).toEqual(clear)
  })
  test('does not hide that the tab showed Clara', () => {
    expect(foldAll([silent, { kind: 'clara', at: noon, host: 'app.clara.com', chain: null }]).clara).toEqual({
      at: noon,
      chain: null,
    })
  })
})

describe('an attempt goes on', () => {
  test('through steps, statuses and pages that name no app', () => {
    const way = [request(), step(), served(), page({ pageId: 'KmsiInterrupt' })]
    expect(attemptOf(...way).seen).toEqual(way)
  })
  test('when Microsoft’s page reloads the same request', () => {
    const way = [request(), request({ ssoReload: true }, { at: noon + 100 })]
    expect(attemptOf(...way).seen).toEqual(way)
  })
  test('when one redirect chain passes the endpoint twice', () => {
    const way = [request({}, { chain: '3' }), step(), request({}, { at: noon + 100, chain: '3' })]
    expect(attemptOf(...way).seen).toEqual(way)
    const otherChain = request({}, { at: noon + 5000, chain: '4' })
    expect(attemptOf(request({}, { chain: '3' }), step(), otherChain).seen).toEqual([otherChain])
    const otherApp = request({ clientId: null }, { at: noon + 100, chain: '3' })
    expect(attemptOf(request({}, { chain: '3' }), otherApp).seen).toEqual([otherApp])
  })
  test('to an answer that is opened once more, which adds nothing; another one does', () => {
    const opened = (more: Parameters<typeof answer>[0], host = 'app.clara.com') =>
      answer(more, { by: 'anyone', via: 'address', host })
    const first = opened({ code: '90094' })
    expect(attemptOf(first, { ...first, at: noon + 10_000 }).seen).toEqual([first])
    const others = [
      opened({ code: '50105' }),
      opened({ code: '90094', error: 'server_error' }),
      opened({ code: '90094', subcode: 'cancel' }),
      opened({ code: '90094' }, 'www.clara.com'),
    ]
    for (const other of others) expect(attemptOf(first, other).seen).toEqual([first, other])
    expect(attemptOf(first, page({ codes: ['90094'] }, noon + 9500), first).seen).toHaveLength(2)
  })
  test('to an answer sent to whatever host, if Microsoft sent it', () => {
    const way = [request(), answer({}, { host: 'broker.example' })]
    expect(attemptOf(...way).seen).toEqual(way)
  })
  test('to an answer that a page of Microsoft’s leads to, as long as one is waited for', () => {
    const linked = (at: number) => answer({ code: '90094' }, { at, via: 'address' })
    const isMicrosofts = ({ seen }: SignInAttempt) =>
      seen.map((one) => one.kind === 'response' && one.by === 'microsoft')
    expect(isMicrosofts(attemptOf(request(), linked(noon + 9000)))).toEqual([false, true])
    // Without a request it may be a link in a company’s own texts, or an app’s; after the answer, too.
    expect(isMicrosofts(attemptOf(linked(noon)))).toEqual([false])
    const named = page({ clientId: clara.clientIds[0] ?? null })
    expect(isMicrosofts(attemptOf(named, linked(noon + 9000)))).toEqual([false, false])
    const posted = answer({ code: '90094' }, { via: 'form' })
    expect(isMicrosofts(attemptOf(named, posted))).toEqual([false, true])
    const over = attemptOf(request(), answer(), linked(noon + 10_000))
    expect(over).toEqual(attemptOf(request(), answer()))
    const diagnosis = diagnose(attemptOf(linked(noon)))
    expect(diagnosis).toMatchObject({ scenario: 'admin-approval', certainty: 'unconfirmed' })
  })
  test('to an answer at the redirect URI’s own host', () => {
    const way = [
      request({ redirectUri: 'https://clara.fabrikam.example/cb' }),
      answer({}, { host: 'clara.fabrikam.example', by: 'anyone' }),
    ]
    expect(attemptOf(...way).seen).toEqual(way)
  })
  test('through a failed load of Microsoft, of Clara and of the redirect URI, and of no other host', () => {
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
  test('to an answer at a host of Clara’s, where the request named no redirect URI', () => {
    const way = [request({ redirectUri: null }), answer({}, { by: 'anyone' })]
    expect(attemptOf(...way).seen).toEqual(way)
  })
  test('without the last word of a document that a failed load has replaced', () => {
    const way = [request(), failure('e'), page({ form: 'sign-in' }, noon + 4600)]
    expect(attemptOf(...way.slice(0, 2), { ...page({ form: 'sign-in' }), since: noon }).seen).toEqual(
      way.slice(0, 2),
    )
    expect(attemptOf(...way).seen).toEqual(way)
  })
  test('keeping only the newest report of a page that draws bit by bit', () => {
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

describe('an attempt ends', () => {
  test('with a request of another app’s', () => {
    expect(foldAll([request(), page({ codes: ['90094'] }), request(another)])).toEqual(clear)
  })
  test('with a page that names another app, and not with one that names this one', () => {
    expect(foldAll([request(), page({ clientId: otherClientId })])).toEqual(clear)
    expect(attemptOf(request(), page({ clientId: request().request.clientId })).seen).toHaveLength(2)
    expect(
      attemptOf(bareCancel({ by: 'anyone' }), page({ clientId: otherClientId }, noon + 9500)).seen,
    ).toHaveLength(2)
  })
  test('with Microsoft’s answer: later pages and a second sight of the answer add nothing', () => {
    const way = [request(), bareCancel()]
    const again = [bareCancel({ by: 'anyone', via: 'address' }), bareCancel({ via: 'address' })]
    const attempt = attemptOf(...way, page(), ...again)
    expect(attempt.seen).toEqual(way)
    expect(isAnswered(attempt)).toBe(true)
  })
})

test('what happens to the app’s host once it was reached is another story', () => {
  const way = [request(), success(), { ...served(200, noon + 9500), host: 'app.clara.com' }]
  const late = failure('e', 'app.clara.com', noon + 90_000)
  expect(attemptOf(...way, late).seen).toEqual(way)
  // Not reached yet: another host, a time before, no success.
  for (const unreached of [
    [request(), success(), served(200, noon + 9500)],
    [request(), { ...served(200, noon + 8000), host: 'app.clara.com' }, success()],
    [request(), answer(), { ...served(200, noon + 9500), host: 'app.clara.com' }],
  ])
    expect(attemptOf(...unreached, late).seen).toEqual([...unreached, late])
})

describe('a new try', () => {
  test('remembers the tries before it that had not succeeded, to a bound', () => {
    const tries = Array.from({ length: 6 }, (_, index) => request({}, { at: noon + index }))
    const depths: number[] = []
    for (let one = attemptOf(...tries).previous; one !== null; one = one.previous)
      depths.push(one.startedAt - noon)
    expect(depths).toEqual([4, 3, 2])
    expect(depths).toHaveLength(maxPrevious)
  })
  test('forgets what a success had ended', () => {
    expect(attemptOf(request(), success(), request({}, { at: noon + 60_000 })).previous).toBe(null)
  })
  test('begins after Microsoft’s answer even if the request reads as reloaded', () => {
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
  const round = (at: number, ...between: Observation[]) => [
    request({}, { at: noon + at }),
    ...between,
    success({ at: noon + at + 100 }),
  ]
  test('follow a success without a page, within a minute', () => {
    expect(attemptOf(...round(0), ...round(1000), request({}, { at: noon + 2000 })).loopStarts).toEqual([
      noon,
      noon + 1000,
      noon + 2000,
    ])
    expect(attemptOf(...round(0), ...round(50_000), request({}, { at: noon + 70_000 })).loopStarts).toEqual([
      noon + 50_000,
      noon + 70_000,
    ])
  })
  test('begin anew after a page and after a failure', () => {
    const again = request({}, { at: noon + 20_000 })
    expect(attemptOf(...round(0, page()), again).loopStarts).toEqual([noon + 20_000])
    expect(attemptOf(request(), bareCancel(), again).loopStarts).toEqual([noon + 20_000])
  })
})

describe('an answer is Microsoft’s word', () => {
  const by = (...observations: Observation[]) => {
    const one = attemptOf(...observations).seen.at(-1)
    return one?.kind === 'response' && one.by
  }
  const code = { code: '90094' }
  test('where the redirect URI brings none along: what somebody has written there is sent on with it', () => {
    const brings = request({ containsAnswer: true })
    expect(by(request(), answer(code))).toBe('microsoft')
    expect(by(brings, answer(code))).toBe('anyone')
    expect(by(brings, answer(code, { via: 'address' }))).toBe('anyone')
    expect(by(brings, answer(code, { via: 'form' }))).toBe('microsoft')
    expect(by(answer(code))).toBe('anyone')
  })
  test('in a form only where it goes to the app', () => {
    const elsewhere = answer(code, { via: 'form', host: 'other.example' })
    expect(attemptOf(request(), elsewhere).seen).toEqual([request()])
    expect(foldAll([elsewhere])).toEqual(emptyTab)
  })
})

describe('a request that is told of after what its page has said', () => {
  const late = request({}, { at: noon + 60_000 })
  const yes = (at: number, via: 'form' | 'redirect' = 'form') =>
    answer({ outcome: 'success', error: null, isMicrosoft: false }, { via, at })
  const before = [request(), page({ codes: ['90094'] })]
  test.each<[string, Observation[]]>([
    ['after a stop', before],
    ['after the same answer', [request(), yes(noon + 9000)]],
  ])('has its answer and nothing else: %s', (_, tried) => {
    const { seen, previous } = attemptOf(...tried, yes(noon + 60_300), late)
    expect(seen).toEqual([late, yes(noon + 60_300)])
    expect(previous?.seen ?? null).toEqual(tried === before ? before : null)
  })
  test('has its page, and not the last word of the page before', () => {
    const next = page({ codes: ['50105'] }, noon + 60_400)
    const lastWord = { ...page({ codes: ['90094'] }, noon + 60_100), since: noon + 5000 }
    const { seen, previous } = attemptOf(...before, lastWord, served(200, noon + 60_200), next, late)
    expect(seen).toEqual([late, served(200, noon + 60_200), next])
    expect(previous?.seen).toEqual([request(), lastWord])
  })
  test('has them where nothing was known of the tab', () => {
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
  test('leaves where it is what a clock that was set back makes young', () => {
    expect(attemptOf(request(), yes(noon + 65_000), late).seen).toEqual([late])
    expect(attemptOf(request(), yes(noon + 64_999), late).seen).toHaveLength(2)
    expect(attemptOf(request(), yes(noon + 60_000), late).seen).toEqual([late])
  })
})

describe('bounds', () => {
  test('steps give way first, so that evidence stays', () => {
    const evidence = page({ codes: ['90094'] })
    const steps = Array.from({ length: 100 }, (_, index) => step('/kmsi', noon + index))
    const { seen } = attemptOf(request(), evidence, ...steps)
    expect(seen).toHaveLength(maxSeen)
    expect(seen.slice(0, 2)).toEqual([request(), evidence])
    const statuses = Array.from({ length: 100 }, (_, index) => served(200, noon + index))
    expect(attemptOf(request(), evidence, ...statuses).seen.slice(0, 2)).toEqual([request(), evidence])
  })
  test('without steps the oldest goes', () => {
    const failures = Array.from({ length: maxSeen }, (_, index) =>
      failure('e', 'app.clara.com', noon + index),
    )
    expect(attemptOf(request(), ...failures).seen).toEqual(failures)
  })
})

test('a page that was there before the try began belongs to the one before', () => {
  const again = request({}, { at: noon + 20_000 })
  const late = { ...page({ codes: ['50126'] }, noon + 20_300), since: noon + 3000 }
  const stop = page({ codes: ['90094'] }, noon + 20_500)
  expect(attemptOf(request(), again, stop, late).seen).toEqual([again, stop])
  const atOnce = { ...stop, since: again.at }
  expect(attemptOf(request(), again, atOnce).seen).toEqual([again, atOnce])
})

describe('a form that Microsoft’s page posts', () => {
  const posted = { kind: 'posted', at: noon + 4400, host: 'app.clara.com' } as const
  const read = answer({ code: '65001' }, { via: 'form' })
  test('is kept while nobody has read it', () => {
    expect(attemptOf(request(), posted).seen).toEqual([request(), posted])
  })
  test.each([
    ['before', [posted, read]],
    ['after', [read, posted]],
  ])('is no news where the page reader has told %s it what it says', (_, told) => {
    expect(attemptOf(request(), ...told).seen).toEqual([request(), read])
  })
  test('stays where an answer is told of that went another way', () => {
    const redirect = answer({ code: '65001' }, { via: 'redirect' })
    expect(attemptOf(request(), posted, redirect).seen).toEqual([request(), posted, redirect])
  })
  test('to somebody else, after a renewal that shows nothing, or without an attempt is nothing', () => {
    expect(attemptOf(request(), { ...posted, host: 'other.example' }).seen).toEqual([request()])
    const renewal = request({ prompt: 'none' })
    expect(foldAll([request(), renewal, posted]).attempt?.seen).toEqual([request()])
    expect(fold(emptyTab, posted, clara)).toBe(emptyTab)
  })
})

test('remembers when the tab showed Clara', () => {
  expect(fold(emptyTab, { kind: 'clara', at: noon, host: 'app.clara.com', chain: '5' }, clara)).toEqual({
    ...emptyTab,
    clara: { at: noon, chain: '5' },
  })
})
