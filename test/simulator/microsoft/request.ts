import { claraClientId, findTenant } from '../accounts.ts'
import type { Asked } from '../http.ts'
import type { SignInRequest } from '../world.ts'
import { findClient } from './clients.ts'

/** Reads an authorize or adminconsent request. Missing values are empty or null. */
export function readRequest(asked: Asked): SignInRequest {
  const query = asked.form.has('client_id') ? asked.form : asked.query
  // A SAML request names the app inside; here only Clara sends one.
  const isSaml = asked.path.endsWith('/saml2')
  const clientId = isSaml ? claraClientId : (query.get('client_id') ?? '').toLowerCase()
  const earKey = readKey(query.get('ear_jwk'))
  const responseType = query.get('response_type') ?? (isSaml ? 'saml' : 'code')
  return {
    endpoint: asked.path.endsWith('/adminconsent') ? 'adminconsent' : 'authorize',
    version: asked.path.includes('/v2.0/') ? 2 : 1,
    tenant: asked.path.split('/')[1] ?? '',
    clientId,
    redirectUri: query.get('redirect_uri') ?? findClient(clientId)?.redirectUris[0] ?? '',
    responseType,
    responseMode: earKey === null ? readMode(query.get('response_mode'), responseType) : 'form_post',
    scopes: (query.get('scope') ?? 'openid profile').split(' ').filter(Boolean),
    state: query.get('state'),
    nonce: query.get('nonce'),
    challenge: query.get('code_challenge'),
    earKey,
    prompt: query.get('prompt'),
    loginHint: query.get('login_hint') ?? '',
  }
}

/** Why Microsoft refuses the request on its own page; null if it does not. */
export function refusal(request: SignInRequest): string | null {
  if (!request.clientId) return '900144'
  const client = findClient(request.clientId)
  if (!client) return '700016'
  if (!isTenant(request.tenant)) return '90002'
  if (client.onlyTenant !== undefined) {
    const tenant = findTenant(request.tenant)
    if (tenant === null) return '50194'
    if (tenant.id !== client.onlyTenant) return '700016'
  }
  const isKnown =
    client.redirectUris.includes(request.redirectUri) ||
    client.extensionUris?.test(request.redirectUri) === true
  return isKnown ? null : '50011'
}

function isTenant(segment: string): boolean {
  return segment === 'common' || segment === 'organizations' || findTenant(segment) !== null
}

/** MSAL sends its key as JSON in base64. */
function readKey(sent: string | null): string | null {
  return sent === null ? null : Buffer.from(decodeURIComponent(sent), 'base64').toString()
}

function readMode(asked: string | null, responseType: string): SignInRequest['responseMode'] {
  if (asked === 'query' || asked === 'fragment' || asked === 'form_post') return asked
  return /token/.test(responseType) ? 'fragment' : 'query'
}
