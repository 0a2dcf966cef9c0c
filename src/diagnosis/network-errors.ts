/** Why a document could not be loaded, as the browser's error says. */
export type NetworkKind =
  | 'offline'
  | 'dns'
  | 'refused'
  | 'reset'
  | 'timeout'
  | 'proxy'
  | 'tls'
  | 'tls-intercepted'
  | 'tls-date'
  | 'blocked-extension'
  | 'blocked-policy'
  | 'redirect-loop'
  /** A page that answers a form: the browser asks before it sends the form again. */
  | 'resubmission'
  | 'other'

/**
 * Reads the `error` of `webRequest.onErrorOccurred`: Chromium's `net::ERR_…`, Firefox's `NS_…`.
 * For a certificate or TLS, Firefox says a sentence in its language.
 */
export function networkKind(error: string): NetworkKind {
  const name = error.replace('net::ERR_', '')
  const found = kinds.find(([, names]) => names.includes(name))
  if (found) return found[0]
  if (name.includes(' ')) return name.startsWith('Error code') ? 'other' : sentenceKind(name)
  if (/CERT_|SSL_/.test(name)) return 'tls'
  return name.includes('PROXY_') ? 'proxy' : 'other'
}

/** The person or another navigation canceled the load: no failure. */
export function isAborted(error: string): boolean {
  return aborted.includes(error)
}

/** The words that tell Firefox's sentences apart, in English, Spanish and Portuguese. */
function sentenceKind(sentence: string): NetworkKind {
  if (/\bissuer|\bemis+or/i.test(sentence)) return 'tls-intercepted'
  const isDate = /expired|not yet valid|expirad|caducad|vencid|válido aún|válido ainda/i.test(sentence)
  return isDate ? 'tls-date' : 'tls'
}

/** Chromium's names, without `net::ERR_`, and Firefox's. */
const kinds: readonly [NetworkKind, readonly string[]][] = [
  ['offline', ['INTERNET_DISCONNECTED', 'NETWORK_CHANGED', 'NETWORK_IO_SUSPENDED', 'NS_ERROR_OFFLINE']],
  [
    'dns',
    [
      'NAME_NOT_RESOLVED',
      'NAME_RESOLUTION_FAILED',
      'DNS_TIMED_OUT',
      'DNS_SERVER_FAILED',
      'DNS_MALFORMED_RESPONSE',
      'DNS_NO_MATCHING_SUPPORTED_ALPN',
      'NS_ERROR_UNKNOWN_HOST',
    ],
  ],
  [
    'refused',
    [
      'CONNECTION_REFUSED',
      'CONNECTION_FAILED',
      'ADDRESS_UNREACHABLE',
      'ADDRESS_INVALID',
      'NETWORK_ACCESS_DENIED',
      'NS_ERROR_CONNECTION_REFUSED',
    ],
  ],
  [
    'reset',
    [
      'CONNECTION_RESET',
      'CONNECTION_CLOSED',
      'CONNECTION_ABORTED',
      'EMPTY_RESPONSE',
      'SOCKET_NOT_CONNECTED',
      'HTTP2_PROTOCOL_ERROR',
      'QUIC_PROTOCOL_ERROR',
      'INVALID_RESPONSE',
      'NS_ERROR_NET_RESET',
      'NS_ERROR_NET_INTERRUPT',
      'NS_ERROR_NET_EMPTY_RESPONSE',
      'NS_ERROR_NET_HTTP2_SENT_GOAWAY',
      'NS_ERROR_NET_PARTIAL_TRANSFER',
    ],
  ],
  ['timeout', ['TIMED_OUT', 'CONNECTION_TIMED_OUT', 'NS_ERROR_NET_TIMEOUT', 'NS_ERROR_NET_TIMEOUT_EXTERNAL']],
  [
    'proxy',
    [
      'TUNNEL_CONNECTION_FAILED',
      'SOCKS_CONNECTION_FAILED',
      'SOCKS_CONNECTION_HOST_UNREACHABLE',
      'NO_SUPPORTED_PROXIES',
      'MANDATORY_PROXY_CONFIGURATION_FAILED',
      'PAC_SCRIPT_FAILED',
      'UNEXPECTED_PROXY_AUTH',
      'NS_ERROR_UNKNOWN_PROXY_HOST',
    ],
  ],
  [
    'tls-intercepted',
    ['CERT_AUTHORITY_INVALID', 'CERT_KNOWN_INTERCEPTION_BLOCKED', 'SSL_PINNED_KEY_NOT_IN_CERT_CHAIN'],
  ],
  ['tls-date', ['CERT_DATE_INVALID']],
  ['tls', ['NS_ERROR_NET_INADEQUATE_SECURITY']],
  ['blocked-extension', ['BLOCKED_BY_CLIENT', 'NS_ERROR_TRACKING_URI']],
  [
    'blocked-policy',
    ['BLOCKED_BY_ADMINISTRATOR', 'BLOCKED_ENROLLMENT_CHECK_PENDING', 'NS_ERROR_BLOCKED_BY_POLICY'],
  ],
  ['resubmission', ['CACHE_MISS', 'NS_ERROR_DOCUMENT_NOT_CACHED']],
  ['redirect-loop', ['TOO_MANY_REDIRECTS', 'NS_ERROR_REDIRECT_LOOP']],
]

/** For a load that another one replaces, Firefox may also give a number. */
const aborted = ['net::ERR_ABORTED', 'NS_BINDING_ABORTED', 'Error code 2152398850']
