import { AuthError, AuthorizeProtocol, type AuthorizeResponse, UrlUtils } from '@azure/msal-common'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAnswer } from '../../src/microsoft/address.ts'

/** We compare our reader with MSAL's. MSAL reads only answers without a route of the app. */

const errors = fc.constantFrom(
  'access_denied',
  'consent_required',
  'interaction_required',
  'login_required',
  'server_error',
)
const code = fc.constantFrom('65004', '90094', '50105', '7000112', '53003')
const words = fc.string({ unit: fc.constantFrom(...'abc +&=#?%/:;é日\r\n'.split('')), maxLength: 30 })

const answer = fc.record(
  {
    error: errors,
    error_description: fc.tuple(code, words).map(([number, prose]) => `AADSTS${number}: ${prose}`),
    suberror: fc.constantFrom('cancel', 'basic_action'),
    code: words.map((text) => `0.A${text}`),
    session_state: words,
    state: words.map((text) => `s${text.replaceAll('%', '')}`),
  },
  { requiredKeys: ['state'] },
)
const start = fc.constantFrom('', '?', '#', '#/')

function readByMsal(text: string) {
  const response = UrlUtils.getDeserializedResponse(text)
  return response && { response, failure: failureOf(response) }
}

function failureOf(response: AuthorizeResponse): AuthError | null {
  try {
    AuthorizeProtocol.validateAuthorizationResponse(response, response.state ?? '', 'correlation')
    return null
  } catch (error) {
    if (error instanceof AuthError) return error
    throw error
  }
}

describe('an answer that MSAL reads', () => {
  test('has the same outcome and error for us as for MSAL', () => {
    fc.assert(
      fc.property(answer, start, (params, sign) => {
        const text = sign + new URLSearchParams(params)
        const msal = readByMsal(text)
        const ours = readAnswer(text)
        const fails = ours?.outcome === 'error'
        expect(fails).toBe(msal !== null && msal.failure !== null)
        expect(ours?.outcome === 'success').toBe(!fails && (msal?.response.code ?? '') !== '')
        if (!fails) return
        expect(ours.error ?? '').toBe(msal?.failure?.errorCode)
        expect(ours.subcode ?? '').toBe(msal?.failure?.subError)
        expect(ours.code).toBe(msal?.response.error_description?.match(/AADSTS(\d+)/)?.[1] ?? null)
      }),
      { numRuns: 500 },
    )
  })

  test('may have its code only in the address that explains the error', () => {
    const query =
      '?error=access_denied&state=s&error_uri=https%3a%2f%2flogin.microsoftonline.com%2ferror%3fcode%3d65004'
    expect(readByMsal(query)?.failure).toMatchObject({ errorCode: 'access_denied', errorNo: '65004' })
    expect(readAnswer(query)).toMatchObject({ error: 'access_denied', code: '65004', isMicrosoft: true })
  })

  test('may have an encrypted code', () => {
    expect(readByMsal('#ear_jwe=SECRET&state=s')?.failure).toBe(null)
    expect(readAnswer('#ear_jwe=SECRET&state=s')?.outcome).toBe('success')
  })
})

test('we also read an answer behind a route of the app, which MSAL refuses', () => {
  const route = '#/sign-in?error=access_denied&error_subcode=cancel&state=s'
  expect(readByMsal(route)).toBe(null)
  expect(readAnswer(route)).toMatchObject({ outcome: 'error', error: 'access_denied', subcode: 'cancel' })
})
