import { createHash } from 'node:crypto'
import { CompactEncrypt } from 'jose'
import { tenantOf } from '../accounts.ts'
import type { GraphClaims } from '../graph/claims.ts'
import { type Answer, type Asked, json } from '../http.ts'
import { type Grant, secret, type World } from '../world.ts'
import { findClient, platformOf } from './clients.ts'
import { corsHeaders, openToPages } from './cors.ts'
import { shortName, tokenScopes } from './granted.ts'
import { objectIdOf, signIdToken } from './id-token.ts'
import { refuse } from './refuse.ts'

/** The token endpoint: gives tokens for an authorization code or a refresh token, each once. */
export async function token(world: World, asked: Asked): Promise<Answer> {
  if (asked.method === 'OPTIONS') return { status: 204, headers: corsHeaders(asked), body: '' }
  return openToPages(asked, await redeem(world, asked))
}

async function redeem(world: World, asked: Asked): Promise<Answer> {
  const isRefresh = asked.form.get('grant_type') === 'refresh_token'
  const key = asked.form.get(isRefresh ? 'refresh_token' : 'code') ?? ''
  const kept = isRefresh ? world.refreshTokens : world.codes
  const grant = kept.get(key)
  kept.delete(key)
  if (!key) return refuse('invalid_request', '900144')
  if (!grant || grant.request.clientId !== clientIdOf(asked)) return refuse('invalid_grant', '70008')
  const refused = refusalOf(grant, asked) ?? (isRefresh ? null : codeRefusal(grant, asked))
  return refused ?? json(await tokensFor(world, grant, asked.path.includes('/v2.0/') ? 2 : 1))
}

function clientIdOf({ form, authorization }: Asked): string {
  const basic = /^Basic (.+)$/.exec(authorization ?? '')?.[1] ?? ''
  const [named = ''] = Buffer.from(basic, 'base64').toString().split(':')
  return (form.get('client_id') ?? decodeURIComponent(named)).toLowerCase()
}

/** Pages redeem codes of single-page applications, servers those of web apps with a secret. */
function refusalOf({ request }: Grant, { form, origin, authorization }: Asked): Answer | null {
  const client = findClient(request.clientId)
  const platform = client === null ? 'web' : platformOf(client, request.redirectUri)
  if (platform === 'spa')
    return origin === null ? refuse('invalid_request', '9002327', request.clientId) : null
  if (origin !== null) return refuse('invalid_request', '9002326', request.clientId)
  const hasSecret = form.has('client_secret') || form.has('client_assertion') || authorization !== null
  return platform === 'native' || hasSecret ? null : refuse('invalid_client', '7000218', request.clientId)
}

function codeRefusal({ request }: Grant, { form }: Asked): Answer | null {
  if (request.redirectUri !== form.get('redirect_uri'))
    return refuse('invalid_grant', '50011', request.clientId)
  const isProved =
    request.challenge === null || request.challenge === challengeOf(form.get('code_verifier') ?? '')
  return isProved ? null : refuse('invalid_grant', '501481', request.clientId)
}

/** The tokens as MSAL's encrypted answer (EAR), with the key that its request sent. */
export async function encryptedTokens(world: World, grant: Grant, key: string): Promise<string> {
  const { k } = JSON.parse(key)
  const tokens = new TextEncoder().encode(JSON.stringify(await tokensFor(world, grant, 2)))
  return new CompactEncrypt(tokens)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(Buffer.from(k, 'base64url'))
}

async function tokensFor(world: World, grant: Grant, version: 1 | 2): Promise<object> {
  const { request, user } = grant
  const scopes = tokenScopes(world, grant)
  const { id: tid } = tenantOf(user)
  const claims: GraphClaims = {
    tid,
    upn: user,
    appid: request.clientId,
    scp: scopes.map(shortName).join(' '),
  }
  const refreshToken = secret('refresh-token')
  const refreshes = request.scopes.includes('offline_access') || request.version === 1
  if (refreshes) world.refreshTokens.set(refreshToken, grant)
  return {
    token_type: 'Bearer',
    scope: scopes.join(' '),
    expires_in: 3600,
    ext_expires_in: 3600,
    access_token: `${secret('access-token')}.${base64url(JSON.stringify(claims))}`,
    ...(refreshes && { refresh_token: refreshToken }),
    ...((request.scopes.includes('openid') || request.version === 1) && {
      id_token: await signIdToken(grant),
    }),
    client_info: base64url(JSON.stringify({ uid: objectIdOf(user), utid: tid })),
    ...(version === 1 && { resource: '00000003-0000-0000-c000-000000000000' }),
  }
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url')
}
