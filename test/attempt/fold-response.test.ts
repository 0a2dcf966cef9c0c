import { describe, expect, test } from 'vitest'
import { hasUnreadAnswer, isAnswered } from '../../src/attempt/attempt.ts'
import { emptyTab, fold } from '../../src/attempt/fold.ts'
import type { Observation } from '../../src/attempt/observation.ts'
import type { SignInAttempt } from '../../src/attempt/types.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { answer, attemptOf, bareCancel, clara, foldAll, noon, page, request, step } from '../builders.ts'

describe('an answer begins an attempt', () => {
  test('if it failed, is on Clara’s host and has a mark of Microsoft’s', () => {
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
})

describe('an answer is added to the attempt', () => {
  test('once, however often it is opened; a different answer is added', () => {
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
  test('only if Microsoft’s host redirected to a host that the attempt expects', () => {
    const redirected = (host: string, more: Parameters<typeof request>[0] = {}) =>
      attemptOf(request(more), answer({}, { host })).seen.length
    const unknown = { redirectUri: null }
    expect(redirected('www.clara.com')).toBe(2)
    expect(redirected('broker.example', { redirectUri: 'https://broker.example/cb' })).toBe(2)
    expect(redirected('broker.example', unknown)).toBe(2)
    for (const stranger of ['app.fabrikam.example', 'clara.com.evil.example']) {
      expect(redirected(stranger)).toBe(1)
      expect(redirected(stranger, unknown)).toBe(1)
    }
    expect(redirected('broker.example')).toBe(1)
  })
  test('as Microsoft’s if a page of Microsoft’s led to it while the attempt waited for an answer', () => {
    const linked = (at: number) => answer({ code: '90094' }, { at, via: 'address' })
    const isMicrosofts = ({ seen }: SignInAttempt) =>
      seen.map((one) => one.kind === 'response' && one.by === 'microsoft')
    expect(isMicrosofts(attemptOf(request(), linked(noon + 9000)))).toEqual([false, true])
    // Otherwise it may be a link in a company’s text.
    expect(isMicrosofts(attemptOf(linked(noon)))).toEqual([false])
    const named = page({ clientId: clara.clientIds[0] ?? null })
    expect(isMicrosofts(attemptOf(named, linked(noon + 9000)))).toEqual([false, false])
    const posted = answer({ code: '90094' }, { via: 'form' })
    expect(isMicrosofts(attemptOf(named, posted))).toEqual([false, true])
    const redirected = answer({ code: '90094' }, { via: 'redirect' })
    expect(isMicrosofts(attemptOf(named, redirected))).toEqual([false, true])
    const over = attemptOf(request(), answer(), linked(noon + 10_000))
    expect(over).toEqual(attemptOf(request(), answer()))
    const diagnosis = diagnose(attemptOf(linked(noon)))
    expect(diagnosis).toMatchObject({ scenario: 'admin-approval', certainty: 'unconfirmed' })
  })
  test('if it is on the redirect URI’s host', () => {
    const way = [
      request({ redirectUri: 'https://clara.fabrikam.example/cb' }),
      answer({}, { host: 'clara.fabrikam.example', by: 'anyone' }),
    ]
    expect(attemptOf(...way).seen).toEqual(way)
  })
  test('if it is on Clara’s host and the request named no redirect URI', () => {
    const way = [request({ redirectUri: null }), answer({}, { by: 'anyone' })]
    expect(attemptOf(...way).seen).toEqual(way)
  })
  test('as the last observation, if it is Microsoft’s: later pages and repeats are not added', () => {
    const way = [request(), bareCancel()]
    const again = [bareCancel({ by: 'anyone', via: 'address' }), bareCancel({ via: 'address' })]
    const attempt = attemptOf(...way, page(), ...again)
    expect(attempt.seen).toEqual(way)
    expect(isAnswered(attempt)).toBe(true)
  })
})

describe('an answer is Microsoft’s', () => {
  const by = (...observations: Observation[]) => {
    const one = attemptOf(...observations).seen.at(-1)
    return one?.kind === 'response' && one.by
  }
  const code = { code: '90094' }
  test('unless the redirect URI contains an answer: Microsoft passes it on', () => {
    const containing = request({ containsAnswer: true })
    expect(by(request(), answer(code))).toBe('microsoft')
    expect(by(containing, answer(code))).toBe('anyone')
    expect(by(containing, answer(code, { via: 'address' }))).toBe('anyone')
    expect(by(containing, answer(code, { via: 'form' }))).toBe('microsoft')
    expect(by(answer(code))).toBe('anyone')
  })
  test('unless a sign-out led to it, until the next request', () => {
    const signOut = step('/common/oauth2/v2.0/logout')
    const byRedirect = answer(code)
    expect(by(request(), signOut, byRedirect)).toBe('anyone')
    expect(by(request(), signOut, page({}, noon + 5000, signOut.path), byRedirect)).toBe('anyone')
    const reloaded = request({ ssoReload: true }, { at: noon + 6000 })
    expect(by(request(), signOut, reloaded, byRedirect)).toBe('microsoft')
  })
  test('in a form only if the form goes to the app', () => {
    const elsewhere = answer(code, { via: 'form', host: 'other.example' })
    expect(attemptOf(request(), elsewhere).seen).toEqual([request()])
    expect(foldAll([elsewhere])).toEqual(emptyTab)
  })
})

describe('a form that Microsoft’s page posts', () => {
  const posted = { kind: 'posted', at: noon + 4400, host: 'app.clara.com' } as const
  const read = answer({ code: '65001' }, { via: 'form' })
  test('is kept until its answer is read', () => {
    expect(attemptOf(request(), posted).seen).toEqual([request(), posted])
  })
  test.each([
    ['before', [posted, read]],
    ['after', [read, posted]],
  ])('is dropped if the page reader reports its answer %s it', (_, reports) => {
    expect(attemptOf(request(), ...reports).seen).toEqual([request(), read])
  })
  test('is one answer if its report comes twice, and a second form is another', () => {
    expect(attemptOf(request(), read, read).seen).toEqual([request(), read])
    const second = { ...read, at: read.at + 1000 }
    expect(attemptOf(request(), read, second).seen).toEqual([request(), read, second])
  })
  test('is kept if the answer came another way', () => {
    const redirect = answer({ code: '65001' }, { via: 'redirect' })
    expect(attemptOf(request(), posted, redirect).seen).toEqual([request(), posted, redirect])
  })
  describe('to Defender for Cloud Apps', () => {
    const host = 'contoso-example.access.mcas.ms'
    const handedOver = answer({ outcome: 'success' }, { via: 'form', host })
    const wrongPassword = page({ codes: ['50126'], form: 'sign-in' }, noon + 3000)

    test('is an answer that nobody has read, and ends the failures before it', () => {
      const attempt = attemptOf(request(), wrongPassword, handedOver)
      expect(attempt.seen.at(-1)).toEqual({ kind: 'posted', at: handedOver.at, host: 'mcas.ms' })
      expect([hasUnreadAnswer(attempt), diagnose(attempt)]).toEqual([true, null])
    })
    test('is followed by Clara’s answer if Microsoft’s page led to it', () => {
      const passedOn = answer({ outcome: 'success' }, { via: 'address', at: noon + 9000 })
      const scenarioOf = (...more: Observation[]) =>
        diagnose(attemptOf(request(), handedOver, ...more))?.scenario
      expect(scenarioOf(passedOn)).toBe('signed-in')
      expect(scenarioOf({ ...passedOn, by: 'anyone' })).toBe(undefined)
      expect(scenarioOf(page({ codes: ['90094'] }, noon + 9000))).toBe('admin-approval')
    })
    test.each<[name: string, Observation]>([
      ['a look-alike of its host', { ...handedOver, host: 'mcas.ms.evil.example' }],
      ['an address that anybody can make', { ...handedOver, by: 'anyone', via: 'address' }],
      ['a failure', answer({ code: '90094' }, { via: 'form', host })],
    ])('is not added: %s', (_, other) => {
      expect(attemptOf(request(), other).seen).toEqual([request()])
    })
    test('is not added to an attempt that is answered, or without one', () => {
      const done = answer({ outcome: 'success' }, { via: 'redirect' })
      expect(attemptOf(request(), done, handedOver).seen).toEqual([request(), done])
      expect(fold(emptyTab, handedOver, clara)).toBe(emptyTab)
    })
  })
  test('is not added if it goes to a stranger, after a silent request or without an attempt', () => {
    expect(attemptOf(request(), { ...posted, host: 'other.example' }).seen).toEqual([request()])
    const renewal = request({ prompt: 'none' })
    expect(foldAll([request(), renewal, posted]).attempt?.seen).toEqual([request()])
    expect(fold(emptyTab, posted, clara)).toBe(emptyTab)
  })
})
