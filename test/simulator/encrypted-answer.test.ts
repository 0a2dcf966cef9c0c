import { compactDecrypt } from 'jose'
import { expect, test } from 'vitest'
import { readRequest } from './microsoft/request.ts'
import { encryptedTokens } from './microsoft/tokens.ts'
import { newWorld } from './world.ts'

test('the tokens of an encrypted answer are read with the key of the request', async () => {
  const k = Buffer.alloc(32, 7).toString('base64url')
  const key = Buffer.from(JSON.stringify({ alg: 'dir', kty: 'oct', k })).toString('base64')
  const request = readRequest(asked({ ear_jwk: encodeURIComponent(key), scope: 'openid offline_access' }))
  expect(request.responseMode).toBe('form_post')
  const world = newWorld({ variant: 'formOnly', branding: false, drawAfter: 0, hintSignsIn: false })
  const grant = { request, user: 'signed-in@contoso.example' }
  const answer = await encryptedTokens(world, grant, request.earKey ?? '')
  const { plaintext, protectedHeader } = await compactDecrypt(answer, Buffer.from(k, 'base64url'))
  expect(protectedHeader).toEqual({ alg: 'dir', enc: 'A256GCM' })
  expect(JSON.parse(new TextDecoder().decode(plaintext))).toMatchObject({
    token_type: 'Bearer',
    id_token: expect.any(String),
    refresh_token: expect.any(String),
  })
})

function asked(form: Record<string, string>) {
  const client = { client_id: 'c1a7a000-1111-4222-8333-0123456789ab' }
  return {
    host: 'login.microsoftonline.com',
    method: 'POST',
    path: '/organizations/oauth2/v2.0/authorize',
    query: new URLSearchParams(),
    rawQuery: '',
    form: new URLSearchParams({ ...client, ...form }),
    body: '',
    cookies: new Map<string, string>(),
    acceptLanguage: 'en',
    origin: null,
    authorization: null,
  }
}
