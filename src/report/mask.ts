import { guidPattern } from '../microsoft/guid-pattern.ts'
/*
 * Shapes of what must never be told. Everything that the product keeps is read by allow-list, so none of this should ever
 * be there; a name or a path that somebody has chosen to hold it is the exception that this is for.
 */

/** What stands in place of it. */
export const removed = '[removed]'

/** Names whose values are the session itself (Microsoft's pages and answers, OAuth 2.0). */
const secretNames = [
  'access_token',
  'apiCanary',
  'assertion',
  'canary',
  'client_assertion',
  'client_info',
  'client_secret',
  'code',
  'code_challenge',
  'code_verifier',
  'ctx',
  'device_code',
  'flowToken',
  'id_token',
  'id_token_hint',
  'login_hint',
  'nonce',
  'passwd',
  'password',
  'refresh_token',
  'SAMLRequest',
  'SAMLResponse',
  'sCtx',
  'session_state',
  'sFT',
  'state',
  'wresult',
]

const named = new RegExp(
  `\\b(${secretNames.join('|')})(["']?\\s*(?:=|%3[Dd]|:)\\s*["']?)[^\\s&"'<>;,]+`,
  'gi',
)
const jsonWebToken = /\beyJ[\w-]{5,}(?:\.[\w-]*){0,4}/g
const guid = new RegExp(guidPattern, 'g')
const opaque = /[\w~+/=.-]{32,}/g
/** Bounded, as mail's own parts are: each sign is looked at a fixed number of times. */
const mail = /[^\s<>"'(),:;@/\\]{1,64}@[^\s<>"'(),:;@/\\]{1,190}\.[^\s<>"'(),:;@/\\.]{1,63}/g

export function isSecretName(name: string): boolean {
  return secretNames.includes(name)
}

/** A text in, the same text without anything that looks like a credential or like somebody's address out. */
export function masked(text: string): string {
  return text
    .replace(named, `$1$2${removed}`)
    .replace(jsonWebToken, removed)
    .replace(opaque, (run) => (isOpaque(run) ? removed : run))
    .replace(mail, removed)
}

/** Long, and of a mixture that no word, host or identifier of Entra's is. */
function isOpaque(run: string): boolean {
  const rest = run.replace(guid, '')
  const longest = rest.split(/[./]/).reduce((most, part) => Math.max(most, part.length), 0)
  return longest >= 24 && /[a-z]/.test(rest) && /[A-Z]/.test(rest) && /\d/.test(rest)
}
