import { describe, expect, test } from 'vitest'
import { hasUnreadAnswer } from '../../src/attempt/attempt.ts'
import { emptyTab } from '../../src/attempt/fold.ts'
import type { Observation } from '../../src/attempt/observation.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { answer, attemptOf, foldAll, noon, page, posted, request, served, step } from '../builders.ts'

const password = page({ pageId: 'ConvergedSignIn', form: 'sign-in' }, noon + 1500)
/** The page's last report, at `after` milliseconds after the navigation that left it. */
const lastWord = (after: number) => ({ ...password, at: noon + 4000 + after })
const cookies = step('/cookiesdisabled', noon + 4000)

describe('a report that arrives after the navigation that left its page', () => {
  test.each<[string, Observation]>([
    ['a step', cookies],
    ['a request', request({ ssoReload: true }, { at: noon + 4000 })],
    ['a form on its way to the app', posted(noon + 4000)],
    ['an address that reads like an answer', answer({}, { by: 'anyone', via: 'address', at: noon + 4000 })],
  ])('belongs before it: %s', (_, next) => {
    expect(attemptOf(request(), next, lastWord(200)).seen).toEqual([request(), lastWord(200), next])
  })

  test('takes the place of the page’s report before', () => {
    expect(attemptOf(request(), password, cookies, lastWord(200)).seen).toEqual([
      request(),
      lastWord(200),
      cookies,
    ])
  })

  test('takes the place of the other reader’s report, whichever reader began first', () => {
    const other = { ...password, at: noon + 1800, since: noon + 1700 }
    const again = { ...password, at: noon + 1900 }
    expect(attemptOf(request(), password, other, again).seen).toEqual([request(), again])
    expect(attemptOf(request(), other, password).seen).toEqual([request(), password])
    expect(attemptOf(request(), password, other).seen).toEqual([request(), other])
  })

  test('does not end the failure that came after its page', () => {
    expect(diagnose(attemptOf(request(), cookies, lastWord(200)))?.scenario).toBe('browser-blocked')
  })

  test('does not hide an answer that nobody could read', () => {
    expect(hasUnreadAnswer(attemptOf(request(), posted(noon + 4000), lastWord(200)))).toBe(true)
  })
})

test('a cached page that is older than every attempt of the tab ends the record', () => {
  const again = request({}, { at: noon + 60_000 })
  const shown = (loaded: number) => foldAll([request(), again, { ...page({}, noon + 61_000), loaded }])
  expect(shown(noon).attempt?.seen).toHaveLength(2)
  expect(shown(noon - 1)).toEqual(emptyTab)
})

describe('a report comes last', () => {
  test('also after the status of its document, in place of the report before', () => {
    const status = served(200, noon + 1600)
    const next = { ...password, at: noon + 2000 }
    expect(attemptOf(request(), status, next).seen).toEqual([request(), status, next])
    expect(attemptOf(request(), status, password, next).seen).toEqual([request(), status, next])
  })

  test('if its page still reports five seconds after a navigation: the load was stopped', () => {
    const seen = (after: number) => attemptOf(request(), cookies, lastWord(after)).seen
    expect(seen(4999)).toEqual([request(), lastWord(4999), cookies])
    expect(seen(5000)).toEqual([request(), cookies, lastWord(5000)])
    expect(seen(0)).toEqual([request(), lastWord(0), cookies])
  })

  test('if the clock was set back after a navigation', () => {
    const ahead = step('/common/login', noon + 600_000)
    expect(attemptOf(request(), ahead, password).seen).toEqual([request(), ahead, password])
  })
})
