import { encoded, withoutAccounts } from '../microsoft/accounts.ts'
import { guidPattern } from '../microsoft/guid-pattern.ts'
import { removed } from '../microsoft/removed.ts'

/*
 * Patterns of secrets. The product reads by allow-list: only a name or a path that somebody has
 * chosen can hold a secret.
 */

/** Names of OAuth 2.0, SAML, Microsoft's pages and people's own words whose values are secrets. */
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
  'contrasena',
  'contraseña',
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
  'RelayState',
  'SAMLRequest',
  'SAMLResponse',
  'sCtx',
  'senha',
  'session_state',
  'sFT',
  'state',
  'wctx',
  'wresult',
]

const quote = `(?:\\\\{0,3}["']|${encoded('2[27]')})?`

const named = new RegExp(
  [
    // Microsoft labels its own codes `Error Code:`.
    `(?:\\b|(?<=${encoded('..')}))(?<!error (?=code))(${secretNames.join('|')})`,
    `(${quote}\\s*(?:[=:]|${encoded('3[ad]')})\\s*${quote})[^\\s&"'<>;,]+`,
  ].join(''),
  'gi',
)
const jsonWebToken = /\beyJ[\w-]{5,}(?:\.[\w-]*){0,4}/g
const guid = new RegExp(guidPattern, 'g')
const opaque = /[\w~+/=.-]{32,}/g

export function isSecretName(name: string): boolean {
  return secretNames.includes(name)
}

/** The text without anything that looks like a credential or an e-mail address. */
export function masked(text: string): string {
  return withoutAccounts(
    text
      .replace(named, `$1$2${removed}`)
      .replace(jsonWebToken, removed)
      .replace(opaque, (run) => (isOpaque(run) ? removed : run)),
  )
}

/** No word, host or identifier of Entra is long and mixes small letters, capitals and digits. */
function isOpaque(run: string): boolean {
  const rest = run.replace(guid, '')
  const longest = rest.split(/[./]/).reduce((most, part) => Math.max(most, part.length), 0)
  return longest >= 24 && /[a-z]/.test(rest) && /[A-Z]/.test(rest) && /\d/.test(rest)
}
