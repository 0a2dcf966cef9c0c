import { anyOf } from './pattern.ts'
import { plainText } from './plain.ts'

/**
 * The browser's name for the reason why Microsoft's host could not be reached, or the status of
 * its own fault such as `HTTP 503`; null if a text has neither beside that host. Never throws.
 */
export function readNetworkError(text: string): string | null {
  if (!microsoftHost.test(text)) return null
  const plain = plainText(text).replaceAll('\n', ' ')
  const hosts = hostsIn(plain)
  for (const [name, form] of errors) {
    const found = Array.from(plain.matchAll(form)).find((match) => isMicrosofts(match, hosts))
    if (found !== undefined) return name ?? nameOf(found)
  }
  return null
}

const microsoftHost = new RegExp(
  `(?<![\\w.-])${anyOf([
    'login\\.microsoftonline\\.(?:com|us)',
    'login\\.(?:windows\\.net|microsoft\\.com|live\\.com)',
    '(?:aadcdn|logincdn)\\.ms(?:ft)?auth\\.net',
  ])}(?![\\w-]|\\.\\w)`,
  'i',
)

interface Host {
  start: number
  end: number
  isMicrosoft: boolean
}

/** Pages that explain an error stand beside the error of any host. */
function hostsIn(plain: string): Host[] {
  return Array.from(plain.matchAll(anyHost), ({ 0: name, index }) => ({
    start: index,
    end: index + name.length,
    isMicrosoft: microsoftHost.test(name),
  })).filter(({ start, end }) => !helpHost.test(plain.slice(start, end)))
}

const anyHost =
  /https?:\/\/[^\s/:?#"'<>]{1,253}|(?<![\w@.-])(?:[a-z\d-]{1,63}\.){1,6}(?:com|net|org|io|us|mx|br|co|example)(?![\w-]|\.\w)/gi

const helpHost = /aka\.ms|(?:docs|learn|go)\.microsoft\.com|github\.com/

/** An error belongs to the nearest host: a console lists those of a page's every server. */
function isMicrosofts({ 0: { length }, index }: RegExpMatchArray, hosts: readonly Host[]): boolean {
  const start = Number(index)
  const distance = (host: Host) => Math.max(host.start - start - length, start - host.end)
  const least = Math.min(...hosts.map(distance))
  return hosts.some((host) => host.isMicrosoft && distance(host) === least)
}

/** Firefox's names are whole. Of Chromium's, people see the end. Only a status has groups. */
function nameOf([found, ...numbers]: RegExpMatchArray): string {
  if (numbers.length > 0) return `HTTP ${numbers.find((one) => one !== undefined) ?? 503}`
  return found.startsWith('NS_') ? found : `net::${found}`
}

const number = '(429|50[0234])(?![\\d_]|\\.\\d)'

/** A status of Microsoft's own fault, in an answer, a program's message or a person's words. */
const status = new RegExp(
  anyOf([
    `(?<![\\w.,-])${number}["')\\]:,]{0,2}[\\s-]{0,2}\\(?(?:server|service|bad|gateway|internal|too many|temporar)`,
    `(?:http|status|error|code|respon[ds]\\w{0,3}|return\\w{0,3}|r[ée]ponse|erro|fehler|erreur|código)(?:_?code)?["')/\\d.]{0,5}[\\s:=(]{1,3}(?:[a-z]{1,10}[\\s:=]{1,3}){0,4}["'(]{0,2}${number}`,
    'service (?:is )?(?:temporarily )?unavailable|bad gateway|gateway time-?out',
    'currently unable to handle this request|too many requests|service_not_available',
  ]),
  'gi',
)

/** What pages and programs say, beside the name of Chromium's that means the same. */
const errors: readonly (readonly [name: string | null, form: RegExp])[] = [
  // Chromium's and Firefox's names that a person sees on an error page.
  [null, /(?<!\w)(?:ERR|NS_ERROR)_[A-Z\d_]{3,60}/g],
  program('net::ERR_CERT_DATE_INVALID', ['SEC_ERROR_EXPIRED_', 'certificate has expired']),
  program('net::ERR_CERT_AUTHORITY_INVALID', [
    'SEC_ERROR_UNKNOWN_ISSUER|MOZILLA_PKIX_ERROR_',
    'SSLError|SSLHandshakeException|SSLCertVerificationError',
    'PKIX path|x509:|curl: \\(60\\)',
    'certificate verify failed|SSL certificate problem|invalid peer certificate',
    'self[- ]signed certificate|unable to get local issuer',
    'SELF_SIGNED_CERT_|UNABLE_TO_(?:GET|VERIFY)_',
  ]),
  program('net::ERR_SSL_PROTOCOL_ERROR', [
    'SSL_ERROR_|SSL connection could not be established|trust relationship for the SSL',
    'terminated the handshake|handshake[_ ]failure|secure connection (?:failed|to the server)',
    'connection is not private|conexión no es privada|conexão não é particular',
    "connexion n'est pas privée|keine sichere Verbindung",
  ]),
  program('net::ERR_NAME_NOT_RESOLVED', [
    'DNS_PROBE_|ENOTFOUND|EAI_AGAIN|getaddrinfo failed',
    'curl: \\(6\\)|could not resolve host|no such host',
    'NameResolutionError|UnknownHostException|name or service not known',
    'remote name could not be resolved|server IP address could not be found',
    'failure in name resolution|unable to resolve host|server can.t be found',
    'hostname could not be found|no address associated|server misbehaving|trouble finding that site',
    'nxdomain|non-existent domain|could not find host|no pudo encontrar el host|não (?:pôde|conseguiu) encontrar o host',
    'no se encontró la dirección IP|endereço IP d[oe] [^\\n]{1,80} não foi encontrado',
    'adresse IP d[eu] [^\\n]{1,80} introuvable|Server-IP-Adresse [^\\n]{1,80} nicht gefunden',
  ]),
  program('net::ERR_TUNNEL_CONNECTION_FAILED', [
    'ProxyError|cannot connect to proxy|407 proxy authentication|tunneling socket could not',
    '(?:site|page|url) (?:is |has been |was )?blocked|access [^\\n]{1,60}blocked by|blocked by (?:cname|dns)',
  ]),
  program('net::ERR_TIMED_OUT', [
    'ETIMEDOUT|curl: \\(28\\)|i/o timeout|(?:connect(?:ion)?|read|request|operation|has) timed out',
    'connect[ _]timeout|handshake timeout|context deadline exceeded',
    'did not properly respond after a period|took too long to respond|tardó demasiado en responder|demorou muito (?:tempo )?para responder',
    'mis trop de temps à répondre|braucht(?:e)? zu lange',
  ]),
  program('net::ERR_CONNECTION_REFUSED', [
    'ECONNREFUSED|curl: \\(7\\)|connection refused|actively refused|refused to connect',
    'rechazó la conexión|recusou a conexão|refusé de se connecter|Verbindung abgelehnt',
  ]),
  program('net::ERR_CONNECTION_RESET', [
    'ECONNRESET|curl: \\((?:35|56)\\)|connection (?:was )?(?:reset|closed|lost)|forcibly closed',
    'PR_CONNECT_RESET_ERROR|PR_END_OF_FILE_ERROR|connection reset by peer|": EOF|socket hang up',
  ]),
  program('net::ERR_INTERNET_DISCONNECTED', ['connection appears to be offline']),
  // A proxy says the status of its own tunnel, so a status comes late.
  [null, status],
  program('net::ERR_CONNECTION_FAILED', [
    'unable to connect to the remote server|failed to connect to|resource temporarily unavailable|error sending request',
    "network is unreachable|no route to host|endpoints_resolution_error|(?:can't|no podemos) (?:connect|conectar) (?:to the server|con el servidor)",
    "(?:site|page) (?:can't|cannot) be reached|can't reach this page|can.t establish a connection",
    'no se puede (?:acceder|obtener acceso) a est[ea] (?:sitio|página)|não é possível acessar esse site',
    'ce site est inaccessible|diese Website ist nicht erreichbar|estabelecer uma conexão|establecer una conexión',
  ]),
]

function program(name: string, words: readonly string[]): readonly [string, RegExp] {
  return [name, new RegExp(anyOf(words), 'gi')]
}
