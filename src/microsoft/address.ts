import { withoutAccounts } from './accounts.ts'
import { cleanText } from './clean.ts'
import { readGuid } from './guid.ts'
import { isMicrosoftHost } from './hosts.ts'
import { anyOf } from './pattern.ts'
import { decodePercent, longestText, withoutSecrets } from './plain.ts'
import { endpointOf, ignoresScopes, tenantSegment, unnamedFormOf } from './request-form.ts'
import { readResponse } from './response.ts'
import { isSharedTenant } from './tenants.ts'
import type { Address, AuthorizeRequest, AuthResponse, Endpoint } from './types.ts'

/** Takes an http or https address apart; null for any other text. Never throws. */
export function readAddress(text: string): Address | null {
  const address = text.slice(0, longestText)
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  const isMicrosoft = isMicrosoftAddress(url)
  const endpoint = isMicrosoft ? endpointOf(url) : null
  const request = endpoint === null || endpoint === 'other' ? null : readRequest(url, endpoint)
  return {
    host: url.hostname,
    path: url.pathname.slice(0, startOfAnswer(url.pathname)).replace(/[&;]$/, ''),
    isMicrosoft,
    endpoint,
    tenant: endpoint === null ? null : tenantOf(url, endpoint),
    clientId: readClientId(url),
    isContradictory: isMicrosoft && isContradictory(url),
    request,
    unnamed: isMicrosoft && request === null ? unnamedFormOf(url) : null,
    response: isMicrosoft ? microsoftResponse(url) : responseOf(url),
  }
}

function isMicrosoftAddress(url: URL): boolean {
  return (
    url.protocol === 'https:' &&
    url.port === '' &&
    url.username === '' &&
    url.password === '' &&
    isMicrosoftHost(url.hostname)
  )
}

/** Any segment before an endpoint is a tenant. In other paths the first must look like one. */
function tenantOf(url: URL, endpoint: Endpoint): string | null {
  const segment = tenantSegment(url).slice(0, 254)
  if (isSharedTenant(segment)) return segment.toLowerCase()
  const isBeforeEndpoint = endpoint !== 'other' && !/^(?:oauth2|oauth20_authorize\.srf)$/i.test(segment)
  const name = isBeforeEndpoint || isDomain(segment) ? cleanText(withoutAccounts(segment), 253) : null
  return readGuid(segment) ?? name
}

function isDomain(segment: string): boolean {
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+$/i.test(segment) && !fileName.test(segment)
}

const fileName = /\.(?:srf|ico|txt|html?|js|css|png|svg|gif|json|xml|aspx?)$/i

function readRequest(url: URL, endpoint: AuthorizeRequest['endpoint']): AuthorizeRequest | null {
  const read = reader(url)
  if (requestNames.every((name) => read(name) === null)) return null
  return {
    endpoint,
    host: url.hostname,
    tenant: tenantOf(url, endpoint),
    clientId: readClientId(url),
    redirectUri: read('redirect_uri'),
    // Nobody can know which of several values Microsoft takes.
    scopes: scopesIn(valuesOf(url, 'scope').join(' ')),
    ...(ignoresScopes(url) && { asksForAll: true }),
    responseMode: word(read('response_mode')),
    prompt: word(read('prompt')),
    ssoReload: read('sso_reload')?.toLowerCase() === 'true',
    loginHint: read('login_hint'),
  }
}

/** An address without these is a step after the first POST, or the request is in a body. */
const requestNames = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'resource',
  // In these the client ID may be in a token, or known to the server alone.
  'request',
  'request_uri',
]

/** `…` stands for the scopes that do not fit: without it, the others could pass for all. */
function scopesIn(text: string): string[] {
  const isCut = text.length > longestList
  const scopes = [...new Set(isCut ? words(text).slice(0, -1) : words(text))]
  return isCut || scopes.length > mostScopes ? [...scopes.slice(0, mostScopes), '…'] : scopes
}

const mostScopes = 100
const longestList = 4000

const words = (text: string | null) => cleanText(withoutSecrets(text ?? ''), longestList).match(/\S+/g) ?? []

const word = (text: string | null) => words(text).join(' ').slice(0, 60) || null

/** At login.live.com `client_id` may be Microsoft's own ID; then `fci` is the app's. */
function readClientId(url: URL): string | null {
  const read = reader(url)
  const own = read('client_id')
  const isPersonal = isMicrosoftAddress(url) && url.hostname === 'login.live.com'
  const value = isPersonal ? (read('fci') ?? (own?.startsWith(microsoftsOwnId) ? null : own)) : own
  return value === null ? null : (readGuid(value) ?? /\S+/.exec(cleanText(value, 100))?.[0] ?? null)
}

/** Start of the ID that the sign-in for work accounts uses there. */
const microsoftsOwnId = '51483342-'

/** Takes the first value that is not empty, as in an answer. */
function reader(url: URL): (name: string) => string | null {
  return (name) => valuesOf(url, name)[0] ?? null
}

/** Microsoft's server may take another value than ours, and reads a name in any case. */
function isContradictory(url: URL): boolean {
  return ['client_id', 'redirect_uri'].some((name) => {
    const [first = '', ...others] = valuesOf(url, name).map((value) => readGuid(value) ?? value)
    return others.some((other) => other !== first)
  })
}

function valuesOf({ searchParams }: URL, name: string): string[] {
  return [...searchParams].flatMap(([key, value]) => {
    const isNamed = key.toLowerCase().replace(/^(?:amp;){1,3}/, '') === name
    return isNamed && value.trim() !== '' ? [value.trim()] : []
  })
}

/**
 * A `code` at Microsoft's own host is the number of an error or the answer of another provider.
 * Only the page for desktop apps gets the app's code.
 */
function microsoftResponse(url: URL): AuthResponse | null {
  const response = responseOf(url)
  const toApp = /\/oauth2\/nativeclient\/?$|\/oauth20_desktop\.srf$/i.test(url.pathname)
  return response?.outcome === 'success' && !toApp && !response.adminConsent ? null : response
}

/** Some apps have their own route in the fragment, and some answers have no question mark. */
function responseOf(url: URL): AuthResponse | null {
  return readAnswer(url.search, url.hash, url.pathname)
}

/** Reads an answer from parts of an address or from a body; null if there is none. Never throws. */
export function readAnswer(...parts: string[]): AuthResponse | null {
  return readResponse(parts.flatMap(paramsOf))
}

function paramsOf(part: string): [string, string][] {
  // Some programs encode the whole answer, names included.
  const isEncoded = /^[?#/]*(?:error|admin_consent)%3d/i.test(part)
  const plain = isEncoded ? decodePercent(part) : part.replace(encodedLetter, decodePercent)
  return [...new URLSearchParams(plain.slice(startOfAnswer(plain)))]
}

/** A letter, a digit or an underscore means the same when it is encoded. */
const encodedLetter = /%(?:[46][1-9a-f]|[57][0-9a]|3[0-9]|5f)/gi

function startOfAnswer(part: string): number {
  const start = part.includes('=') ? part.search(firstName) : -1
  return start < 0 ? part.length : start
}

const firstName = new RegExp(
  `(?<=^|[/?#!&;])${anyOf([
    '(?:sub)?error(?:_\\w+)?',
    'code|id_token|access_token|ear_jwe',
    'admin_consent|state|session_state|tenant|iss',
  ])}=`,
)
