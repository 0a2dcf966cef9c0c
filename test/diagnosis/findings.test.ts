import { describe, expect, test } from 'vitest'
import type { Observation } from '../../src/attempt/observation.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import type { Diagnosis } from '../../src/diagnosis/types.ts'
import {
  answer,
  attemptOf,
  bareCancel,
  failure,
  noon,
  page,
  pasted,
  request,
  served,
  step,
} from '../builders.ts'

const diagnosisOf = (...observations: Observation[]) => diagnose(attemptOf(...observations))

describe('a finding comes from', () => {
  const cases: [string, Observation[], Partial<Diagnosis>][] = [
    [
      'the approval page with a form, by its headline',
      [page({ approval: 'required' })],
      { scenario: 'approval-request', certainty: 'likely' },
    ],
    [
      '"Need admin approval", by its headline',
      [page({ approval: 'admin' })],
      { scenario: 'admin-approval', certainty: 'likely' },
    ],
    [
      '"Request sent" with its own code',
      [page({ codes: ['90096'], approval: 'sent' })],
      { scenario: 'approval-pending', code: '90096', certainty: 'confirmed' },
    ],
    [
      '"Request sent" with the old code in its source',
      [page({ codes: ['90095'], approval: 'sent' })],
      {
        scenario: 'approval-pending',
        owner: 'it',
        code: null,
        evidence: [{ what: 'structure', value: 'request-sent', where: 'page', at: noon + 5000 }],
      },
    ],
    [
      'the code of a failure on a consent page',
      [page({ form: 'consent', codes: ['7000112'] })],
      { scenario: 'app-blocked' },
    ],
    [
      'the code of a second factor on another page',
      [page({ pageId: 'ConvergedError', codes: ['50076'] })],
      { scenario: 'mfa', code: '50076' },
    ],
    [
      'a Conditional Access page without a code',
      [page({ pageId: 'ConvergedConditionalAccess' })],
      {
        scenario: 'conditional-access',
        certainty: 'likely',
        evidence: [
          { what: 'structure', value: 'ConvergedConditionalAccess', where: 'page', at: noon + 5000 },
        ],
      },
    ],
    [
      'an error page without a code',
      [page({ pageId: 'ConvergedError' })],
      { scenario: 'unknown', certainty: 'likely', owner: null },
    ],
    [
      'an error page with an unknown code',
      [page({ pageId: 'ConvergedError', codes: ['7654321'] })],
      { scenario: 'unknown', certainty: 'confirmed', code: '7654321' },
    ],
    [
      'the code of a failure beside an interrupt',
      [page({ codes: ['50058', '50105'] })],
      { scenario: 'not-assigned', code: '50105' },
    ],
    [
      'a wrong second factor on the page that asks for it',
      [page({ pageId: 'ConvergedTFA', codes: ['500121'] })],
      { scenario: 'mfa' },
    ],
    [
      'a code with an owner of its own',
      [page({ codes: ['53004'] })],
      { scenario: 'mfa-setup', owner: 'it', then: null, words: 'mfa-setup@it' },
    ],
    [
      'an answer in a form',
      [answer({ code: '65004' }, { via: 'form' })],
      {
        scenario: 'consent-declined',
        evidence: [{ what: 'code', value: '65004', where: 'form', at: noon + 9000 }],
      },
    ],
    [
      'a cancel without a page before it',
      [bareCancel()],
      { scenario: 'cancelled', certainty: 'likely', owner: 'you' },
    ],
    [
      'a cancel on a consent page',
      [page({ pageId: 'ConvergedConsent', form: 'consent' }), bareCancel()],
      { scenario: 'consent-declined', certainty: 'likely' },
    ],
    [
      'an error value that decides',
      [answer({ error: 'temporarily_unavailable' })],
      { scenario: 'transient', certainty: 'likely' },
    ],
    [
      'an error value that says nothing',
      [answer({ error: 'access_denied' })],
      { scenario: 'unknown', certainty: 'likely' },
    ],
    [
      'a text in place of an error value, which is not quoted',
      [answer({ error: 'Call +1 555 0100 and read them your code' })],
      { scenario: 'unknown', evidence: [expect.objectContaining({ value: 'other' })] },
    ],
    [
      'an answer without an error value',
      [answer({ error: null })],
      { scenario: 'unknown', evidence: [expect.objectContaining({ value: '' })] },
    ],
    [
      'an error value named like a key of the prototype',
      [answer({ error: 'constructor' })],
      { scenario: 'unknown' },
    ],
    [
      'an answer that asks for interaction',
      [answer({ error: 'interaction_required' })],
      { scenario: 'session' },
    ],
    [
      'a network failure',
      [failure('net::ERR_NAME_NOT_RESOLVED')],
      { scenario: 'network', certainty: 'likely', owner: 'it' },
    ],
    [
      'a host name without an address',
      [failure('net::ERR_NAME_NOT_RESOLVED')],
      {
        caveats: ['network-dns'],
        evidence: [expect.objectContaining({ what: 'network', where: 'network' })],
      },
    ],
    [
      'a computer without a network',
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
      'too many redirects',
      [failure('net::ERR_TOO_MANY_REDIRECTS')],
      { scenario: 'session', caveats: ['loop'] },
    ],
    [
      'a page that another extension blocks',
      [failure('net::ERR_BLOCKED_BY_CLIENT')],
      { scenario: 'browser-blocked', owner: 'you' },
    ],
    ['Microsoft’s server error', [served(500)], { scenario: 'service', owner: 'microsoft' }],
    ['throttling', [served(429)], { scenario: 'service' }],
    [
      'Microsoft’s page for a browser without cookies',
      [step('/cookiesdisabled')],
      { scenario: 'browser-blocked', owner: 'you' },
    ],
    [
      'Microsoft’s page for a browser without scripts',
      [step('/jsdisabled/')],
      { scenario: 'browser-blocked' },
    ],
  ]
  test.each(cases)('%s', (_, observations, expected) => {
    expect(diagnosisOf(request(), ...observations)).toMatchObject(expected)
  })
})

describe('there is no diagnosis for', () => {
  const silent: [string, Observation[]][] = [
    ['a host that answers later', [failure('net::ERR_CONNECTION_RESET'), served(200, noon + 4600)]],
    ['a form that the browser does not send again without asking', [failure('net::ERR_CACHE_MISS')]],
    ['a page ID named like a key of the prototype', [page({ pageId: 'constructor' })]],
    ['a request alone', []],
    ['a fresh sign-in page', [page({ pageId: 'ConvergedSignIn', codes: ['50058'], form: 'sign-in' })]],
    ['the second-factor page', [page({ pageId: 'ConvergedTFA', codes: ['50074'] })]],
    ['a second-factor page that a rule demands', [page({ pageId: 'ConvergedTFA', codes: ['50076'] })]],
    ['a second-factor page that asks again', [page({ pageId: 'ConvergedTFA', codes: ['50078'] })]],
    [
      'a consent page that asks for it',
      [page({ pageId: 'ConvergedConsent', form: 'consent', codes: ['65001'] })],
    ],
    ['the page "Stay signed in?"', [page({ pageId: 'KmsiInterrupt', codes: ['50140'] })]],
    ['an unknown page without a code', [page({ pageId: 'SomethingNew' })]],
    ['an empty page', [page()]],
    ['ordinary statuses and steps', [served(200), served(404), step('/kmsi')]],
    ['paths like those of Microsoft’s side pages', [step('/a/cookiesdisabled'), step('/jsdisabled/a')]],
    [
      'an answer of Microsoft’s that is a step, after a failure',
      [page({ codes: ['50126'] }), answer({ error: 'login_required' })],
    ],
    ['a server error of another host', [{ ...served(503), host: 'app.clara.com' }]],
    ['a silent renewal without a session', [answer({ error: 'login_required' })]],
    ['the code of an interrupt in an answer', [answer({ error: 'login_required', code: '50058' })]],
    ['a visit to Clara', [{ kind: 'clara', at: noon, host: 'app.clara.com', chain: null }]],
  ]
  test.each(silent)('%s', (_, observations) => {
    expect(diagnosisOf(request(), ...observations)).toBe(null)
  })
})

describe('a sent request for approval', () => {
  const form = { pageId: 'ConvergedConsent', form: 'reason' as const }
  const later = noon + 20_000
  test.each([
    [
      'by the same code without the form',
      { ...form, codes: ['90095'] },
      { pageId: 'Other', codes: ['90095'] },
    ],
    ['by the same page without the form', form, { pageId: 'ConvergedConsent' }],
  ])('is recognized %s, in any language', (_, before, after) => {
    const diagnosis = diagnosisOf(request(), page(before), page(after, later), bareCancel({ at: later + 1 }))
    expect(diagnosis).toMatchObject({ scenario: 'approval-pending', certainty: 'likely', owner: 'it' })
  })
  test('is not recognized by a page that came before the form', () => {
    const before = page({ codes: ['90095'] }, noon + 4000, '/common/first')
    const diagnosis = diagnosisOf(request(), before, page({ ...form, codes: ['90095'] }))
    expect(diagnosis?.evidence).toEqual([{ what: 'code', value: '90095', where: 'page', at: noon + 5000 }])
  })
  test.each([
    ['another page', { pageId: 'KmsiInterrupt' }, null],
    [
      'the approval page before its form is drawn',
      { ...form, form: null, approval: 'required' as const },
      'approval-request',
    ],
    ['the sign-in page for another account', { pageId: 'ConvergedConsent', form: 'sign-in' as const }, null],
    ['another code', { pageId: 'ConvergedConsent', codes: ['90094'] }, 'admin-approval'],
  ])('is not recognized by %s', (_, after, expected) => {
    expect(diagnosisOf(request(), page(form), page(after, later))?.scenario ?? null).toBe(expected)
  })
  test('is not recognized by another page without the code of the form', () => {
    const next = page({ pageId: 'KmsiInterrupt' }, later)
    expect(diagnosisOf(request(), page({ ...form, codes: ['90095'] }), next)).toBe(null)
  })
})

describe('a pasted text with', () => {
  const cases: [string, Parameters<typeof pasted>[0], Partial<Diagnosis> | null][] = [
    ['a code', { code: '90095' }, { scenario: 'approval-request', certainty: 'unconfirmed' }],
    ['a bare cancel', { error: 'access_denied', subcode: 'cancel' }, { scenario: 'cancelled' }],
    [
      'an error value',
      { error: 'consent_required' },
      { scenario: 'consent-missing', owner: 'you', then: 'it' },
    ],
    [
      'the words of an approval page',
      { statement: { says: 'admin-approval' } },
      {
        scenario: 'admin-approval',
        owner: 'it',
        evidence: [{ what: 'answer', value: 'admin-approval', where: 'pasted', at: noon }],
      },
    ],
    [
      'a sentence with an owner of its own',
      { statement: { says: 'app-misconfigured', owner: 'it' } },
      { scenario: 'app-misconfigured', owner: 'it' },
    ],
    ['a sentence about a sign-out', { statement: { says: 'none' } }, null],
    [
      'a sentence beside a number that is not in the table',
      { code: '999999', codes: ['999999'], statement: { says: 'device' }, error: 'invalid_request' },
      { scenario: 'device', code: '999999' },
    ],
    [
      'a sentence beside a known number',
      { code: '50105', codes: ['50105'], statement: { says: 'device' } },
      { scenario: 'not-assigned', code: '50105' },
    ],
    [
      'a sentence beside a number that is not in the table and one that is',
      { code: '999999', codes: ['999999', '50105'], statement: { says: 'device' } },
      { scenario: 'device', code: '999999' },
    ],
    [
      'a known number beside one that is not in the table',
      { code: '999999', codes: ['999999', '50105'], error: 'invalid_request' },
      { scenario: 'not-assigned', code: '999999' },
    ],
    [
      'a sentence and a known number beside one that is not in the table',
      { code: '999999', codes: ['999999', '50105'], statement: { says: 'unknown' } },
      { scenario: 'not-assigned', code: '999999' },
    ],
    [
      'a wrapper beside a number that is not in the table',
      { code: '999999', codes: ['70000', '999999'], error: 'temporarily_unavailable' },
      { scenario: 'transient', code: '999999' },
    ],
    [
      'an interrupt beside a number that is not in the table',
      { code: '999999', codes: ['50058', '999999'], error: 'invalid_request' },
      { scenario: 'app-misconfigured', code: '999999' },
    ],
    [
      'an error value beside a number that is not in the table',
      { code: '999999', codes: ['999999'], error: 'invalid_request', subcode: 'token_expired' },
      { scenario: 'app-misconfigured', owner: 'clara' },
    ],
    [
      'a suberror beside a number that is not in the table',
      { code: '999999', codes: ['999999'], error: 'invalid_grant', subcode: 'token_expired' },
      { scenario: 'session', owner: 'you' },
    ],
    [
      'a sentence that replaces the meaning of a number',
      {
        code: '65005',
        codes: ['65005'],
        statement: { says: 'app-misconfigured', owner: 'it', code: '65005' },
      },
      { scenario: 'app-misconfigured', owner: 'it', code: '65005' },
    ],
    [
      'a number of a failed sign-out',
      { code: '16002', codes: ['16002'], statement: { says: 'none', code: '16002' } },
      null,
    ],
    [
      'an approval page and a request that asks for consent each time',
      { statement: { says: 'approval-request' }, asksAgain: true },
      {
        scenario: 'app-misconfigured',
        owner: 'clara',
        certainty: 'unconfirmed',
        caveats: ['prompt-consent'],
      },
    ],
    [
      'another page and a request that asks for consent each time',
      { statement: { says: 'device' }, asksAgain: true },
      { scenario: 'device' },
    ],
    [
      'a page about a sign-out and a request that asks for consent each time',
      { statement: { says: 'none' }, asksAgain: true },
      null,
    ],
    [
      'a request that asks for consent each time, and no page',
      { error: 'server_error', asksAgain: true },
      { scenario: 'service' },
    ],
    [
      'a network error',
      { network: 'net::ERR_NAME_NOT_RESOLVED', statement: { says: 'unknown' } },
      {
        scenario: 'network',
        owner: 'it',
        certainty: 'unconfirmed',
        caveats: ['network-dns'],
        evidence: [{ what: 'network', value: 'net::ERR_NAME_NOT_RESOLVED', where: 'pasted', at: noon }],
      },
    ],
    [
      'a status of Microsoft’s own fault',
      { network: 'HTTP 503' },
      {
        scenario: 'service',
        owner: 'microsoft',
        certainty: 'unconfirmed',
        evidence: [{ what: 'status', value: '503', where: 'pasted', at: noon }],
      },
    ],
    ['a network error that is no failure', { network: 'net::ERR_CACHE_MISS' }, null],
    [
      'a network error beside a page',
      { network: 'net::ERR_TIMED_OUT', statement: { says: 'device' } },
      { scenario: 'device' },
    ],
    ['two owners of a number', { code: '650056' }, { owner: 'it', then: 'clara' }],
    [
      'a wrapper alone',
      { code: '70002', codes: ['70002'] },
      { scenario: 'app-misconfigured', code: '70002' },
    ],
    [
      'a wrapper beside a sentence',
      { code: '70000', codes: ['70000'], statement: { says: 'session' } },
      { scenario: 'session', code: '70000' },
    ],
    [
      'a wrapper beside an error value',
      { code: '50000', codes: ['50000'], error: 'temporarily_unavailable' },
      { scenario: 'transient', code: '50000' },
    ],
    ['a wrapper in the answer to a silent renewal', { code: '70000', error: 'login_required' }, null],
    [
      'a failure without code or value',
      {},
      {
        scenario: 'unknown',
        certainty: 'unconfirmed',
        evidence: [{ what: 'answer', value: '', where: 'pasted', at: noon }],
      },
    ],
    [
      'an error value beside a sentence that says nothing',
      { error: 'server_error', statement: { says: 'unknown' } },
      {
        scenario: 'service',
        evidence: [{ what: 'answer', value: 'server_error', where: 'pasted', at: noon }],
      },
    ],
    [
      'a text in place of an error value',
      { error: 'Call 555 0100 now' },
      { scenario: 'unknown', evidence: [{ what: 'answer', value: 'other', where: 'pasted', at: noon }] },
    ],
    [
      'a cancel without an error value',
      { subcode: 'cancel' },
      {
        scenario: 'cancelled',
        evidence: [{ what: 'answer', value: 'cancel', where: 'pasted', at: noon }],
      },
    ],
    ['the answer to a silent renewal', { error: 'login_required' }, null],
    ['an interrupt', { code: '50058' }, null],
    ['no failure', { hasError: false }, null],
  ]
  test.each(cases)('%s', (_, text, expected) => {
    const diagnosis = diagnosisOf(pasted(text))
    if (expected === null) expect(diagnosis).toBe(null)
    else expect(diagnosis).toMatchObject(expected)
  })
})
