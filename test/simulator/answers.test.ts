import { expect, test } from 'vitest'
import { password } from './drive.ts'
import { freshSimulator } from './fresh.ts'
import { claraClientId, claraTenant } from './index.ts'
import { brokerClientId, otherAppClientId } from './microsoft/clients.ts'
import { guid } from './reading.ts'

const here = freshSimulator()

test.each([
  ['code-query', '/auth/callback'],
  ['code-form-post', '/auth/form'],
  ['code-redirecting', '/home'],
  ['code-v1', '/auth/callback'],
  ['broker', '/auth/broker'],
])('signs in for good by %s', async (way, path) => {
  const page = await here.visitor.signIn('signed-in@contoso.example', way)
  expect([new URL(page.url).pathname, page.drawn]).toEqual([
    path,
    expect.stringContaining('signed in as signed-in@contoso.example'),
  ])
})

test('answers in the fragment, and Clara’s page sends it to its server', async () => {
  const page = await here.visitor.signIn('signed-in@contoso.example', 'code-fragment')
  const { hash, search } = new URL(page.url)
  const exchanged = await here.visitor.post(
    'https://app.clara.com/auth/exchange',
    Object.fromEntries(new URLSearchParams(hash.slice(1))),
  )
  expect([search, JSON.parse(exchanged.source)]).toEqual(['', { signedInAs: 'signed-in@contoso.example' }])
})

test('puts no answer into an address with form_post', async () => {
  const page = await here.visitor.signIn('mfa-redirect@contoso.example', 'code-form-post')
  expect([page.url, page.drawn]).toEqual([
    'https://app.clara.com/auth/form',
    expect.stringContaining('AADSTS50076'),
  ])
})

test('encodes descriptions like Microsoft: lower-case hexadecimal digits, plus for a space', async () => {
  const page = await here.visitor.signIn('not-assigned-redirect@contoso.example')
  expect(page.url).toMatch(
    /&error_description=AADSTS50105%3a\+The\+.+%0d%0aTrace\+ID%3a\+.+%0d%0aCorrelation\+ID%3a\+.+%0d%0aTimestamp%3a\+/,
  )
  expect(page.url).toContain('&error_uri=https%3a%2f%2flogin.microsoftonline.com%2ferror%3fcode%3d50105&')
})

test('hides the answer with a call-back that redirects at once', async () => {
  const page = await here.visitor.signIn('mfa-redirect@contoso.example', 'code-redirecting')
  expect(page.url).toBe('https://app.clara.com/home')
  expect(page.redirects.at(-1)).toContain('https://app.clara.com/auth/redirecting?error=interaction_required')
})

test('redeems a code once and with the right verifier, and otherwise answers an error in JSON', async () => {
  const code = async () => {
    const page = await here.visitor.signIn('signed-in@contoso.example', 'code-fragment')
    return new URLSearchParams(new URL(page.url).hash.slice(1)).get('code') ?? ''
  }
  const form = {
    client_id: claraClientId,
    client_secret: 'a secret',
    redirect_uri: 'https://app.clara.com/auth/fragment',
    code_verifier: 'not the one',
  }
  const address = 'https://login.microsoftonline.com/common/oauth2/v2.0/token'
  const wrongVerifier = await here.visitor.post(address, { ...form, code: await code() })
  const unknownCode = await here.visitor.post(address, { ...form, code: 'made up' })
  expect([wrongVerifier, unknownCode].map(({ status, source }) => [status, JSON.parse(source)])).toEqual([
    [400, tokenError(501481)],
    [400, tokenError(70008)],
  ])
})

test('describes its endpoints and keys as OpenID Connect requires', async () => {
  const about = await here.visitor.open(
    `https://login.microsoftonline.com/${claraTenant}/v2.0/.well-known/openid-configuration`,
  )
  const { issuer, jwks_uri, token_endpoint } = JSON.parse(about.source)
  const keys = JSON.parse((await here.visitor.open(jwks_uri)).source)
  expect([issuer, token_endpoint, keys.keys.length, keys.keys[0].kty]).toEqual([
    `https://login.microsoftonline.com/${claraTenant}/v2.0`,
    `https://login.microsoftonline.com/${claraTenant}/oauth2/v2.0/token`,
    1,
    'RSA',
  ])
})

test('goes through the broker with the broker’s client ID, in one chain of redirects', async () => {
  const page = await here.visitor.open('https://app.clara.com/auth/start/broker')
  const asked = new URL(page.url)
  expect(page.redirects.map((url) => new URL(url).host)).toEqual(['app.clara.com', 'broker.example'])
  expect([asked.searchParams.get('client_id'), asked.searchParams.get('redirect_uri')]).toEqual([
    brokerClientId,
    'https://broker.example/login/callback',
  ])
})

test('wraps Microsoft’s error in the broker’s own answer', async () => {
  const { searchParams } = new URL((await here.visitor.signIn('mfa-redirect@contoso.example', 'broker')).url)
  expect([searchParams.get('error'), searchParams.get('error_description')]).toEqual([
    'access_denied',
    expect.stringContaining('AADSTS50076'),
  ])
})

test('lets the broker draw a page before Microsoft’s', async () => {
  const page = await here.visitor.open('https://app.clara.com/auth/start/broker-page')
  expect(new URL(page.url).host).toBe('broker.example')
  expect(page.drawn).toContain('id="continue"')
})

test('signs in to another company’s app with its own client ID', async () => {
  const page = await here.visitor.open('https://other-app.example/auth/start')
  const back = await here.visitor.submit(page, { login: 'signed-in@contoso.example', passwd: password })
  expect(new URL(page.url).searchParams.get('client_id')).toBe(otherAppClientId)
  expect(back.drawn).toContain('signed in as signed-in@contoso.example')
})

function tokenError(code: number) {
  return {
    error: 'invalid_grant',
    error_description: expect.stringContaining(`AADSTS${code}: `),
    error_codes: [code],
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/),
    trace_id: expect.stringMatching(guid),
    correlation_id: expect.stringMatching(guid),
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
  }
}

test.each([
  ['access', 'https://app.clara.com/auth/callback'],
  ['session', 'https://contoso-example.access.mcas.ms/aad_login'],
])('hands the answer to Defender for Cloud Apps, which controls the %s', async (control, address) => {
  const page = await here.visitor.signIn('signed-in@contoso.example', 'code-query', `defender=${control}`)
  expect(page.url.split('?')[0]).toBe(address)
})
