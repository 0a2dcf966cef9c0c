import { anyOf } from './pattern.ts'
import { plainText } from './plain.ts'

/**
 * The browser's name for the reason why Microsoft's host could not be reached, in a text that
 * names the host; null if there is none. Never throws.
 */
export function readNetworkError(text: string): string | null {
  if (!microsoftHost.test(text)) return null
  const plain = plainText(text).replaceAll('\n', ' ')
  const own = plain.match(browserName)?.[0]
  if (own !== undefined) return own.startsWith('NS_') ? own : `net::${own}`
  return programs.find(([, form]) => form.test(plain))?.[0] ?? null
}

const microsoftHost = new RegExp(
  `(?<![\\w.-])${anyOf([
    'login\\.microsoftonline\\.(?:com|us)',
    'login\\.(?:windows\\.net|microsoft\\.com|live\\.com)',
    '(?:aadcdn|logincdn)\\.ms(?:ft)?auth\\.net',
  ])}(?![\\w-]|\\.\\w)`,
  'i',
)

/** Chromium's and Firefox's names that a person sees on an error page. */
const browserName = /(?<!\w)(?:ERR|NS_ERROR)_[A-Z\d_]{3,60}/

/** What other pages and programs say, beside the name of Chromium's that means the same. */
const programs: readonly (readonly [name: string, form: RegExp])[] = [
  program('net::ERR_CERT_DATE_INVALID', ['SEC_ERROR_EXPIRED_\\w{1,40}', 'certificate has expired']),
  program('net::ERR_CERT_AUTHORITY_INVALID', [
    'SEC_ERROR_UNKNOWN_ISSUER|MOZILLA_PKIX_ERROR_\\w{1,40}',
    'SSLError|SSLHandshakeException|SSLCertVerificationError',
    'PKIX path|x509:|curl: \\(60\\)',
    'certificate verify failed|SSL certificate problem',
    'self[- ]signed certificate|unable to get local issuer',
    'SELF_SIGNED_CERT_\\w{1,20}|UNABLE_TO_(?:GET|VERIFY)_\\w{1,40}',
  ]),
  program('net::ERR_SSL_PROTOCOL_ERROR', [
    'SSL_ERROR_\\w{1,40}|SSL connection could not be established|trust relationship for the SSL',
  ]),
  program('net::ERR_NAME_NOT_RESOLVED', [
    'DNS_PROBE_\\w{1,40}|ENOTFOUND|EAI_AGAIN',
    'curl: \\(6\\)|could not resolve host|no such host',
    'NameResolutionError|UnknownHostException|name or service not known',
    'remote name could not be resolved|server IP address could not be found',
    'failure in name resolution|unable to resolve host|server can.t be found',
    'no se encontró la dirección IP|endereço IP d[oe] [^\\n]{1,80} não foi encontrado',
    'adresse IP d[eu] [^\\n]{1,80} introuvable|Server-IP-Adresse [^\\n]{1,80} nicht gefunden',
  ]),
  program('net::ERR_TIMED_OUT', [
    'ETIMEDOUT|curl: \\(28\\)|i/o timeout|(?:connect(?:ion)?|read) timed out',
    'did not properly respond after a period|took too long to respond|tardó demasiado en responder|demorou muito (?:tempo )?para responder',
    'mis trop de temps à répondre|braucht(?:e)? zu lange',
  ]),
  program('net::ERR_CONNECTION_REFUSED', [
    'ECONNREFUSED|curl: \\(7\\)|connection refused|actively refused|refused to connect',
    'rechazó la conexión|recusou a conexão|refusé de se connecter|Verbindung abgelehnt',
  ]),
  program('net::ERR_CONNECTION_RESET', [
    'ECONNRESET|curl: \\((?:35|56)\\)|connection (?:was )?(?:reset|closed)',
    'PR_CONNECT_RESET_ERROR|PR_END_OF_FILE_ERROR|connection reset by peer',
  ]),
  program('net::ERR_CONNECTION_FAILED', ['unable to connect to the remote server|failed to connect to']),
  program('net::ERR_TUNNEL_CONNECTION_FAILED', [
    'ProxyError|cannot connect to proxy|407 proxy authentication',
  ]),
]

function program(name: string, words: readonly string[]): readonly [string, RegExp] {
  return [name, new RegExp(anyOf(words), 'i')]
}
