import { createHash } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { tenantOf } from '../accounts.ts'
import type { GraphClaims } from '../graph/site.ts'
import { graphTenants } from '../graph/tenants.ts'
import { microsoftHost } from '../hosts.ts'
import { type Answer, type Asked, json } from '../http.ts'
import { type Grant, secret, type World } from '../world.ts'
import { findClient } from './clients.ts'
import { describeFault, newFault } from './messages.ts'

const keyId = 'simulator-key'
const keys = generateKeyPair('RS256', { extractable: true })

export async function signIdToken({ request, user }: Grant): Promise<string> {
  const { privateKey } = await keys
  const tenant = tenantOf(user).id
  return new SignJWT({
    ver: request.version === 2 ? '2.0' : '1.0',
    tid: tenant,
    oid: objectId(user),
    preferred_username: user,
    name: user.split('@')[0] ?? user,
    ...(request.nonce && { nonce: request.nonce }),
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: keyId })
    .setIssuer(issuer(tenant, request.version))
    .setSubject(objectId(user))
    .setAudience(request.clientId)
    .setIssuedAt()
    .setNotBefore('-1 minute')
    .setExpirationTime('1 hour')
    .sign(privateKey)
}

/** The token endpoint: gives tokens for an authorization code, once, with its code verifier. */
export async function token(world: World, asked: Asked): Promise<Answer> {
  const headers = corsHeaders(asked)
  if (asked.method === 'OPTIONS') return { status: 204, headers, body: '' }
  const answer = await redeem(world, asked)
  return { ...answer, headers: { ...answer.headers, ...headers } }
}

async function redeem(world: World, { form, path }: Asked): Promise<Answer> {
  const code = form.get('code') ?? ''
  const grant = world.codes.get(code)
  world.codes.delete(code)
  if (!code) return refuse('invalid_request', '900144')
  if (!grant || grant.request.clientId !== form.get('client_id')?.toLowerCase())
    return refuse('invalid_grant', '70008')
  if (grant.request.redirectUri !== form.get('redirect_uri')) return refuse('invalid_grant', '50011', grant)
  if (
    grant.request.challenge !== null &&
    grant.request.challenge !== challengeOf(form.get('code_verifier') ?? '')
  ) {
    return refuse('invalid_grant', '501481', grant)
  }
  const tenant = tenantOf(grant.user)
  const allowed = graphTenants.find(({ id }) => id === tenant.id)?.scopes
  const name = (scope: string) => scope.replace('https://graph.microsoft.com/', '')
  const granted = grant.request.scopes.filter(
    (scope) => !/\.Read\.All$/.test(scope) || (allowed?.includes(name(scope)) ?? true),
  )
  const scope = granted.join(' ')
  const claims: GraphClaims = { tid: tenant.id, scp: granted.map(name).join(' ') }
  return json({
    token_type: 'Bearer',
    scope,
    expires_in: 3600,
    ext_expires_in: 3600,
    access_token: `${secret('access-token')}.${base64url(JSON.stringify(claims))}`,
    refresh_token: secret('refresh-token'),
    id_token: await signIdToken(grant),
    client_info: base64url(JSON.stringify({ uid: objectId(grant.user), utid: tenant.id })),
    ...(!path.includes('/v2.0/') && { resource: '00000003-0000-0000-c000-000000000000' }),
  })
}

function refuse(error: string, code: string, grant?: Grant): Answer {
  const fault = newFault(
    code,
    crypto.randomUUID(),
    findClient(grant?.request.clientId ?? '')?.name ?? 'the app',
  )
  return json(
    {
      error,
      error_description: describeFault(fault),
      error_codes: [Number(code)],
      timestamp: fault.at.toISOString().slice(0, 19).replace('T', ' ').concat('Z'),
      trace_id: fault.traceId,
      correlation_id: fault.correlationId,
      error_uri: `https://${microsoftHost}/error?code=${code}`,
    },
    400,
  )
}

/** `/{tenant}/v2.0/.well-known/openid-configuration`, and the older one without v2.0. */
export function openIdConfiguration(asked: Asked): Answer {
  const tenant = asked.path.split('/')[1] ?? 'common'
  const version = asked.path.includes('/v2.0/') ? 2 : 1
  const base = `https://${microsoftHost}/${tenant}`
  const part = version === 2 ? '/oauth2/v2.0' : '/oauth2'
  const named = /^[0-9a-f-]{36}$/i.test(tenant) ? tenant : '{tenantid}'
  return openToAll(
    asked,
    json({
      issuer: issuer(named, version),
      authorization_endpoint: `${base}${part}/authorize`,
      token_endpoint: `${base}${part}/token`,
      end_session_endpoint: `${base}${part}/logout`,
      jwks_uri: `${base}/discovery${version === 2 ? '/v2.0' : ''}/keys`,
      response_modes_supported: ['query', 'fragment', 'form_post'],
      response_types_supported: ['code', 'id_token', 'code id_token'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      cloud_instance_name: 'microsoftonline.com',
    }),
  )
}

export function instanceDiscovery(asked: Asked): Answer {
  return openToAll(
    asked,
    json({
      tenant_discovery_endpoint: `https://${microsoftHost}/common/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [
        { preferred_network: microsoftHost, preferred_cache: 'login.windows.net', aliases: [microsoftHost] },
      ],
    }),
  )
}

export async function signingKeys(asked: Asked): Promise<Answer> {
  const { publicKey } = await keys
  return openToAll(
    asked,
    json({ keys: [{ ...(await exportJWK(publicKey)), kid: keyId, use: 'sig', alg: 'RS256' }] }),
  )
}

function issuer(tenant: string, version: 1 | 2): string {
  return version === 2 ? `https://${microsoftHost}/${tenant}/v2.0` : `https://sts.windows.net/${tenant}/`
}

/** The same person has the same ID in every run. */
function objectId(user: string): string {
  const hex = createHash('sha256').update(user).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url')
}

function openToAll(asked: Asked, answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, ...corsHeaders(asked) } }
}

function corsHeaders(asked: Asked): Record<string, string> {
  return asked.origin
    ? {
        'access-control-allow-origin': asked.origin,
        'access-control-allow-methods': 'GET, POST, OPTIONS',
        'access-control-allow-headers':
          '*, content-type, client-request-id, x-client-sku, x-client-ver, x-client-current-telemetry, x-client-last-telemetry, x-ms-lib-capability, return-client-request-id, x-app-name, x-app-ver',
      }
    : {}
}
