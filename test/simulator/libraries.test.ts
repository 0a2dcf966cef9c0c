import { type INetworkModule, PublicClientApplication } from '@azure/msal-node'
import { generateCodeVerifier, MicrosoftEntraId } from 'arctic'
import { InMemoryWebStorage, OidcClient, WebStorageStateStore } from 'oidc-client-ts'
import * as openid from 'openid-client'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { claraTenant } from './accounts.ts'
import { password } from './drive.ts'
import { fetchFrom } from './fetch.ts'
import { freshSimulator } from './fresh.ts'
import { checkClientOf, otherAppClientId } from './microsoft/clients.ts'
import { objectIdOf } from './microsoft/id-token.ts'

/*
 * The libraries that apps sign in with at Microsoft judge the simulator: what they accept, and what
 * they refuse, is Entra's protocol and not what this project believes about it.
 */

const here = freshSimulator()
const authority = `https://login.microsoftonline.com/${claraTenant}`
const user = 'signed-in@contoso.example'
const uris = {
  server: 'https://other-app.example/auth/server',
  page: 'https://other-app.example/auth/page',
}
const scopes = ['openid', 'profile', 'email', 'offline_access', 'User.Read']

afterEach(() => vi.unstubAllGlobals())

/** Signs in at an authorize address; gives the address with Microsoft's answer. */
async function answerTo(address: string, account = user): Promise<URL> {
  const page = await here.visitor.open(address)
  if (page.config.pgid !== 'ConvergedSignIn') return new URL(page.url)
  return new URL((await here.visitor.submit(page, { login: account, passwd: password })).url)
}

/** A fetch as a page of this origin has it. */
const fromPage: typeof fetch = (input, init) => {
  const request = new Request(input, init)
  request.headers.set('origin', 'https://other-app.example')
  return fetchFrom(here.simulator)(request)
}

describe('msal-node, as a program on a computer', () => {
  const application = () => {
    const send =
      (method: string): INetworkModule['sendPostRequestAsync'] =>
      async (url, { headers = {}, body } = {}) => {
        const answer = await fetchFrom(here.simulator)(url, { method, headers, ...(body && { body }) })
        const { status } = answer
        return { status, headers: Object.fromEntries(answer.headers), body: await answer.json() }
      }
    return new PublicClientApplication({
      auth: { clientId: otherAppClientId, authority },
      system: {
        networkClient: { sendGetRequestAsync: send('GET'), sendPostRequestAsync: send('POST') },
      },
    })
  }

  test('signs in, and renews its token', async () => {
    const client = application()
    const address = await client.getAuthCodeUrl({ scopes: ['User.Read'], redirectUri: 'http://localhost' })
    const code = (await answerTo(address)).searchParams.get('code') ?? ''
    const first = await client.acquireTokenByCode({
      code,
      scopes: ['User.Read'],
      redirectUri: 'http://localhost',
    })
    expect([first.account?.username, first.tenantId]).toEqual([user, claraTenant])
    const { account } = first
    if (account === null) throw new Error('no account')
    const renewed = await client.acquireTokenSilent({ account, scopes: ['User.Read'], forceRefresh: true })
    expect(renewed.accessToken).not.toBe(first.accessToken)
    expect(renewed.scopes).toContain('User.Read')
  })
})

describe('openid-client, as a web server', () => {
  const server = async (tenant = claraTenant) =>
    openid.discovery(
      new URL(`https://login.microsoftonline.com/${tenant}/v2.0`),
      otherAppClientId,
      'a secret',
      openid.ClientSecretPost('a secret'),
      { [openid.customFetch]: fetchFrom(here.simulator) as openid.CustomFetch },
    )

  test('discovers, signs in, reads userinfo and renews its tokens', async () => {
    const config = await server()
    const pkceCodeVerifier = openid.randomPKCECodeVerifier()
    const address = openid.buildAuthorizationUrl(config, {
      redirect_uri: uris.server,
      scope: scopes.join(' '),
      code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
      nonce: 'a nonce',
      state: 'a state',
    })
    const tokens = await openid.authorizationCodeGrant(config, await answerTo(address.href), {
      pkceCodeVerifier,
      expectedNonce: 'a nonce',
      expectedState: 'a state',
    })
    expect(tokens.claims()).toMatchObject({ tid: claraTenant, preferred_username: user })
    const info = await openid.fetchUserInfo(config, tokens.access_token, objectIdOf(user))
    expect(info.email).toBe(user)
    const renewed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '')
    expect(renewed.refresh_token).not.toBe(tokens.refresh_token)
    await expect(openid.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })
  test('finds the tenant’s ID behind its domain, and no tenant behind an unknown one', async () => {
    expect((await server('contoso.example')).serverMetadata().issuer).toBe(`${authority}/v2.0`)
    await expect(server('nobody.example')).rejects.toThrow('unexpected HTTP response status code')
  })
  test('may not redeem a code of a single-page application, which no page sends', async () => {
    const config = await server()
    const address = openid.buildAuthorizationUrl(config, { redirect_uri: uris.page, scope: 'openid' })
    await expect(
      openid.authorizationCodeGrant(config, await answerTo(address.href), {}),
    ).rejects.toMatchObject({ error_description: expect.stringContaining('AADSTS9002327') })
  })
})

describe('oidc-client-ts, as a page', () => {
  const page = (redirect = uris.page) => {
    vi.stubGlobal('fetch', fromPage)
    return new OidcClient({
      authority: `${authority}/v2.0`,
      client_id: otherAppClientId,
      redirect_uri: redirect,
      scope: scopes.join(' '),
      loadUserInfo: true,
      stateStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    })
  }

  test('signs in with userinfo, and renews its tokens', async () => {
    const client = page()
    const { url } = await client.createSigninRequest({})
    const answer = await client.processSigninResponse((await answerTo(url)).href)
    expect(answer.profile).toMatchObject({ tid: claraTenant, preferred_username: user, email: user })
    const renewed = await client.useRefreshToken({
      state: {
        refresh_token: answer.refresh_token ?? '',
        session_state: answer.session_state,
        profile: answer.profile,
        data: undefined,
      } as never,
    })
    expect(renewed.access_token).not.toBe(answer.access_token)
  })
  test('may not redeem a code of a web server', async () => {
    const client = page(uris.server)
    const { url } = await client.createSigninRequest({})
    const answer = await answerTo(url)
    await expect(client.processSigninResponse(answer.href)).rejects.toThrow('AADSTS9002326')
  })
})

describe('arctic', () => {
  const entra = (secret: string | null, redirect: string) => {
    vi.stubGlobal('fetch', fetchFrom(here.simulator))
    return new MicrosoftEntraId(claraTenant, otherAppClientId, secret, redirect)
  }

  test.each([
    ['with a secret for a web server', 'a secret', uris.server],
    ['without one for a page, whose origin it claims', null, uris.page],
  ])('signs in %s, and renews its tokens', async (_, secret, redirect) => {
    const client = entra(secret, redirect)
    const verifier = generateCodeVerifier()
    const address = client.createAuthorizationURL('a state', verifier, scopes)
    const code = (await answerTo(address.href)).searchParams.get('code') ?? ''
    const tokens = await client.validateAuthorizationCode(code, verifier)
    expect(tokens.scopes()).toEqual(scopes)
    const renewed = await client.refreshAccessToken(tokens.refreshToken(), scopes)
    expect(renewed.hasRefreshToken()).toBe(true)
  })
  test('may not sign in to a web server without a secret', async () => {
    const client = entra(null, uris.server)
    const verifier = generateCodeVerifier()
    const address = client.createAuthorizationURL('a state', verifier, scopes)
    const code = (await answerTo(address.href)).searchParams.get('code') ?? ''
    await expect(client.validateAuthorizationCode(code, verifier)).rejects.toThrow()
  })
})

describe('a registration for one tenant alone', () => {
  const redirect = `https://${'a'.repeat(32)}.chromiumapp.org/`
  const ask = (tenant: string, scope: string, client = checkClientOf('strict')) =>
    `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize?${new URLSearchParams({
      client_id: client,
      response_type: 'code',
      redirect_uri: redirect,
      scope,
    })}`

  test.each(['common', 'organizations'])('is refused at /%s', async (tenant) => {
    const page = await here.visitor.open(ask(tenant, 'openid'))
    expect(page.config.iErrorCode).toBe(50194)
  })
  test('is not known in another tenant', async () => {
    expect((await here.visitor.open(ask('approved.example', 'openid'))).config.iErrorCode).toBe(700016)
  })
  test.each([
    ['a named permission that was not granted', 'partial', 'Policy.Read.All', 'ConvergedConsent'],
    ['`.default` where nothing was granted', 'unconsented', '.default', 'ConvergedConsent'],
    ['`.default` where something was granted', 'partial', '.default', undefined],
    ['a named permission that was granted', 'partial', 'Application.Read.All', undefined],
  ])('for %s gets the consent page, or none: %s %s', async (_, name, scope, pageId) => {
    const address = ask(`${name}.example`, `openid https://graph.microsoft.com/${scope}`, checkClientOf(name))
    const page = await here.visitor.open(address)
    const after = await here.visitor.submit(page, { login: `admin@${name}.example`, passwd: password })
    expect(after.config.pgid).toBe(pageId)
  })
  test('for `.default` gets what was granted, with full names', async () => {
    const address = ask(
      'partial.example',
      'openid https://graph.microsoft.com/.default',
      checkClientOf('partial'),
    )
    const code = (await answerTo(address, 'admin@partial.example')).searchParams.get('code') ?? ''
    const answer = await fromPage('https://login.microsoftonline.com/partial.example/oauth2/v2.0/token', {
      method: 'POST',
      body: new URLSearchParams({ client_id: checkClientOf('partial'), code, redirect_uri: redirect }),
    })
    expect((await answer.json()).scope).toBe(
      'openid https://graph.microsoft.com/Application.Read.All https://graph.microsoft.com/.default',
    )
  })
})
