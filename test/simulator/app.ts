import { createHash, randomBytes } from 'node:crypto'
import { redeem } from './back-channel.ts'
import { microsoftHost } from './hosts.ts'
import { type Answer, type Asked, found } from './http.ts'
import { type Result, secret, type Visit, type World } from './world.ts'

/** How a button of an app makes its request. */
export interface Way {
  app: string
  clientId: string
  redirectUri: string
  responseMode: 'query' | 'fragment' | 'form_post'
  /** v1 names a resource instead of scopes. */
  version?: 1
  onward?: string
}

/** Sends the browser to Microsoft, with parameters of the app's address (`prompt`, `mkt` …). */
export function askMicrosoft(world: World, way: Way, asked: Asked): Answer {
  const visit: Visit = {
    app: way.app,
    redirectUri: way.redirectUri,
    verifier: randomBytes(32).toString('base64url'),
    nonce: secret('nonce'),
    onward: way.onward ?? null,
    result: null,
  }
  const state = secret('state')
  world.visits.set(state, visit)
  const parameters = new URLSearchParams({
    client_id: way.clientId,
    response_type: 'code',
    redirect_uri: way.redirectUri,
    response_mode: way.responseMode,
    ...(way.version === 1 ? { resource: 'https://graph.microsoft.com' } : { scope: 'openid profile email' }),
    state,
    nonce: visit.nonce,
    code_challenge: createHash('sha256').update(visit.verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  return found(`${authority(asked, way.version)}/authorize?${withExtras(parameters, asked)}`)
}

/** Requests consent for a whole company. */
export function askAdministrator(world: World, way: Way, asked: Asked): Answer {
  const state = secret('state')
  world.visits.set(state, {
    app: way.app,
    redirectUri: way.redirectUri,
    verifier: '',
    nonce: '',
    onward: null,
    result: null,
  })
  const parameters = new URLSearchParams({ client_id: way.clientId, redirect_uri: way.redirectUri, state })
  if (way.version !== 1) parameters.set('scope', 'openid profile email')
  const tenant = asked.query.get('tenant') ?? 'organizations'
  const version = way.version === 1 ? '' : '/v2.0'
  return found(`https://${microsoftHost}/${tenant}${version}/adminconsent?${withExtras(parameters, asked)}`)
}

/** The outcome of an answer by query, fragment or form. An unknown state fails. */
export async function readAnswer(world: World, clientId: string, fields: URLSearchParams): Promise<Result> {
  const visit = world.visits.get(fields.get('state') ?? '')
  if (!visit) return { failed: 'This answer does not belong to a sign-in that was begun here.' }
  if (fields.has('error')) return { failed: fields.get('error_description') ?? fields.get('error') ?? '' }
  if (fields.has('admin_consent')) return { signedInAs: `the administrator of ${fields.get('tenant') ?? ''}` }
  // A reload shows the old result: a code works once.
  visit.result ??= await redeem(world, visit, clientId, fields.get('code') ?? '')
  return visit.result
}

function authority(asked: Asked, version: 1 | undefined): string {
  const tenant = asked.query.get('tenant') ?? 'organizations'
  return `https://${microsoftHost}/${tenant}/oauth2${version === 1 ? '' : '/v2.0'}`
}

function withExtras(parameters: URLSearchParams, asked: Asked): string {
  for (const [name, value] of asked.query) if (name !== 'tenant') parameters.set(name, value)
  return parameters.toString().replaceAll('+', '%20')
}
