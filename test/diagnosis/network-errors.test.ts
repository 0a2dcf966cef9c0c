import { describe, expect, test } from 'vitest'
import { isAborted, type NetworkKind, networkKind } from '../../src/diagnosis/network-errors.ts'

describe('the browser’s name for a network error tells its kind', () => {
  test.each<[string, NetworkKind]>([
    ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
    ['NS_ERROR_OFFLINE', 'offline'],
    ['net::ERR_NAME_NOT_RESOLVED', 'dns'],
    ['NS_ERROR_UNKNOWN_HOST', 'dns'],
    ['net::ERR_CONNECTION_REFUSED', 'refused'],
    ['NS_ERROR_CONNECTION_REFUSED', 'refused'],
    ['net::ERR_CONNECTION_RESET', 'reset'],
    ['net::ERR_CONNECTION_CLOSED', 'reset'],
    ['NS_ERROR_NET_RESET', 'reset'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'timeout'],
    ['NS_ERROR_NET_TIMEOUT', 'timeout'],
    ['net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'proxy'],
    ['NS_ERROR_PROXY_FORBIDDEN', 'proxy'],
    ['NS_ERROR_PROXY_AUTHENTICATION_FAILED', 'proxy'],
    ['NS_ERROR_UNKNOWN_PROXY_HOST', 'proxy'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'tls-intercepted'],
    ['Peer’s Certificate issuer is not recognized.', 'tls-intercepted'],
    ['El emisor del certificado no está reconocido.', 'tls-intercepted'],
    ['O emissor do certificado não é reconhecido.', 'tls-intercepted'],
    ['net::ERR_CERT_DATE_INVALID', 'tls-date'],
    ['Peer’s Certificate has expired.', 'tls-date'],
    ['net::ERR_CERT_COMMON_NAME_INVALID', 'tls'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'tls'],
    ['net::ERR_BAD_SSL_CLIENT_AUTH_CERT', 'tls'],
    ['net::ERR_NO_SSL_VERSIONS_ENABLED', 'tls'],
    ['The certificate is not valid: SEC_ERROR_UNKNOWN.', 'tls'],
    ['Código de error: SSL_ERROR_EXPIRED_CERT_ALERT, expirado', 'tls-date'],
    ['SSL received a record that exceeded the maximum permissible length.', 'tls'],
    ['net::ERR_BLOCKED_BY_CLIENT', 'blocked-extension'],
    ['net::ERR_BLOCKED_BY_ADMINISTRATOR', 'blocked-policy'],
    ['net::ERR_TOO_MANY_REDIRECTS', 'redirect-loop'],
    ['NS_ERROR_REDIRECT_LOOP', 'redirect-loop'],
    ['net::ERR_CACHE_MISS', 'resubmission'],
    ['NS_ERROR_DOCUMENT_NOT_CACHED', 'resubmission'],
    ['net::ERR_SOMETHING_NEW', 'other'],
    ['NS_ERROR_SOMETHING_NEW', 'other'],
    ['Error code 2147500037', 'other'],
    ['', 'other'],
  ])('%s: %s', (error, kind) => {
    expect(networkKind(error)).toBe(kind)
  })
})

test('a canceled load is no failure', () => {
  for (const error of ['net::ERR_ABORTED', 'NS_BINDING_ABORTED', 'Error code 2152398850'])
    expect(isAborted(error)).toBe(true)
  expect(isAborted('net::ERR_CONNECTION_ABORTED')).toBe(false)
})
