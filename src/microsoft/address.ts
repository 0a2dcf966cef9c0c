import { cleanText } from './clean.ts'
import { readGuid } from './guid.ts'
import { isMicrosoftHost } from './hosts.ts'
import { decodePercent, withoutSecrets } from './plain.ts'
import { readResponse } from './response.ts'
import { isSharedTenant } from './tenants.ts'
import type { Address, AuthorizeRequest, AuthResponse, Endpoint } from './types.ts'

/** Takes an address apart; null where the text is no http or https address. Never throws. */
export function readAddress(text: string): Address | null {
  const address = text.slice(0, longest)
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  const isMicrosoft = isMicrosoftAddress(url)
  const endpoint = isMicrosoft ? endpointOf(url) : null
  return {
    host: url.hostname,
    path: url.pathname.slice(0, startOfAnswer(url.pathname)).replace(/[&;]$/, ''),
    isMicrosoft,
    endpoint,
    tenant: endpoint === null ? null : tenantOf(url, endpoint),
    clientId: readClientId(url),
    request: endpoint === null || endpoint === 'other' ? null : readRequest(url, endpoint),
    response: isMicrosoft ? microsoftResponse(url) : responseOf(url),
  }
}

const longest = 200_000

function isMicrosoftAddress(url: URL): boolean {
  return (
    url.protocol === 'https:' &&
    url.port === '' &&
    url.username === '' &&
    url.password === '' &&
    isMicrosoftHost(url.hostname)
  )
}

function endpointOf({ pathname }: URL): Endpoint {
  if (authorizePath.test(pathname)) return 'authorize'
  return adminConsentPath.test(pathname) ? 'adminconsent' : 'other'
}

const authorizePath = /^\/(?:(?:[^/]+\/)?oauth2\/(?:v2\.0\/)?authorize|oauth20_authorize\.srf)\/?$/i
const adminConsentPath = /^\/[^/]+\/(?:v2\.0\/)?adminconsent\/?$/i

/** Before an endpoint stands a tenant, whatever it looks like; elsewhere the first segment must look like one. */
function tenantOf({ pathname }: URL, endpoint: Endpoint): string | null {
  const segment = pathname.slice(1).replace(/\/.*/s, '').slice(0, 254)
  const positional = endpoint !== 'other' && !/^(?:oauth2|oauth20_authorize\.srf)$/i.test(segment)
  if (isSharedTenant(segment)) return segment.toLowerCase()
  const isDomain = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+$/i.test(segment) && !fileName.test(segment)
  return readGuid(segment) ?? (positional || isDomain ? cleanText(segment, 253) : null)
}

const fileName = /\.(?:srf|ico|txt|html?|js|css|png|svg|gif|json|xml|aspx?)$/i

function readRequest(url: URL, endpoint: AuthorizeRequest['endpoint']): AuthorizeRequest | null {
  const read = reader(url.searchParams)
  if (requestNames.every((name) => read(name) === null)) return null
  return {
    endpoint,
    host: url.hostname,
    tenant: tenantOf(url, endpoint),
    clientId: readClientId(url),
    redirectUri: read('redirect_uri'),
    scopes: words(read('scope')),
    responseMode: word(read('response_mode')),
    prompt: word(read('prompt')),
    ssoReload: read('sso_reload')?.toLowerCase() === 'true',
    loginHint: read('login_hint'),
  }
}

/** After the first POST the endpoint's address carries none of these: that is a step of a request, not a new one. */
const requestNames = ['client_id', 'redirect_uri', 'response_type', 'scope', 'resource']

const words = (text: string | null) => cleanText(withoutSecrets(text ?? ''), 4000).match(/\S+/g) ?? []

const word = (text: string | null) => words(text).join(' ').slice(0, 60) || null

/** Sign-in for personal accounts gets Microsoft's own ID from the work-account side; the app's stands in `fci`. */
function readClientId(url: URL): string | null {
  const read = reader(url.searchParams)
  const own = read('client_id')
  const isPersonal = isMicrosoftAddress(url) && url.hostname === 'login.live.com'
  const value = isPersonal ? (read('fci') ?? (own?.startsWith('51483342-') ? null : own)) : own
  return value === null ? null : (readGuid(value) ?? /\S+/.exec(cleanText(value, 100))?.[0] ?? null)
}

/** Of a doubled parameter the first that is not empty counts, as in an answer. */
function reader(params: URLSearchParams): (name: string) => string | null {
  return (name) =>
    [...params.getAll(name), ...params.getAll(`amp;${name}`)].find((value) => value.trim() !== '')?.trim() ??
    null
}

/** Microsoft's host has codes of its own in its addresses: an error's number, another provider's answer. Only the page for desktop apps gets the app's. */
function microsoftResponse(url: URL): AuthResponse | null {
  const response = responseOf(url)
  const toApp = /\/oauth2\/nativeclient\/?$|\/oauth20_desktop\.srf$/i.test(url.pathname)
  return response?.outcome === 'success' && !toApp && !response.adminConsent ? null : response
}

/** An answer stands in the query or the fragment, behind an app's own route there, or behind a path without a question mark. */
function responseOf(url: URL): AuthResponse | null {
  return readAnswer(url.search, url.hash, url.pathname)
}

/** Reads an answer from parts of an address or from a body; null where there is none. Never throws. */
export function readAnswer(...parts: string[]): AuthResponse | null {
  return readResponse(parts.flatMap(paramsOf))
}

function paramsOf(part: string): [string, string][] {
  // An answer that was encoded as a whole: not even its names can be read yet.
  const isEncoded = /^[?#/]*(?:error|admin_consent)%3d/i.test(part)
  const plain = isEncoded ? decodePercent(part) : part
  return [...new URLSearchParams(plain.slice(startOfAnswer(plain)))]
}

function startOfAnswer(part: string): number {
  const start = part.includes('=') ? part.search(firstName) : -1
  return start < 0 ? part.length : start
}

const firstName =
  /(?<=^|[/?#!&;])(?:(?:sub)?error(?:_\w+)?|code|id_token|access_token|ear_jwe|admin_consent|state|session_state|tenant|iss)=/
