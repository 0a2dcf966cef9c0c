import { describe, expect, test } from 'vitest'
import type { Observation } from '../../src/attempt/observation.ts'
import type { SignInAttempt } from '../../src/attempt/types.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import type { PreviousResult } from '../../src/diagnosis/history.ts'
import type { Diagnosis, Evidence } from '../../src/diagnosis/types.ts'
import type { PageFacts } from '../../src/microsoft/types.ts'
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
  request,
  said,
  served,
  step,
  success,
} from '../builders.ts'

const diagnosisOf = (...observations: Observation[]) => diagnose(attemptOf(...observations))

const base: Omit<Diagnosis, 'scenario' | 'words' | 'evidence'> = {
  owner: null,
  then: null,
  certainty: 'confirmed',
  code: null,
  caveats: [],
  solved: false,
  before: null,
  since: null,
}

describe('the diagnosis is taken', () => {
  test('from the code on Microsoft’s page', () => {
    expect(diagnosisOf(request(), page({ codes: ['90094'] }))).toEqual({
      ...base,
      scenario: 'admin-approval',
      owner: 'it',
      words: 'admin-approval',
      code: '90094',
      evidence: [{ what: 'code', value: '90094', where: 'page', at: noon + 5000 }],
    })
  })
  test('from the code in an answer that Microsoft sent', () => {
    expect(diagnosisOf(request(), answer({ code: '65004', codes: ['65004'] }))).toEqual({
      ...base,
      scenario: 'consent-declined',
      owner: 'you',
      words: 'consent-declined',
      code: '65004',
      evidence: [{ what: 'code', value: '65004', where: 'redirect', at: noon + 9000 }],
    })
  })
  test('from the form for a reason, if there is no code', () => {
    expect(diagnosisOf(request(), page({ form: 'reason' }))).toEqual({
      ...base,
      scenario: 'approval-request',
      owner: 'you',
      then: 'it',
      certainty: 'likely',
      words: 'approval-request',
      evidence: [{ what: 'structure', value: 'reason-form', where: 'page', at: noon + 5000 }],
    })
  })
})

describe('among several findings', () => {
  test('an approval page counts more than the cancel after it', () => {
    const diagnosis = diagnosisOf(request(), page({ codes: ['90094'] }), bareCancel())
    expect([diagnosis?.scenario, diagnosis?.certainty, diagnosis?.evidence]).toEqual([
      'admin-approval',
      'confirmed',
      [
        { what: 'code', value: '90094', where: 'page', at: noon + 5000 },
        { what: 'answer', value: 'cancel', where: 'redirect', at: noon + 9000 },
      ],
    ])
  })
  test.each<[name: string, Observation, scenario: string]>([
    ['an answer that gives a reason counts more', answer({ error: 'server_error' }), 'service'],
    ['an answer that gives none counts less', answer({ error: 'access_denied' }), 'admin-approval'],
    [
      'an error page without a code counts more',
      page({ pageId: 'ConvergedError' }, noon + 9000, '/b'),
      'unknown',
    ],
  ])('after an approval page %s', (_, next, scenario) => {
    expect(diagnosisOf(request(), page({ codes: ['90094'] }), next)?.scenario).toBe(scenario)
  })
  test('a healthy page ends the failures before it', () => {
    const wrong = page({ pageId: 'ConvergedSignIn', codes: ['50126'], form: 'sign-in' })
    expect(diagnosisOf(request(), wrong)?.scenario).toBe('password')
    expect(diagnosisOf(request(), wrong, served(), page({ pageId: 'KmsiInterrupt' }))).toBe(null)
  })
  test('a page with a form or a step’s code ends them under any page ID, and an unknown page without a form does not', () => {
    const wrong = page({ pageId: 'ConvergedSignIn', codes: ['50126'], form: 'sign-in' })
    const next = (more: Partial<PageFacts>) =>
      diagnosisOf(request(), wrong, served(), page({ pageId: 'SomethingNew', ...more }))?.scenario
    expect([next({ form: 'sign-in' }), next({})]).toEqual([undefined, 'password'])
    expect(next({ codes: ['50140'] })).toBe(undefined)
  })
  test('a cancel is a declined consent only after a consent page', () => {
    const leaves = (more: Partial<PageFacts>) => diagnosisOf(request(), page(more), bareCancel())?.scenario
    expect([leaves({ form: 'consent' }), leaves({ form: 'sign-in' })]).toEqual([
      'consent-declined',
      'cancelled',
    ])
  })
  test.each<[Observation, Evidence]>([
    [served(503), { what: 'status', value: '503', where: 'network', at: noon + 4500 }],
    [
      step('/cookiesdisabled'),
      { what: 'address', value: '/cookiesdisabled', where: 'address', at: noon + 4000 },
    ],
    [page({ approval: 'admin' }), { what: 'structure', value: 'headline', where: 'page', at: noon + 5000 }],
  ])('the evidence names its place: %o', (observation, evidence) => {
    expect(diagnosisOf(request(), observation)).toMatchObject({ certainty: 'likely', evidence: [evidence] })
  })
  test('a network failure counts until its host answers', () => {
    const lost = failure('net::ERR_CONNECTION_RESET', 'login.microsoftonline.com', noon + 4500)
    const scenarioOf = (...more: Observation[]) => diagnosisOf(request(), ...more)?.scenario
    expect(scenarioOf(served(200, noon + 4400), lost)).toBe('network')
    expect(scenarioOf(lost, served(200, noon + 4600))).toBe(undefined)
    expect(scenarioOf(lost, { ...served(200, noon + 4600), host: 'app.clara.com' })).toBe('network')
    expect(scenarioOf(lost, step('/common/login', noon + 4600))).toBe('network')
    expect(scenarioOf(served(200, noon + 4500), lost)).toBe('network')
  })
  test('a later failure replaces an earlier one', () => {
    const failures = [page({ codes: ['50126'] }), served(), page({ codes: ['90095'] })]
    expect(diagnosisOf(request(), ...failures)?.scenario).toBe('approval-request')
  })
  test('an unknown code counts more than an older page', () => {
    expect(diagnosisOf(request(), page({ codes: ['90094'] }), answer({ code: '7654321' }))?.code).toBe(
      '7654321',
    )
  })
  test('a page or an answer seen twice counts once', () => {
    const twice = diagnosisOf(request(), page({ codes: ['90094'] }), served(), page({ codes: ['90094'] }))
    expect(twice?.evidence).toHaveLength(1)
    const seen = { code: '50105', codes: ['50105'] }
    const address = answer(seen, { by: 'anyone', via: 'address' })
    expect(diagnosisOf(request(), address, answer(seen))).toMatchObject({
      certainty: 'confirmed',
      evidence: [{ what: 'code', value: '50105', where: 'redirect', at: noon + 9000 }],
    })
  })
  test('a page and the answer after it count both', () => {
    const evidence = diagnosisOf(request(), page({ codes: ['50105'] }), answer({ code: '50105' }))?.evidence
    expect(evidence?.map(({ where }) => where)).toEqual(['redirect', 'page'])
  })
  test('an address that reads like a healthy step ends no failure', () => {
    const step = answer({ code: '50058' }, { by: 'anyone', via: 'address' })
    expect(diagnosisOf(request(), page({ codes: ['90094'] }), step)?.scenario).toBe('admin-approval')
  })
  test('an address alone confirms nothing', () => {
    expect(diagnosisOf(answer({ code: '90094' }, { by: 'anyone', via: 'address' }))?.certainty).toBe(
      'unconfirmed',
    )
    expect(diagnosisOf(bareCancel({ by: 'anyone' }))?.certainty).toBe('unconfirmed')
  })
  test('a sign-in through a broker is likely at most', () => {
    const brokered = (...more: Observation[]): SignInAttempt => ({
      ...attemptOf(request(), ...more),
      recognition: 'broker',
    })
    expect(diagnose(brokered(page({ codes: ['90094'] })))?.certainty).toBe('likely')
    expect(diagnose(brokered(answer({ code: '90094' }, { by: 'anyone' })))?.certainty).toBe('unconfirmed')
    expect(diagnose(brokered(success()))?.certainty).toBe('likely')
  })
})

describe('a page that the person names', () => {
  const unread = page({ pageId: 'ConvergedNew' })
  test.each([
    ['admin', 'admin-approval', 'Need admin approval'],
    ['required', 'approval-request', 'Approval required'],
    ['sent', 'approval-pending', 'Request sent'],
    ['access', 'conditional-access', 'You cannot access this right now'],
    ['trouble', 'unknown', 'Sorry, but we’re having trouble signing you in'],
  ] as const)('%s is %s, unconfirmed', (named, scenario, value) => {
    const diagnosis = diagnosisOf(request(), unread, said(named))
    expect(diagnosis).toMatchObject({ scenario, words: scenario, certainty: 'unconfirmed', code: null })
    expect(diagnosis?.evidence).toEqual([{ what: 'said', value, where: 'person', at: noon + 6000 }])
  })
  test('never overrides what Microsoft said', () => {
    expect(diagnosisOf(request(), page({ codes: ['50105'] }), said('admin'))).toMatchObject({
      scenario: 'not-assigned',
      certainty: 'confirmed',
    })
  })
  test('ends with the next ordinary page', () => {
    const next = page({ pageId: 'KmsiInterrupt' }, noon + 8000)
    expect(diagnosisOf(request(), unread, said('admin'), next)).toBe(null)
  })
  test('asks nobody to approve another app', () => {
    expect(diagnosisOf(request({ clientId: otherClientId }), unread, said('admin'))).toMatchObject({
      owner: 'it',
      words: 'another-app',
    })
  })
})

describe('the diagnosis has a caveat', () => {
  test('if no configured client ID shows that the app to approve is Clara’s', () => {
    const unset = { ...clara, clientIds: [] }
    const caveats = (code: string, ...asked: Parameters<typeof request>) =>
      diagnose(foldAll([request(...asked), page({ codes: [code] })], unset).attempt ?? attemptOf(request()))
        ?.caveats
    for (const code of ['90094', '90095', '90096']) expect(caveats(code)).toEqual(['check-id'])
    expect(caveats('90094', { redirectUri: null }, { from: 'app.clara.com' })).toEqual(['check-id'])
    expect(caveats('90094', { clientId: null })).toEqual(['check-id'])
    expect(caveats('90094', { clientId: null, redirectUri: null }, { from: 'app.clara.com' })).toEqual([])
    expect(caveats('50105')).toEqual([])
    expect(diagnosisOf(request(), page({ codes: ['90094'] }))?.caveats).toEqual([])
    expect(diagnosisOf(request({ clientId: otherClientId }), page({ codes: ['90094'] }))?.caveats).toEqual([])
  })
  test('if Clara’s own request asks for consent again', () => {
    expect(diagnosisOf(request({ prompt: 'consent' }), page({ codes: ['90094'] }))?.caveats).toEqual([
      'prompt-consent',
    ])
    expect(diagnosisOf(request({ prompt: 'consent' }), page({ codes: ['50105'] }))?.caveats).toEqual([])
  })
  test('if the address was for administrators', () => {
    const diagnosis = diagnosisOf(request({ endpoint: 'adminconsent' }), page({ codes: ['90094'] }))
    expect(diagnosis?.caveats).toEqual(['adminconsent-address'])
  })
  test.each(['900941', '900981'])('if Microsoft judged the request risky (%s)', (code) => {
    expect(diagnosisOf(request(), page({ codes: [code] }))?.caveats).toEqual(['risky-app'])
  })
  test('if the block came after an approval page', () => {
    const blocked = page({ codes: ['7000112'] }, noon + 90_000)
    expect(diagnosisOf(request(), blocked)?.caveats).toEqual([])
    expect(diagnosisOf(request(), page({ codes: ['90095'] }), served(), blocked)?.caveats).toEqual([
      'blocked-after-approval-page',
    ])
    expect(diagnosisOf(request(), said('admin'), blocked)?.caveats).toEqual([])
    const later = [
      request(),
      page({ codes: ['90095'] }),
      bareCancel(),
      request({}, { at: noon + 80_000 }),
      blocked,
    ]
    expect(diagnosisOf(...later)?.caveats).toEqual(['blocked-after-approval-page'])
  })
})

describe('if another app asks', () => {
  const diagnosisWith = (code: string) =>
    diagnosisOf(request({ clientId: otherClientId }), page({ codes: [code] }))
  test.each(['90094', '90095', '65004', '65001', '7000112'])('AADSTS%s has words of its own', (code) => {
    expect(diagnosisWith(code)).toMatchObject({ owner: 'it', then: null, words: 'another-app' })
  })
  test.each(['50105', '50020'])('AADSTS%s, which lets no app in, has its usual words', (code) => {
    expect(diagnosisWith(code)?.words).toBe(diagnosisWith(code)?.scenario)
  })
})

describe('the caveat about the clock', () => {
  const minutes = 60_000
  const after = (...clocks: (number | null)[]) =>
    diagnosisOf(
      request(),
      ...clocks.map((clockSkew) => ({ ...served(), clockSkew })),
      page({ codes: ['90094'] }),
    )?.caveats
  test.each([
    ['is given if the clock is more than five minutes ahead', [5 * minutes + 1], ['clock']],
    ['is given if the clock is more than five minutes behind', [-6 * minutes], ['clock']],
    ['is not given if the clock is five minutes ahead', [5 * minutes], []],
    ['is not given if no clock is known', [null], []],
    ['is not given if the clock is correct now', [9 * minutes, 0], []],
  ])('%s', (_, clocks, caveats) => {
    expect(after(...clocks)).toEqual(caveats)
  })
})

describe('a redirect loop', () => {
  const silently = (at: number) => [
    request({}, { at: noon + at * 1000 }),
    success({ at: noon + at * 1000 + 300 }),
  ]
  const turns = (...times: number[]) => times.flatMap(silently)
  const loop = {
    scenario: 'session',
    owner: 'you',
    certainty: 'likely',
    words: 'session',
    caveats: ['loop'],
    evidence: [{ what: 'rounds', value: '3', where: 'address' }],
  }
  test('is Clara’s after three successes without a page and one more request', () => {
    expect(diagnosisOf(...turns(0, 3, 6))?.scenario).toBe('signed-in')
    const again = request({}, { at: noon + 9000 })
    expect(diagnosisOf(...turns(0, 3, 6), again)).toMatchObject(loop)
    expect(diagnosisOf(...turns(0, 3, 6, 9))).toMatchObject(loop)
  })
  test('is Microsoft’s after four requests without an answer', () => {
    const at = (...seconds: number[]) =>
      seconds.map((second) => request({ ssoReload: true }, { at: noon + second * 1000 }))
    const asked = at(0, 2, 4, 6)
    expect(diagnosisOf(...asked.slice(0, 3))).toBe(null)
    expect(diagnosisOf(...asked)).toMatchObject(loop)
    const passed = page({ pageId: 'BssoInterrupt' }, noon + 5000)
    expect(diagnosisOf(...at(0, 2, 4), passed, ...at(6))).toMatchObject(loop)
    expect(diagnosisOf(...at(0, 20, 40, 60))).toMatchObject(loop)
    expect(diagnosisOf(...at(0, 20, 40, 61))).toBe(null)
    expect(diagnosisOf(...asked, success())?.scenario).toBe('signed-in')
  })
  test('is none if it takes longer, or if a page asks the person something', () => {
    expect(diagnosisOf(...turns(0, 30, 60, 61))?.scenario).toBe('signed-in')
    const signIn = page({ pageId: 'ConvergedSignIn', form: 'sign-in' }, noon + 9500)
    const asked = [...turns(0, 3, 6), request({}, { at: noon + 9000 }), signIn]
    expect(diagnosisOf(...asked)).toBe(null)
    expect(diagnosisOf(...asked, success({ at: noon + 10_000 }))?.scenario).toBe('signed-in')
  })
})

describe('a success is lost', () => {
  test('if the address that it leads to cannot be loaded', () => {
    const lost = failure('net::ERR_CONNECTION_REFUSED', 'app.clara.com', noon + 9500)
    expect(diagnosisOf(request(), success(), lost)).toMatchObject({
      scenario: 'network',
      evidence: [{ value: 'net::ERR_CONNECTION_REFUSED' }],
    })
  })
  test('also at once', () => {
    const atOnce = failure('net::ERR_CONNECTION_REFUSED', 'app.clara.com', noon + 9000)
    expect(diagnosisOf(request(), success(), atOnce)?.scenario).toBe('network')
  })
  test('but not because of a failure before it, or of another host', () => {
    const before = failure('net::ERR_CONNECTION_RESET', 'app.clara.com', noon + 1000)
    expect(diagnosisOf(request(), before, success())?.scenario).toBe('signed-in')
    const elsewhere = failure('net::ERR_CONNECTION_RESET', 'login.microsoftonline.com', noon + 9500)
    expect(diagnosisOf(request(), success(), elsewhere)?.scenario).toBe('signed-in')
  })
})

describe('with the person’s previous result', () => {
  const yesterday = noon - 24 * 60 * 60_000
  const diagnosisAfter = (previous: PreviousResult, ...observations: Observation[]) =>
    diagnose(attemptOf(request(), ...observations), previous)
  const waiting: PreviousResult = { scenario: 'approval-pending', waitingSince: yesterday }

  test('a request waits since the first time it was seen', () => {
    const pending = page({ approval: 'sent' })
    expect(diagnosisOf(request(), pending)?.since).toBe(noon + 5000)
    expect(diagnosisAfter(waiting, pending)?.since).toBe(yesterday)
    expect(diagnosisAfter({ scenario: 'mfa', waitingSince: null }, pending)?.since).toBe(noon + 5000)
  })
  test('a second form means that the first request was denied or has expired', () => {
    expect(diagnosisAfter(waiting, page({ codes: ['90095'] }))?.caveats).toEqual(['asked-before'])
    expect(
      diagnosisAfter({ scenario: 'approval-request', waitingSince: null }, page({ codes: ['90095'] }))
        ?.caveats,
    ).toEqual([])
  })
  test('a block after a request means that IT has denied it', () => {
    const blocked = page({ codes: ['7000112'] })
    expect(diagnosisAfter(waiting, blocked)?.caveats).toEqual(['blocked-after-approval-page'])
    expect(diagnosisAfter({ scenario: 'mfa', waitingSince: null }, blocked)?.caveats).toEqual([])
  })
  test('a success solves a failure once', () => {
    expect(diagnosisAfter(waiting, success())).toMatchObject({
      words: 'signed-in@solved',
      solved: true,
      before: 'approval-pending',
    })
    expect(diagnosisAfter({ scenario: 'signed-in', waitingSince: null }, success())).toMatchObject({
      words: 'signed-in',
      solved: false,
      before: null,
    })
  })
})

describe('a success', () => {
  test('is diagnosed as such', () => {
    expect(diagnosisOf(request(), page({ codes: ['50126'] }), success())).toEqual({
      ...base,
      scenario: 'signed-in',
      words: 'signed-in',
      evidence: [{ what: 'answer', value: 'success', where: 'redirect', at: noon + 9000 }],
    })
  })
  test('after an earlier failure is "solved"', () => {
    const earlier = [request(), page({ codes: ['90095'] }), bareCancel()]
    const between = request({}, { at: noon + 60_000 })
    const again = request({}, { at: noon + 120_000 })
    expect(diagnosisOf(...earlier, again, success())).toMatchObject({
      words: 'signed-in@solved',
      solved: true,
    })
    expect(diagnosisOf(...earlier, between, again, success())).toMatchObject({
      words: 'signed-in@solved',
      solved: true,
    })
    expect(diagnosisOf(between, again, success())).toMatchObject({ words: 'signed-in', solved: false })
  })
  test('of another app makes no attempt', () => {
    expect(() =>
      diagnosisOf(
        request({ clientId: otherClientId, redirectUri: 'https://x.example/' }),
        success({ host: 'x.example' }),
      ),
    ).toThrow()
  })
})
