import { randomUUID } from 'node:crypto'
import { tenantOf } from '../accounts.ts'
import { defenderHost, microsoftHost, samlAddress } from '../hosts.ts'
import { type Answer, escaped, found, hiddenFields, html } from '../http.ts'
import { type Flow, secret, type World } from '../world.ts'
import { findClient } from './clients.ts'
import { signIdToken } from './id-token.ts'
import { describeFault, newFault } from './messages.ts'
import { encryptedTokens } from './tokens.ts'

/** Success: a code, and an ID token if the app asked for one. */
export async function answerSuccess(world: World, flow: Flow, user: string): Promise<Answer> {
  const { request } = flow
  if (request.endpoint === 'adminconsent') {
    return answerApp(flow, {
      admin_consent: 'True',
      tenant: tenantOf(user).id,
      ...stateOf(flow),
      ...(request.version === 2 && { scope: request.scopes.join(' ') }),
    })
  }
  if (request.responseType === 'saml')
    return formPost(samlAddress, { SAMLResponse: secret('saml-response'), RelayState: secret('relay-state') })
  const grant = { request, user }
  if (request.earKey !== null) {
    const answer = await encryptedTokens(world, grant, request.earKey)
    return answerApp(flow, { ear_jwe: answer, ...stateOf(flow), session_state: flow.sessionId })
  }
  const code = secret('code')
  if (request.responseType.includes('code')) world.codes.set(code, grant)
  const answer = answerApp(flow, {
    ...(request.responseType.includes('code') && { code }),
    ...(request.responseType.includes('id_token') && { id_token: await signIdToken(grant) }),
    ...stateOf(flow),
    session_state: flow.sessionId,
  })
  const control = new URL(flow.address).searchParams.get('defender')
  return control === null ? answer : throughDefender(answer, control, await signIdToken(grant))
}

/** Session control: Defender for Cloud Apps gets a token, and leads to the app. */
function throughDefender({ headers }: Answer, kind: string, token: string): Answer {
  return formPost(`https://${defenderHost}/aad_login`, {
    id_token: token,
    target: String(headers.location),
    kind,
  })
}

/** A failure with code and description. adminconsent says `admin_consent=True` in failures too. */
export function answerError(flow: Flow, error: string, code: string): Answer {
  const fault = newFault(code, flow.correlationId, findClient(flow.request.clientId)?.name ?? '')
  const answer = answerApp(flow, {
    error,
    error_description: describeFault(fault),
    error_uri: `https://${microsoftHost}/error?code=${code}`,
    ...(flow.request.endpoint === 'adminconsent' && { admin_consent: 'True' }),
    ...stateOf(flow),
  })
  return { ...answer, headers: { ...answer.headers, 'x-ms-request-id': fault.traceId } }
}

/** The person left a page of Microsoft's: the same answer for every page. */
export function answerCancel(flow: Flow): Answer {
  return answerApp(flow, { error: 'access_denied', error_subcode: 'cancel', ...stateOf(flow) })
}

function answerApp(flow: Flow, fields: Record<string, string>): Answer {
  const { request } = flow
  if (request.responseMode === 'form_post') return formPost(request.redirectUri, fields)
  const parameters = encode(fields)
  if (request.responseMode === 'fragment') return found(`${request.redirectUri}#${parameters}`)
  const failedAdminConsent =
    request.endpoint === 'adminconsent' && 'error' in fields && !('error_subcode' in fields)
  const mark = request.redirectUri.includes('?') ? '&' : '?'
  return found(`${request.redirectUri}${mark}${parameters}${failedAdminConsent ? '#' : ''}`)
}

/** No address shows this answer: a page posts it and closes. */
function formPost(target: string, fields: Record<string, string>): Answer {
  const nonce = randomUUID()
  const answer = html(
    `<html><head><title>Working...</title></head><body><form method="POST" name="hiddenform" action="${escaped(target)}">${hiddenFields(fields)}<noscript><p>Your browser runs no scripts: go on by hand.</p><input type="submit" value="Submit" /></noscript></form><script language="javascript" nonce="${nonce}">window.setTimeout(() => document.forms[0].submit(), 0);</script></body></html>`,
  )
  const policy = `script-src 'nonce-${nonce}' 'strict-dynamic'; object-src 'none'; base-uri 'none'`
  return { ...answer, headers: { ...answer.headers, 'content-security-policy': policy } }
}

/** Microsoft writes hexadecimal digits in lower case and spaces as plus. */
function encode(fields: Record<string, string>): string {
  return Object.entries(fields)
    .map(([name, value]) => {
      const encoded = encodeURIComponent(value).replaceAll('%20', '+')
      return `${name}=${encoded.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase())}`
    })
    .join('&')
}

function stateOf(flow: Flow): { state?: string } {
  return flow.request.state === null ? {} : { state: flow.request.state }
}
