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
  failure,
  noon,
  otherClientId,
  page,
  pasted,
  request,
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
  codeName: null,
  caveats: [],
  solved: false,
  before: null,
  since: null,
}

describe('says what stopped the sign-in', () => {
  test('from the code in Microsoft’s page', () => {
    expect(diagnosisOf(request(), page({ codes: ['90094'] }))).toEqual({
      ...base,
      scenario: 'admin-approval',
      owner: 'it',
      words: 'admin-approval',
      code: '90094',
      codeName: 'AdminConsentRequired',
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
      codeName: 'UserDeclinedConsent',
      evidence: [{ what: 'code', value: '65004', where: 'redirect', at: noon + 9000 }],
    })
  })
  test('from the page’s reason form where no code is to be had', () => {
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

  const cases: [string, Observation[], Partial<Diagnosis> | null][] = [
    [
      'approval form, told by its headline',
      [page({ approval: 'required' })],
      { scenario: 'approval-request', certainty: 'likely' },
    ],
    [
      'need admin approval, told by its headline',
      [page({ approval: 'admin' })],
      { scenario: 'admin-approval', certainty: 'likely' },
    ],
    [
      'request sent, with the code that says so',
      [page({ codes: ['90096'], approval: 'sent' })],
      { scenario: 'approval-pending', code: '90096', certainty: 'confirmed' },
    ],
    [
      'request sent, over a source that still holds the code',
      [page({ codes: ['90095'], approval: 'sent' })],
      { scenario: 'approval-pending', owner: 'it' },
    ],
    [
      'Conditional Access page without a code',
      [page({ pageId: 'ConvergedConditionalAccess' })],
      { scenario: 'conditional-access', certainty: 'likely' },
    ],
    [
      'error page without a code',
      [page({ pageId: 'ConvergedError' })],
      { scenario: 'unknown', certainty: 'likely', owner: null },
    ],
    [
      'error page with a code nobody knows',
      [page({ pageId: 'ConvergedError', codes: ['7654321'] })],
      { scenario: 'unknown', certainty: 'confirmed', code: '7654321', codeName: null },
    ],
    [
      'the telling code beside an interrupt',
      [page({ codes: ['50058', '50105'] })],
      { scenario: 'not-assigned', code: '50105' },
    ],
    [
      'wrong second factor on the page that asks for it',
      [page({ pageId: 'ConvergedTFA', codes: ['500121'] })],
      { scenario: 'mfa' },
    ],
    [
      'owner of the code’s own',
      [page({ codes: ['53004'] })],
      { scenario: 'mfa-setup', owner: 'it', then: null, words: 'mfa-setup@it' },
    ],
    [
      'answer in a form',
      [answer({ code: '65004' }, { via: 'form' })],
      {
        scenario: 'consent-declined',
        evidence: [{ what: 'code', value: '65004', where: 'form', at: noon + 9000 }],
      },
    ],
    [
      'bare cancel with nothing seen before',
      [bareCancel()],
      { scenario: 'cancelled', certainty: 'likely', owner: 'you' },
    ],
    [
      'bare cancel on a consent page',
      [page({ pageId: 'ConvergedConsent', form: 'consent' }), bareCancel()],
      { scenario: 'consent-declined', certainty: 'likely' },
    ],
    [
      'error value that says enough',
      [answer({ error: 'temporarily_unavailable' })],
      { scenario: 'transient', certainty: 'likely' },
    ],
    [
      'error value that says nothing',
      [answer({ error: 'access_denied' })],
      { scenario: 'unknown', certainty: 'likely' },
    ],
    [
      'text in place of an error value, which is not quoted',
      [answer({ error: 'Call +1 555 0100 and read them your code' })],
      { scenario: 'unknown', evidence: [expect.objectContaining({ value: 'other' })] },
    ],
    ['no error value at all', [answer({ error: null })], { scenario: 'unknown' }],
    ['prototype key as error value', [answer({ error: 'constructor' })], { scenario: 'unknown' }],
    ['prototype key as page ID', [page({ pageId: 'constructor' })], null],
    [
      'interaction asked for by a request that may show pages',
      [answer({ error: 'interaction_required' })],
      { scenario: 'session' },
    ],
    [
      'network failure',
      [failure('net::ERR_NAME_NOT_RESOLVED')],
      { scenario: 'network', certainty: 'likely', owner: 'it' },
    ],
    [
      'a name that cannot be resolved',
      [failure('net::ERR_NAME_NOT_RESOLVED')],
      {
        caveats: ['network-dns'],
        evidence: [expect.objectContaining({ what: 'network', where: 'network' })],
      },
    ],
    [
      'a machine without a network',
      [failure('net::ERR_INTERNET_DISCONNECTED')],
      { scenario: 'network', owner: 'you', then: null, words: 'network@you', caveats: ['network-offline'] },
    ],
    ['a network failure of an unknown kind', [failure('net::ERR_NEW')], { scenario: 'network', caveats: [] }],
    [
      'a page that the company’s policy blocks',
      [failure('net::ERR_BLOCKED_BY_ADMINISTRATOR')],
      { scenario: 'browser-blocked', owner: 'it', words: 'browser-blocked@it' },
    ],
    [
      'redirects without end',
      [failure('net::ERR_TOO_MANY_REDIRECTS')],
      { scenario: 'session', caveats: ['loop'] },
    ],
    ['a form that is not sent again unasked', [failure('net::ERR_CACHE_MISS')], null],
    [
      'a host that was reached after all',
      [failure('net::ERR_CONNECTION_RESET'), served(200, noon + 4600)],
      null,
    ],
    [
      'a page that another extension blocks',
      [failure('net::ERR_BLOCKED_BY_CLIENT')],
      { scenario: 'browser-blocked', owner: 'you' },
    ],
    ['Microsoft’s server error', [served(503)], { scenario: 'service', owner: 'microsoft' }],
    ['throttling', [served(429)], { scenario: 'service' }],
    [
      'Microsoft’s side page for a browser without cookies',
      [step('/cookiesdisabled')],
      { scenario: 'browser-blocked', owner: 'you' },
    ],
    [
      'Microsoft’s side page for a browser without scripts',
      [step('/jsdisabled/')],
      { scenario: 'browser-blocked' },
    ],
  ]
  test.each(cases)('%s', (_, observations, expected) => {
    const diagnosis = diagnosisOf(request(), ...observations)
    if (expected === null) expect(diagnosis).toBe(null)
    else expect(diagnosis).toMatchObject(expected)
  })
})

describe('is silent about', () => {
  const healthy: [string, Observation[]][] = [
    ['a request alone', []],
    ['a fresh sign-in page', [page({ pageId: 'ConvergedSignIn', codes: ['50058'], form: 'sign-in' })]],
    ['the second-factor page', [page({ pageId: 'ConvergedTFA', codes: ['50074'] })]],
    ['one that asks by a rule', [page({ pageId: 'ConvergedTFA', codes: ['50076'] })]],
    ['one that asks anew', [page({ pageId: 'ConvergedTFA', codes: ['50078'] })]],
    ['stay signed in?', [page({ pageId: 'KmsiInterrupt', codes: ['50140'] })]],
    ['a page nobody knows, without a code', [page({ pageId: 'SomethingNew' })]],
    ['a page without anything', [page()]],
    ['ordinary statuses and steps', [served(200), served(404), step('/kmsi')]],
    ['trouble of another host than Microsoft’s', [{ ...served(503), host: 'app.clara.com' }]],
    ['no session for a silent renewal', [answer({ error: 'login_required' })]],
    ['an interrupt’s code in an answer', [answer({ error: 'login_required', code: '50058' })]],
    ['a visit to Clara', [{ kind: 'clara', at: noon, host: 'app.clara.com', chain: null }]],
  ]
  test.each(healthy)('%s', (_, observations) => {
    expect(diagnosisOf(request(), ...observations)).toBe(null)
  })
})

describe('weighs evidence', () => {
  test('keeps the approval page’s evidence when the tab returns with a bare cancel', () => {
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
  test('lets an ordinary page end what stood before it: the person went on', () => {
    const wrong = page({ pageId: 'ConvergedSignIn', codes: ['50126'], form: 'sign-in' })
    expect(diagnosisOf(request(), wrong)?.scenario).toBe('password')
    expect(diagnosisOf(request(), wrong, served(), page({ pageId: 'KmsiInterrupt' }))).toBe(null)
  })
  test('lets a page with a form end it, whatever the page is called, and no page that is not known', () => {
    const wrong = page({ pageId: 'ConvergedSignIn', codes: ['50126'], form: 'sign-in' })
    const next = (more: Partial<PageFacts>) =>
      diagnosisOf(request(), wrong, served(), page({ pageId: 'SomethingNew', ...more }))?.scenario
    expect([next({ form: 'sign-in' }), next({})]).toEqual([undefined, 'password'])
  })
  test('takes a cancel for a declined consent only after a page that asks for consent', () => {
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
  ])('says where it saw what it says: %o', (observation, evidence) => {
    expect(diagnosisOf(request(), observation)).toMatchObject({ certainty: 'likely', evidence: [evidence] })
  })
  test('of a host that could not be reached only what comes after: it is silent once that host has answered', () => {
    const lost = failure('net::ERR_CONNECTION_RESET', 'login.microsoftonline.com', noon + 4500)
    const told = (...more: Observation[]) => diagnosisOf(request(), ...more)?.scenario
    expect(told(served(200, noon + 4400), lost)).toBe('network')
    expect(told(lost, served(200, noon + 4600))).toBe(undefined)
    expect(told(lost, { ...served(200, noon + 4600), host: 'app.clara.com' })).toBe('network')
  })
  test('lets a later stop replace an earlier one', () => {
    const stops = [page({ codes: ['50126'] }), served(), page({ codes: ['90095'] })]
    expect(diagnosisOf(request(), ...stops)?.scenario).toBe('approval-request')
  })
  test('lets a code nobody knows stand before an older page', () => {
    expect(diagnosisOf(request(), page({ codes: ['90094'] }), answer({ code: '7654321' }))?.code).toBe(
      '7654321',
    )
  })
  test('counts a page that was told of twice, and an answer seen twice, once', () => {
    const twice = diagnosisOf(request(), page({ codes: ['90094'] }), served(), page({ codes: ['90094'] }))
    expect(twice?.evidence).toHaveLength(1)
    const seen = { code: '50105', codes: ['50105'] }
    const address = answer(seen, { by: 'anyone', via: 'address' })
    expect(diagnosisOf(request(), address, answer(seen))).toMatchObject({
      certainty: 'confirmed',
      evidence: [{ what: 'code', value: '50105', where: 'redirect', at: noon + 9000 }],
    })
  })
  test('never confirms what only an address says', () => {
    expect(diagnosisOf(answer({ code: '90094' }, { by: 'anyone', via: 'address' }))?.certainty).toBe(
      'unconfirmed',
    )
    expect(diagnosisOf(bareCancel({ by: 'anyone' }))?.certainty).toBe('unconfirmed')
  })
  test('is at most likely where only a broker’s host ties the sign-in to Clara', () => {
    const brokered = (...more: Observation[]): SignInAttempt => ({
      ...attemptOf(request(), ...more),
      recognition: 'broker',
    })
    expect(diagnose(brokered(page({ codes: ['90094'] })))?.certainty).toBe('likely')
    expect(diagnose(brokered(answer({ code: '90094' }, { by: 'anyone' })))?.certainty).toBe('unconfirmed')
    expect(diagnose(brokered(success()))?.certainty).toBe('likely')
  })
})

describe('a request that has gone off', () => {
  const form = { pageId: 'ConvergedConsent', form: 'reason' as const }
  const later = noon + 20_000
  test.each([
    [
      'by the same code without the form',
      { ...form, codes: ['90095'] },
      { pageId: 'Other', codes: ['90095'] },
    ],
    ['by the same page without the form', form, { pageId: 'ConvergedConsent' }],
  ])('is known %s, in any language', (_, before, after) => {
    const diagnosis = diagnosisOf(request(), page(before), page(after, later), bareCancel({ at: later + 1 }))
    expect(diagnosis).toMatchObject({ scenario: 'approval-pending', certainty: 'likely', owner: 'it' })
  })
  test.each([
    ['another page', { pageId: 'KmsiInterrupt' }, null],
    ['the sign-in page for another account', { pageId: 'ConvergedConsent', form: 'sign-in' as const }, null],
    ['another code', { pageId: 'ConvergedConsent', codes: ['90094'] }, 'admin-approval'],
  ])('is not taken from %s', (_, after, expected) => {
    expect(diagnosisOf(request(), page(form), page(after, later))?.scenario ?? null).toBe(expected)
  })
})

describe('pasted text', () => {
  const cases: [string, Parameters<typeof pasted>[0], Partial<Diagnosis> | null][] = [
    ['a code', { code: '90095' }, { scenario: 'approval-request', certainty: 'unconfirmed' }],
    ['a bare cancel', { error: 'access_denied', subcode: 'cancel' }, { scenario: 'cancelled' }],
    [
      'an error value',
      { error: 'consent_required' },
      { scenario: 'consent-missing', owner: 'you', then: 'it' },
    ],
    ['the words of an approval page', { approval: 'admin' }, { scenario: 'admin-approval', owner: 'it' }],
    ['a failure without code or value', {}, { scenario: 'unknown', certainty: 'unconfirmed' }],
    [
      'a failure of a value that is none',
      { error: 'Call 555 0100 now' },
      { scenario: 'unknown', evidence: [{ what: 'answer', value: 'other', where: 'pasted', at: noon }] },
    ],
    [
      'a cancel, and where it was seen',
      { subcode: 'cancel' },
      {
        scenario: 'cancelled',
        evidence: [{ what: 'answer', value: 'cancel', where: 'pasted', at: noon }],
      },
    ],
    ['a silent renewal’s answer', { error: 'login_required' }, null],
    ['an interrupt', { code: '50058' }, null],
    ['no failure', { hasError: false }, null],
  ]
  test.each(cases)('%s', (_, text, expected) => {
    const diagnosis = diagnosisOf(pasted(text))
    if (expected === null) expect(diagnosis).toBe(null)
    else expect(diagnosis).toMatchObject(expected)
  })
})

describe('adds caveats', () => {
  test('when Clara’s own request asked for consent again', () => {
    expect(diagnosisOf(request({ prompt: 'consent' }), page({ codes: ['90094'] }))?.caveats).toEqual([
      'prompt-consent',
    ])
    expect(diagnosisOf(request({ prompt: 'consent' }), page({ codes: ['50105'] }))?.caveats).toEqual([])
  })
  test('when the address was one for administrators', () => {
    const diagnosis = diagnosisOf(request({ endpoint: 'adminconsent' }), page({ codes: ['90094'] }))
    expect(diagnosis?.caveats).toEqual(['adminconsent-address'])
  })
  test.each(['900941', '900981'])('when Microsoft judged the request risky (%s)', (code) => {
    expect(diagnosisOf(request(), page({ codes: [code] }))?.caveats).toEqual(['risky-app'])
  })
  test('when the block came after an approval page: IT has declined', () => {
    const blocked = page({ codes: ['7000112'] }, noon + 90_000)
    expect(diagnosisOf(request(), blocked)?.caveats).toEqual([])
    expect(diagnosisOf(request(), page({ codes: ['90095'] }), served(), blocked)?.caveats).toEqual([
      'blocked-after-approval-page',
    ])
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

describe('a clock', () => {
  const minutes = 60_000
  const after = (...clocks: (number | null)[]) =>
    diagnosisOf(
      request(),
      ...clocks.map((clockSkew) => ({ ...served(), clockSkew })),
      page({ codes: ['90094'] }),
    )?.caveats
  test.each([
    ['ahead', [5 * minutes + 1], ['clock']],
    ['behind', [-6 * minutes], ['clock']],
    ['a little off', [5 * minutes], []],
    ['not to be told', [null], []],
    ['put right meanwhile', [9 * minutes, 0], []],
  ])('%s', (_, clocks, caveats) => {
    expect(after(...clocks)).toEqual(caveats)
  })
})

describe('sent round', () => {
  const silently = (at: number) => [
    request({}, { at: noon + at * 1000 }),
    success({ at: noon + at * 1000 + 300 }),
  ]
  const rounds = (...times: number[]) => times.flatMap(silently)
  const loop = {
    scenario: 'session',
    owner: 'you',
    certainty: 'likely',
    words: 'session',
    caveats: ['loop'],
    evidence: [{ what: 'rounds', value: '3', where: 'address' }],
  }
  test('by Clara: three times signed in without a page, and sent off once more', () => {
    expect(diagnosisOf(...rounds(0, 3, 6))?.scenario).toBe('signed-in')
    const again = request({}, { at: noon + 9000 })
    expect(diagnosisOf(...rounds(0, 3, 6), again)).toMatchObject(loop)
    expect(diagnosisOf(...rounds(0, 3, 6, 9))).toMatchObject(loop)
  })
  test('by Microsoft, to itself', () => {
    const asked = [0, 2, 4, 6].map((second) => request({ ssoReload: true }, { at: noon + second * 1000 }))
    expect(diagnosisOf(...asked.slice(0, 3))).toBe(null)
    expect(diagnosisOf(...asked)).toMatchObject(loop)
    expect(diagnosisOf(...asked, success())?.scenario).toBe('signed-in')
  })
  test('not by anybody who takes longer, or has the person asked something', () => {
    expect(diagnosisOf(...rounds(0, 30, 60, 61))?.scenario).toBe('signed-in')
    const signIn = page({ pageId: 'ConvergedSignIn', form: 'sign-in' }, noon + 9500)
    const asked = [...rounds(0, 3, 6), request({}, { at: noon + 9000 }), signIn]
    expect(diagnosisOf(...asked)).toBe(null)
    expect(diagnosisOf(...asked, success({ at: noon + 10_000 }))?.scenario).toBe('signed-in')
  })
})

describe('a yes that gets lost', () => {
  test('because the address that it goes to cannot be loaded', () => {
    const lost = failure('net::ERR_CONNECTION_REFUSED', 'app.clara.com', noon + 9500)
    expect(diagnosisOf(request(), success(), lost)).toMatchObject({
      scenario: 'network',
      evidence: [{ value: 'net::ERR_CONNECTION_REFUSED' }],
    })
  })
  test('not because of a failure before it', () => {
    const before = failure('net::ERR_CONNECTION_RESET', 'app.clara.com', noon + 1000)
    expect(diagnosisOf(request(), before, success())?.scenario).toBe('signed-in')
  })
})

describe('knows what this person was told before', () => {
  const yesterday = noon - 24 * 60 * 60_000
  const told = (past: PreviousResult, ...observations: Observation[]) =>
    diagnose(attemptOf(request(), ...observations), past)
  const waiting: PreviousResult = { scenario: 'approval-pending', waitingSince: yesterday }

  test('a request waits since it was first sent', () => {
    const pending = page({ approval: 'sent' })
    expect(diagnosisOf(request(), pending)?.since).toBe(noon + 5000)
    expect(told(waiting, pending)?.since).toBe(yesterday)
    expect(told({ scenario: 'mfa', waitingSince: null }, pending)?.since).toBe(noon + 5000)
  })
  test('a form that asks again: the request before was turned down or has lapsed', () => {
    expect(told(waiting, page({ codes: ['90095'] }))?.caveats).toEqual(['asked-before'])
    expect(
      told({ scenario: 'approval-request', waitingSince: null }, page({ codes: ['90095'] }))?.caveats,
    ).toEqual([])
  })
  test('a block after it: IT has declined', () => {
    const blocked = page({ codes: ['7000112'] })
    expect(told(waiting, blocked)?.caveats).toEqual(['blocked-after-approval-page'])
    expect(told({ scenario: 'mfa', waitingSince: null }, blocked)?.caveats).toEqual([])
  })
  test('a success solves it once', () => {
    expect(told(waiting, success())).toMatchObject({
      words: 'signed-in@solved',
      solved: true,
      before: 'approval-pending',
    })
    expect(told({ scenario: 'signed-in', waitingSince: null }, success())).toMatchObject({
      words: 'signed-in',
      solved: false,
      before: null,
    })
  })
})

describe('success', () => {
  test('is told as such', () => {
    expect(diagnosisOf(request(), page({ codes: ['50126'] }), success())).toEqual({
      ...base,
      scenario: 'signed-in',
      words: 'signed-in',
      evidence: [{ what: 'answer', value: 'success', where: 'redirect', at: noon + 9000 }],
    })
  })
  test('after an earlier stop is "solved"', () => {
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
  test('of another app’s never shows', () => {
    expect(() =>
      diagnosisOf(
        request({ clientId: otherClientId, redirectUri: 'https://x.example/' }),
        success({ host: 'x.example' }),
      ),
    ).toThrow()
  })
})
