import { describe, expect, test } from 'vitest'
import { readNetworkError } from '../../src/microsoft/network-text.ts'
import { readText } from '../../src/microsoft/text.ts'

describe('a network error beside Microsoft’s host', () => {
  const host = 'https://login.microsoftonline.com/common/oauth2/v2.0/token'
  test.each([
    ['NET::ERR_CERT_AUTHORITY_INVALID', 'net::ERR_CERT_AUTHORITY_INVALID'],
    ['DNS_PROBE_FINISHED_NXDOMAIN', 'net::ERR_NAME_NOT_RESOLVED'],
    ['ERR_CONNECTION_RESET', 'net::ERR_CONNECTION_RESET'],
    ['ERR_BLOCKED_BY_CLIENT', 'net::ERR_BLOCKED_BY_CLIENT'],
    ['NS_ERROR_NET_RESET', 'NS_ERROR_NET_RESET'],
    ['SEC_ERROR_UNKNOWN_ISSUER', 'net::ERR_CERT_AUTHORITY_INVALID'],
    ['requests.exceptions.SSLError: bad', 'net::ERR_CERT_AUTHORITY_INVALID'],
    ['PKIX path building failed', 'net::ERR_CERT_AUTHORITY_INVALID'],
    ['x509: certificate signed by unknown authority', 'net::ERR_CERT_AUTHORITY_INVALID'],
    ['curl: (6) Could not resolve host', 'net::ERR_NAME_NOT_RESOLVED'],
    ['status: NXDOMAIN', 'net::ERR_NAME_NOT_RESOLVED'],
    ['La solicitud de ping no pudo encontrar el host', 'net::ERR_NAME_NOT_RESOLVED'],
    ['tunneling socket could not be established, statusCode=403', 'net::ERR_TUNNEL_CONNECTION_FAILED'],
    ['Blocked by CNAME or IP', 'net::ERR_TUNNEL_CONNECTION_FAILED'],
    ['connection appears to be offline', 'net::ERR_INTERNET_DISCONNECTED'],
    ['Resource temporarily unavailable', 'net::ERR_CONNECTION_FAILED'],
    ['Safari can’t establish a secure connection to the server', 'net::ERR_SSL_PROTOCOL_ERROR'],
    ['This page has been blocked by your company', 'net::ERR_TUNNEL_CONNECTION_FAILED'],
    ['Tunnel failed: 503 Service Unavailable, ProxyError', 'net::ERR_TUNNEL_CONNECTION_FAILED'],
    ['503 Service Unavailable', 'HTTP 503'],
    ['HTTP ERROR 502', 'HTTP 502'],
    ['"POST /token HTTP/1.1" 504 0', 'HTTP 504'],
    ['status code does not indicate success: 429 (TooManyRequests)', 'HTTP 429'],
    ['The service is unavailable.', 'HTTP 503'],
    ['the service is fine', null],
    ['a bill of 503 dollars', null],
  ])('%s', (error, name) => {
    expect(readNetworkError(`${error} at ${host}`)).toBe(name)
    expect(readNetworkError(`${error} at https://login.microsoftonline.com.contoso.example/`)).toBe(null)
  })
  test.each([
    ['of another host', 'GET https://ads.example/a.js net::ERR_BLOCKED_BY_CLIENT', null],
    ['of Clara’s own host', 'https://app.clara.example/login answers 503 Service Unavailable', null],
    [
      'of a page that explains it',
      'SSLError, see https://learn.microsoft.com/x',
      'net::ERR_CERT_AUTHORITY_INVALID',
    ],
  ])('the error %s', (_, error, name) => {
    const lines = ['I open', host, 'and the list of the page’s errors says', error]
    expect(readNetworkError(lines.join('\n'))).toBe(name)
  })
  test('is read although a program breaks its line', () => {
    expect(readNetworkError(`SSL certificate\n problem at ${host}`)).toBe('net::ERR_CERT_AUTHORITY_INVALID')
  })
  test('makes the text a failure', () => {
    expect(readText(`${host}\nERR_TIMED_OUT`)).toMatchObject({
      hasError: true,
      isMicrosoft: true,
      network: 'net::ERR_TIMED_OUT',
    })
  })
})

describe('an error belongs to the nearest host', () => {
  const host = 'https://login.microsoftonline.com'
  const other = 'https://reports.contoso.example'

  test.each([
    ['Microsoft’s, before it', `${host} ERR_TIMED_OUT and then ${other}`, true],
    ['Microsoft’s, behind it', `${other} and then ERR_TIMED_OUT at ${host}`, true],
    ['Microsoft’s without a scheme', `${other}/home ERR_TIMED_OUT login.microsoftonline.com`, true],
    ['Microsoft’s, as near as the other', `${other} ERR_TIMED_OUT ${host}`, true],
    ['Microsoft’s, at the second of two places', `${other} ERR_TIMED_OUT, ${host} ERR_TIMED_OUT`, true],
    ['another’s, before it', `${other} ERR_TIMED_OUT and then ${host}`, false],
    ['another’s, behind it', `${host} and then ERR_TIMED_OUT at ${other}`, false],
    ['another’s without a scheme', `${host} and then ERR_TIMED_OUT at contoso.example`, false],
    ['another’s between two of Microsoft’s', `${host} at ${other} ERR_TIMED_OUT and then ${host}`, false],
  ])('%s', (_, text, isMicrosofts) => {
    expect(readNetworkError(text)).toBe(isMicrosofts ? 'net::ERR_TIMED_OUT' : null)
  })

  test.each(['https://aka.ms/x', 'go.microsoft.com', 'https://github.com/x/issues'])(
    'and not to a page that explains it: %s',
    (help) => {
      expect(readNetworkError(`${host} ERR_TIMED_OUT ${help} ${other}`)).toBe('net::ERR_TIMED_OUT')
      expect(readNetworkError(`${host} ${other} ERR_TIMED_OUT ${help}`)).toBe(null)
    },
  )
})
