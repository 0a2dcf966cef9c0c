import { describe, expect, test } from 'vitest'
import { readOtherError } from '../../src/microsoft/other-error.ts'

describe('the error of another system', () => {
  test.each([
    ['MSIS7042: The same client browser session has made 6 requests.', 'MSIS7042'],
    ['It failed. See ID4223 and NS_ERROR_NET_RESET', 'NS_ERROR_NET_RESET'],
    ['The server says redirect_uri_mismatch, error 400', 'redirect_uri_mismatch'],
    ['invalid_client_metadata: unknown', 'invalid_client_metadata'],
    ['Login failed with error code 4711.', 'error code 4711'],
    ['Request failed: HTTP/1.1 403', 'HTTP/1.1 403'],
    ['The screen says admin approval for the app. Why?', 'admin approval for the app'],
    ['Hoy falló el acceso. Gracias', 'falló el acceso'],
    ['Die Anmeldung ist fehlgeschlagen', 'fehlgeschlagen'],
    ['MyLoginException: no', 'MyLoginException'],
    ['Something went wrong', 'Something went wrong'],
    ['You are not authorized to view it. Ask', 'not authorized to view it'],
  ])('in %j is %j', (text, error) => {
    expect(readOtherError(text)).toBe(error)
  })

  test('is told in at most 60 characters on one line', () => {
    const error = 'admin approval was not given for this app of the sales team'
    expect(readOtherError(`No ${error}s of the whole company`)?.length).toBeLessThanOrEqual(60)
    expect(readOtherError('sign-in: Error: \u0007bad\u202e end')).toBe('Error: bad end')
  })

  test.each([
    'Hello, all is well.',
    'If you received this mail in error, delete it.',
    'error: null, errorCode: 0, reason: none',
    'The mirrors are clean',
  ])('is not in %j', (text) => {
    expect(readOtherError(text)).toBe(null)
  })

  test('is at the start of a ticket', () => {
    const filler = 'All is well. '.repeat(1600).slice(0, 19_980)
    expect(readOtherError(`${filler} access_denied`)).toBe('access_denied')
    expect(readOtherError(`${filler}All is well here. access_denied`)).toBe(null)
  })
})
