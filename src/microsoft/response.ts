import { cleanText } from './clean.ts'
import { hasOwnNumber, readErrorText, tellingCode } from './error-text.ts'
import { readGuid } from './guid.ts'
import { isMicrosoftHost } from './hosts.ts'
import { withoutSecrets } from './plain.ts'
import type { AuthResponse, ErrorFacts } from './types.ts'

/**
 * Reads Microsoft's answer from its decoded parameters; null if there is none. Never throws.
 * Of codes and tokens it takes only their presence.
 */
export function readResponse(params: Iterable<readonly [string, string]>): AuthResponse | null {
  const read = pick(params)
  const explanation = microsoftAddress(read('error_uri'))
  const issuer = microsoftAddress(read('iss'))
  const description = descriptionOf(read, explanation)
  const hasNumber = hasOwnNumber(description)
  const error = cleanText(withoutSecrets(read('error') ?? ''), 100) || null
  const subcode = (read('error_subcode') ?? read('suberror'))?.match(/^[\w.-]{1,100}$/)?.[0] ?? null
  // A code of Microsoft's shows a failure even without `error`: some programs lose parameters.
  const hasFailed = error !== null || subcode !== null || hasNumber
  if (!hasFailed && !hasSucceeded(read)) return null
  return {
    outcome: hasFailed ? 'error' : 'success',
    error,
    subcode,
    ...factsIn(description, read('error_description')),
    tenant: tenantOf(read('tenant') ?? issuer?.pathname.split('/')[1] ?? ''),
    adminConsent: read('admin_consent') !== null,
    isMicrosoft: hasNumber || explanation !== null || issuer !== null || hasOwnName(read),
  }
}

/**
 * Microsoft's own number comes first. Its sentence may quote a scope or account of the request,
 * in which anybody can put another number.
 */
function factsIn(description: string, own: string | null): ErrorFacts {
  const facts = readErrorText(description)
  return startsWithNumber.test(own ?? '') ? { ...facts, code: tellingCode(facts.codes) } : facts
}

const startsWithNumber = /^\s{0,20}AADSTS\d{4,8}(?!\d)/

type Read = (name: string) => string | null

function descriptionOf(read: Read, explanation: URL | null): string {
  const number = explanation?.searchParams.get('code') ?? ''
  return [...messages.map(read), `AADSTS${number}`].join('\n')
}

function hasSucceeded(read: Read): boolean {
  return read('admin_consent')?.toLowerCase() === 'true' || secrets.some((name) => read(name) !== null)
}

function hasOwnName(read: Read): boolean {
  return read('error_subcode') !== null || read('admin_consent') !== null
}

/** Brokers pass the words of an answer on in one of these. */
const messages = [
  'error',
  'error_description',
  'error_message',
  'error_reason',
  'error_details',
  'message',
] as const

const secrets = ['code', 'id_token', 'access_token', 'ear_jwe'] as const

const known: ReadonlySet<string> = new Set([
  ...messages,
  ...secrets,
  'error_subcode',
  'suberror',
  'error_uri',
  'iss',
  'tenant',
  'admin_consent',
])

/**
 * Takes the first value that is not empty. The app may have an empty default before it, and
 * a stranger can add another value behind it.
 */
function pick(params: Iterable<readonly [string, string]>): Read {
  const values = new Map<string, string>()
  for (const [key, value] of params) {
    // An address copied from a page's source has `&amp;`.
    const name = key.replace(/^(?:amp;){1,3}/, '')
    if (!known.has(name) || value.trim() === '' || values.has(name)) continue
    values.set(name, secrets.some((secret) => secret === name) ? 'present' : value.slice(0, 20_000))
  }
  return (name) => values.get(name) ?? null
}

function microsoftAddress(text: string | null): URL | null {
  if (text === null || !URL.canParse(text)) return null
  const url = new URL(text)
  return url.protocol === 'https:' && url.port === '' && isMicrosoftHost(url.hostname) ? url : null
}

/** A GUID, a domain or a word for many tenants; null for anything else. */
function tenantOf(text: string): string | null {
  return readGuid(text) ?? text.match(/^[a-z0-9][a-z0-9.-]{0,252}$/i)?.[0] ?? null
}
