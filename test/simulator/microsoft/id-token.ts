import { createHash } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { tenantOf } from '../accounts.ts'
import { microsoftHost } from '../hosts.ts'
import type { Grant } from '../world.ts'

const keyId = 'simulator-key'
const keys = generateKeyPair('RS256', { extractable: true })

export async function signIdToken({ request, user }: Grant): Promise<string> {
  const { privateKey } = await keys
  const tenant = tenantOf(user).id
  return new SignJWT({
    ver: request.version === 2 ? '2.0' : '1.0',
    tid: tenant,
    oid: objectIdOf(user),
    preferred_username: user,
    name: nameOf(user),
    ...(request.nonce && { nonce: request.nonce }),
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: keyId })
    .setIssuer(issuerOf(tenant, request.version))
    .setSubject(objectIdOf(user))
    .setAudience(request.clientId)
    .setIssuedAt()
    .setNotBefore('-1 minute')
    .setExpirationTime('1 hour')
    .sign(privateKey)
}

export async function publicKeys(): Promise<JWK[]> {
  const { publicKey } = await keys
  return [{ ...(await exportJWK(publicKey)), kid: keyId, use: 'sig', alg: 'RS256' }]
}

export function issuerOf(tenant: string, version: 1 | 2): string {
  return version === 2 ? `https://${microsoftHost}/${tenant}/v2.0` : `https://sts.windows.net/${tenant}/`
}

export function nameOf(user: string): string {
  return user.split('@')[0] ?? user
}

/** The same person has the same ID in every run. */
export function objectIdOf(user: string): string {
  const hex = createHash('sha256').update(user).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
