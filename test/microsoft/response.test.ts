import { describe, expect, test } from 'vitest'
import { readResponse } from '../../src/microsoft/response.ts'
import { authResponse, tenant } from '../builders.ts'

const traceId = '7c830000-1111-4222-8333-00000000000a'
const correlationId = 'b94f0000-1111-4222-8333-00000000000c'
const ids = { traceId, correlationId, timestamp: '2023-08-28T11:25:19Z' }
const declined = { code: '65004', codes: ['65004'], ...ids }

const read = (query: string) => readResponse(new URLSearchParams(query))
const success = { outcome: 'success', error: null, isMicrosoft: false } as const

describe('a description', () => {
  const blank = 'AADSTS65004: User declined to consent.'
  const lines = [
    `Trace ID: ${traceId}`,
    `Correlation ID: ${correlationId}`,
    'Timestamp: 2023-08-28 11:25:19Z',
  ]
  test.each([
    [
      'in lower-case hex',
      `AADSTS65004%3a+User+declined%0d%0aTrace+ID%3a+${traceId}%0d%0aCorrelation+ID%3a+${correlationId}%0d%0aTimestamp%3a+2023-08-28+11%3a25%3a19Z`,
    ],
    [
      'in upper-case hex',
      `AADSTS65004%3A+User+declined%0D%0ATrace+ID%3A+${traceId}%0D%0ACorrelation+ID%3A+${correlationId}%0D%0ATimestamp%3A+2023-08-28+11%3A25%3A19Z`,
    ],
    [
      'with bare colons',
      `AADSTS65004:+User+declined%0D%0ATrace+ID:+${traceId}%0D%0ACorrelation+ID:+${correlationId}%0D%0ATimestamp:+2023-08-28+11:25:19Z`,
    ],
    [
      'with bare colons and lower-case line breaks',
      `AADSTS65004:+User+declined%0d%0aTrace+ID:+${traceId}%0d%0aCorrelation+ID:+${correlationId}%0d%0aTimestamp:+2023-08-28+11:25:19Z`,
    ],
    [
      'encoded twice',
      `AADSTS65004%253a%2bUser%2bdeclined%250d%250aTrace%2bID%253a%2b${traceId}%250d%250aCorrelation%2bID%253a%2b${correlationId}%250d%250aTimestamp%253a%2b2023-08-28%2b11%253a25%253a19Z`,
    ],
    ['encoded twice with %20', encodeURIComponent(encodeURIComponent([blank, ...lines].join('\r\n')))],
    ['with blank lines', encodeURIComponent([blank, ...lines].join('\n\n'))],
    ['in one line', encodeURIComponent([blank, ...lines].join(' '))],
    ['with no separator at all', encodeURIComponent([blank, ...lines].join(''))],
    ['in another order', encodeURIComponent([...lines.toReversed(), blank].join('\r\n'))],
  ])('%s gives its code and identifiers', (_, description) => {
    expect(read(`error=access_denied&error_description=${description}&state=SECRET`)).toEqual(
      authResponse(declined),
    )
  })

  test('may be missing or incomplete', () => {
    expect(read('error=access_denied&state=SECRET')).toEqual(authResponse({ isMicrosoft: false }))
    expect(read(`error=access_denied&error_description=Correlation+ID%3a+${correlationId}`)).toEqual(
      authResponse({ correlationId, isMicrosoft: false }),
    )
  })

  test('begins with the number that counts: what comes later may be quoted from a request', () => {
    const codeIn = (text: string) => read(`error=x&error_description=${encodeURIComponent(text)}`)?.code
    expect(codeIn("AADSTS650053: The app asked for scope 'AADSTS90094' that doesn't exist.")).toBe('650053')
    expect(codeIn('AADSTS70002: Error validating credentials. AADSTS50126: Wrong password.')).toBe('50126')
    expect(codeIn('The sign-in failed. AADSTS50058: x. AADSTS90094: y.')).toBe('90094')
  })

  test('may be in a parameter of a broker', () => {
    expect(read('error=login_failed&message=AADSTS65004%3a+User+declined')).toEqual(
      authResponse({ error: 'login_failed', code: '65004', codes: ['65004'] }),
    )
  })

  test('is not mixed with a broker’s message', () => {
    expect(read('error=login_failed&error_description=AADSTS65004&error_message=2+attempts')).toEqual(
      authResponse({ error: 'login_failed', code: '65004', codes: ['65004'] }),
    )
  })

  test('is read up to 20,000 characters', () => {
    const long = `${'a+'.repeat(10_000)}AADSTS65004`
    expect(read(`error=access_denied&error_description=${long}`)).toEqual(
      authResponse({ isMicrosoft: false }),
    )
  })

  test('of another system may have an error code', () => {
    expect(read('error=access_denied&error_description=Error+code:+50000')).toEqual(
      authResponse({ code: '50000', codes: ['50000'], isMicrosoft: false }),
    )
  })

  test('shows a failure without `error` if it has a code of Microsoft’s', () => {
    expect(read('error=&error_description=AADSTS65004%3a+User+declined')).toEqual(
      authResponse({ error: null, code: '65004', codes: ['65004'] }),
    )
    expect(read('error_description=Something+went+wrong')).toBe(null)
  })

  test('of B2C has no AADSTS code', () => {
    expect(read('error=access_denied&error_description=AADB2C90118%3a+The+user+has+forgotten')).toEqual(
      authResponse(),
    )
  })
})

describe('an answer', () => {
  test.each([
    ['a code', 'code=SECRET&state=SECRET&session_state=SECRET', success],
    ['an ID token', 'id_token=SECRET', success],
    ['an access token', 'access_token=SECRET&token_type=Bearer', success],
    [
      'the issuer',
      `code=SECRET&iss=https://login.microsoftonline.com/${tenant}/v2.0`,
      { ...success, tenant, isMicrosoft: true },
    ],
    [
      'the issuer of the first version',
      `code=SECRET&iss=https://sts.windows.net/${tenant.toUpperCase()}/`,
      { ...success, tenant, isMicrosoft: true },
    ],
    ['another issuer', `code=SECRET&iss=https://accounts.example/${tenant}`, success],
    ['no issuer', 'code=SECRET&iss=nobody', success],
    [
      'admin consent',
      `admin_consent=True&tenant=${tenant}&scope=openid`,
      { ...success, tenant, adminConsent: true, isMicrosoft: true },
    ],
  ])('with %s succeeds', (_, query, more) => {
    expect(read(query)).toEqual(authResponse(more))
  })

  test.each([
    ['`admin_consent` beside an error', 'error=access_denied&admin_consent=True', { adminConsent: true }],
    [
      'an address that explains the error',
      'error=access_denied&error_uri=https%3a%2f%2flogin.microsoftonline.com%2ferror%3fcode%3d65004',
      { code: '65004', codes: ['65004'] },
    ],
    [
      'an address at Microsoft’s host without a code',
      'error=access_denied&error_uri=https%3a%2f%2flogin.microsoftonline.com%2ferror',
      {},
    ],
    [
      'an address at another host that explains it',
      'error=access_denied&error_uri=https%3a%2f%2flogin.microsoftonline.com.example%2ferror',
      { isMicrosoft: false },
    ],
    [
      'an explaining address with a port',
      'error=access_denied&error_uri=https%3a%2f%2flogin.microsoftonline.com:81%2f',
      { isMicrosoft: false },
    ],
    ['a code beside the error', 'error=access_denied&code=SECRET', { isMicrosoft: false }],
    ['only a subcode', 'error_subcode=cancel', { error: null, subcode: 'cancel' }],
    [
      'a suberror',
      'error=invalid_grant&suberror=consent_required',
      { error: 'invalid_grant', subcode: 'consent_required', isMicrosoft: false },
    ],
    [
      'an empty error before the one that counts',
      'error=+&error=access_denied&error=other',
      { isMicrosoft: false },
    ],
    ['markup in place of a subcode', 'error=access_denied&error_subcode=%3Cb%3E', {}],
    ['a subcode before markup', 'error=access_denied&error_subcode=cancel%3Cb%3E', {}],
    ['a subcode behind markup', 'error=access_denied&error_subcode=%3Cb%3Ecancel', {}],
    ['markup in place of a tenant', 'error=access_denied&tenant=%3Cb%3E', { isMicrosoft: false }],
    ['a tenant before markup', 'error=access_denied&tenant=contoso%3Cb%3E', { isMicrosoft: false }],
    ['a tenant behind markup', 'error=access_denied&tenant=%3Cb%3Econtoso', { isMicrosoft: false }],
    [
      'a domain',
      'error=access_denied&tenant=contoso.example',
      { tenant: 'contoso.example', isMicrosoft: false },
    ],
    ['an error in words', 'error=Access%E2%80%AE%0ADenied', { error: 'Access Denied', isMicrosoft: false }],
  ])('with %s fails', (_, query, more) => {
    expect(read(query)).toEqual(authResponse(more))
  })

  test.each([
    '',
    'state=SECRET',
    'error=',
    'error=+&code=',
    'code=+',
    'admin_consent=False',
    'admin_consent=Untrue',
    'admin_consent=Truely',
    'toString=1&__proto__=2',
  ])('is not found in %j', (query) => {
    expect(read(query)).toBe(null)
  })

  test('is read from the fields of a form', () => {
    expect(
      readResponse([
        ['error', 'access_denied'],
        ['error_subcode', 'cancel'],
      ]),
    ).toEqual(authResponse({ subcode: 'cancel' }))
  })
})
