import { request } from 'node:https'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { microsoftHost } from './hosts.ts'
import { type Result, secret, type Visit, type World } from './world.ts'

/** An app's server redeems an authorization code and checks the ID token. It never throws. */
export async function redeem(world: World, visit: Visit, clientId: string, code: string): Promise<Result> {
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: clientId,
    client_secret: secret('client-secret'),
    code,
    redirect_uri: visit.redirectUri,
    code_verifier: visit.verifier,
  })
  const tokens = await call(world, '/organizations/oauth2/v2.0/token', form.toString())
  if (typeof tokens.id_token !== 'string') return { failed: String(tokens.error_description) }
  return checkIdToken(world, tokens.id_token, clientId, visit.nonce)
}

async function checkIdToken(world: World, idToken: string, audience: string, nonce: string): Promise<Result> {
  const keys = await call(world, '/common/discovery/v2.0/keys')
  try {
    const { payload } = await jwtVerify(idToken, createLocalJWKSet({ keys: toKeys(keys.keys) }), {
      audience,
    })
    if (payload.nonce !== nonce) return { failed: 'The ID token belongs to another sign-in.' }
    return { signedInAs: String(payload.preferred_username) }
  } catch (error) {
    return { failed: String(error) }
  }
}

function toKeys(keys: unknown): { kty: string }[] {
  return Array.isArray(keys) ? keys : []
}

/** A request between servers on loopback, with Microsoft's name and a checked certificate. */
function call(world: World, path: string, body?: string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        host: '127.0.0.1',
        port: world.server.port,
        servername: microsoftHost,
        ca: world.server.caPem,
        path,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          host: microsoftHost,
          ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        agent: false,
      },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (part: string) => {
          text += part
        })
        answer.on('end', () => resolve(JSON.parse(text)))
      },
    )
    asking.on('error', reject)
    asking.end(body)
  })
}
