import { describe, expect, test } from 'vitest'
import { readAddress } from '../../src/microsoft/address.ts'
import type { Address, AuthorizeRequest } from '../../src/microsoft/types.ts'
import { authResponse, clientId, otherClientId, tenant } from '../builders.ts'

const login = 'https://login.microsoftonline.com'
const callback = 'https://app.clara.com/auth/callback'

function address(more: Partial<Address> = {}): Address {
  return {
    host: 'login.microsoftonline.com',
    path: '/',
    isMicrosoft: true,
    endpoint: 'other',
    tenant: null,
    clientId: null,
    isContradictory: false,
    request: null,
    unnamed: null,
    response: null,
    ...more,
  }
}

const atClara = (more: Partial<Address> = {}) =>
  address({ host: 'app.clara.com', path: '/auth/callback', isMicrosoft: false, endpoint: null, ...more })

function authorize(more: Partial<AuthorizeRequest> = {}): AuthorizeRequest {
  return {
    endpoint: 'authorize',
    host: 'login.microsoftonline.com',
    tenant: 'common',
    clientId,
    redirectUri: null,
    scopes: [],
    responseMode: null,
    prompt: null,
    ssoReload: false,
    loginHint: null,
    ...more,
  }
}

describe('the tenant of an address', () => {
  const tenantIn = (path: string) => readAddress(`${login}/${path}`)?.tenant
  test.each([
    ['Common/login', 'common'],
    ['contoso.example/login', 'contoso.example'],
    ['contoso.onmicrosoft.example', 'contoso.onmicrosoft.example'],
    [`${tenant.toUpperCase()}/login`, tenant],
    ['uncommon/login', null],
    ['commons/login', null],
    ['contoso.example:x/login', null],
    ['!contoso.example/login', null],
    ['ana@contoso.example/login', null],
    ['consumers.srf', null],
    ['uncommon/oauth2/authorize', 'uncommon'],
    ['oauth2x/oauth2/v2.0/authorize', 'oauth2x'],
    ['xoauth2/oauth2/v2.0/authorize', 'xoauth2'],
    ['oauth2/v2.0/authorize', null],
    [`${'x'.repeat(300)}/oauth2/authorize`, 'x'.repeat(253)],
  ])('for the path %s is %s', (path, expected) => {
    expect(tenantIn(path)).toBe(expected)
  })
})

describe('a request', () => {
  const asked = (query: string) =>
    readAddress(`${login}/common/oauth2/v2.0/authorize?client_id=${clientId}&${query}`)?.request

  test('is a reload only with `sso_reload=true`', () => {
    expect(
      ['true', 'TRUE', 'untrue', 'trueish', ''].map((value) => asked(`sso_reload=${value}`)?.ssoReload),
    ).toEqual([true, true, false, false, false])
  })

  test('has a prompt of several words, at most 60 characters, and no blank one', () => {
    expect(asked('prompt=select_account+consent')?.prompt).toBe('select_account consent')
    expect(asked(`prompt=${'x'.repeat(80)}`)?.prompt).toBe('x'.repeat(60))
    expect(asked('prompt=+&prompt=+login+')?.prompt).toBe('login')
  })

  test('names each scope once, and says that there are more than it names', () => {
    const scopesOf = (scopes: string) => asked(`scope=${encodeURIComponent(scopes)}`)?.scopes
    expect(scopesOf('openid openid  email')).toEqual(['openid', 'email'])
    const many = Array.from({ length: 101 }, (_, number) => `s${number}`)
    expect(scopesOf(many.join(' '))).toEqual([...many.slice(0, 100), '…'])
    expect(scopesOf(`${'openid '.repeat(600)}Mail.Read`)).toEqual(['openid', '…'])
  })

  test('takes the client ID from `fci` only on the sign-in for personal accounts', () => {
    const idAt = (host: string) =>
      readAddress(`https://${host}/oauth20_authorize.srf?client_id=${clientId}&fci=${otherClientId}`)
        ?.clientId
    expect(idAt('login.live.com')).toBe(otherClientId)
    expect(idAt('login.microsoftonline.com')).toBe(clientId)
    expect(idAt('login.live.com.evil.example')).toBe(clientId)
    expect(readAddress(`http://login.live.com/?client_id=${clientId}&fci=${otherClientId}`)?.clientId).toBe(
      clientId,
    )
  })

  test('is read with all its fields, without its secrets', () => {
    const url =
      `${login}/organizations/oauth2/v2.0/authorize?client_id=${clientId}&response_type=code` +
      '&redirect_uri=https%3A%2F%2Fapp.clara.com%2Fauth%2Fcallback%3Fa%3D1&scope=openid%20profile+email' +
      '&response_mode=form_post&prompt=select_account&login_hint=ana%40contoso.example' +
      '&state=SECRET&nonce=SECRET&code_challenge=SECRET&sso_reload=true'
    expect(readAddress(url)).toEqual(
      address({
        path: '/organizations/oauth2/v2.0/authorize',
        endpoint: 'authorize',
        tenant: 'organizations',
        clientId,
        request: authorize({
          tenant: 'organizations',
          redirectUri: `${callback}?a=1`,
          scopes: ['openid', 'profile', 'email'],
          responseMode: 'form_post',
          prompt: 'select_account',
          ssoReload: true,
          loginHint: 'ana@contoso.example',
        }),
      }),
    )
  })

  test.each([
    ['authorize', '/common/oauth2/authorize', 'common'],
    ['authorize', '/Common/OAuth2/V2.0/Authorize/', 'common'],
    ['authorize', `/${tenant.toUpperCase()}/oauth2/v2.0/authorize`, tenant],
    ['authorize', '/contoso.example/oauth2/authorize', 'contoso.example'],
    ['authorize', '/undefined/oauth2/v2.0/authorize', 'undefined'],
    ['authorize', '/oauth2/authorize', null],
    ['adminconsent', '/organizations/adminconsent', 'organizations'],
    ['adminconsent', `/${tenant}/v2.0/adminconsent`, tenant],
  ] as const)('to %s is recognized at %s', (endpoint, path, of) => {
    const versioned = path.toLowerCase().includes('v2.0')
    const request = authorize({ endpoint, tenant: of, ...(!versioned && { asksForAll: true }) })
    expect(readAddress(`${login}${path}?client_id=${clientId}`)).toEqual(
      address({ path, endpoint, tenant: of, clientId, request }),
    )
  })

  test.each([
    ['is in upper case and braces', `%7B${clientId.toUpperCase()}%7D`],
    ['has no dashes', clientId.replaceAll('-', '')],
    ['has white space around it', `%20${clientId}+`],
    ['has an empty one before it', `&client_id=${clientId}`],
  ])('has its client ID read if it %s', (_, value) => {
    expect(readAddress(`${login}/common/oauth2/v2.0/authorize?client_id=${value}`)?.request).toEqual(
      authorize(),
    )
  })

  test.each([
    ['has another client ID before it', `Client_ID=${otherClientId}&client_id=${clientId}`],
    ['has another client ID after it', `client_id=${clientId}&client_id=${otherClientId}`],
    ['has two redirect URIs', `client_id=${clientId}&redirect_uri=a%3Ab&Redirect_Uri=a%3Ac`],
  ])('is contradictory if it %s', (_, query) => {
    expect(readAddress(`${login}/common/oauth2/authorize?${query}`)?.isContradictory).toBe(true)
    expect(readAddress(`https://app.clara.com/?${query}`)?.isContradictory).toBe(false)
  })

  test('is not contradictory if it says the same twice', () => {
    const query = `client_id=${clientId}&CLIENT_ID=${clientId.toUpperCase()}&client_id=`
    expect(readAddress(`${login}/common/oauth2/authorize?${query}`)).toMatchObject({
      isContradictory: false,
      request: authorize(),
    })
  })

  test.each([
    ['/common/oauth2/v2.0/%61uthorize', 'common'],
    ['/common/%6fauth2/authorize', 'common'],
    ['/common/%256fauth2/authorize', 'common'],
    ['//common//oauth2/v2.0//authorize', 'common'],
    ['/te/contoso.example/b2c_1_policy/oauth2/v2.0/authorize', 'contoso.example'],
    ['/contoso.example/b2c_1_policy/oauth2/v2.0/authorize', 'contoso.example'],
  ])('is recognized in any spelling of its path: %s', (path, of) => {
    expect(readAddress(`${login}${path}?client_id=${clientId}`)).toMatchObject({
      endpoint: 'authorize',
      request: authorize({ tenant: of }),
    })
  })

  test.each([
    ['/common/oauth2/v2.0/authorize', 'bare'],
    ['/common/oauth2/v2.0/authorize?client-request-id=1', 'bare'],
    ['/common/oauth2/v2.0/authorize?ctx=SECRET', 'if-posted'],
    ['/common/adminconsent', 'bare'],
    ['/contoso.example/saml2?SAMLRequest=SECRET', 'other-protocol'],
    ['/contoso.example/wsfed', 'other-protocol'],
    ['/common/oauth2/deviceauth', 'other-protocol'],
    ['/common/oauth2/v2.0/devicecode', 'other-protocol'],
    ['/login.srf?wa=wsignin1.0&wtrealm=x', 'other-protocol'],
    ['/login.srf?wa=wsignin1.0', 'unless-posted'],
    ['/login.srf?x=1', null],
    ['/common/reprocess?wa=x', null],
  ])('names no app at %s: %s', (path, unnamed) => {
    expect(readAddress(login + path)).toMatchObject({ unnamed, request: null })
    expect(readAddress(`https://app.clara.com${path}`)?.unnamed).toBe(null)
  })

  test('keeps a client ID that is no GUID, without invisible characters', () => {
    const read = readAddress(`${login}/common/oauth2/authorize?client_id=My%E2%80%AEApp`)
    expect(read).toMatchObject({ clientId: 'MyApp', request: authorize({ clientId: 'MyApp' }) })
  })

  test('has no client ID if only invisible characters are there', () => {
    const read = readAddress(`${login}/common/oauth2/authorize?client_id=%E2%80%AE`)
    expect(read).toMatchObject({ clientId: null, request: authorize({ clientId: null }) })
  })

  test('is read if it was copied from a page’s source', () => {
    const url = `${login}/common/oauth2/v2.0/authorize?response_type=code&amp;client_id=${clientId}&amp;prompt=none`
    expect(readAddress(url)?.request).toEqual(authorize({ prompt: 'none' }))
  })

  test('has its values trimmed and its blank values skipped', () => {
    const query = `client_id=${clientId}&login_hint=+&login_hint=+ana%40contoso.example%20&redirect_uri=%20${callback}`
    expect(readAddress(`${login}/common/oauth2/v2.0/authorize?${query}`)?.request).toEqual(
      authorize({ redirectUri: callback, loginHint: 'ana@contoso.example' }),
    )
  })

  test('for a personal account has the app’s ID, not the one that Microsoft uses there', () => {
    const personal = 'https://login.live.com/oauth20_authorize.srf'
    const microsofts = '51483342-085c-4d86-bf88-cf50c7252078'
    const clientIdOf = (query: string) => readAddress(personal + query)?.request?.clientId
    expect(readAddress(`${personal}?client_id=${microsofts}&fci=${clientId.toUpperCase()}`)).toEqual(
      address({
        host: 'login.live.com',
        path: '/oauth20_authorize.srf',
        endpoint: 'authorize',
        clientId,
        request: authorize({ host: 'login.live.com', tenant: null }),
      }),
    )
    expect(clientIdOf(`?client_id=${microsofts}`)).toBe(null)
    expect(clientIdOf(`?client_id=${otherClientId}`)).toBe(otherClientId)
    expect(clientIdOf('?scope=openid')).toBe(null)
  })

  test('is not read from an endpoint without parameters, which is a step', () => {
    expect(readAddress(`${login}/common/oauth2/v2.0/authorize?ctx=SECRET`)).toEqual(
      address({
        path: '/common/oauth2/v2.0/authorize',
        endpoint: 'authorize',
        tenant: 'common',
        unnamed: 'if-posted',
      }),
    )
  })

  test('is not read from another page that names the app', () => {
    expect(readAddress(`${login}/common/reprocess?client_id=${clientId}`)).toEqual(
      address({ path: '/common/reprocess', tenant: 'common', clientId }),
    )
  })

  test('is not read on any other host than Microsoft’s', () => {
    const path = '/common/oauth2/v2.0/authorize'
    const foreign = (host: string) => address({ host, path, isMicrosoft: false, endpoint: null, clientId })
    const read = (origin: string) => readAddress(`${origin}${path}?client_id=${clientId}`)
    const known = 'login.microsoftonline.com'
    expect(read('https://login.microsoftonline.com.example.net')).toEqual(
      foreign('login.microsoftonline.com.example.net'),
    )
    expect(read('https://login.microsoftonline.com.')).toEqual(foreign('login.microsoftonline.com.'))
    expect(read('http://login.microsoftonline.com')).toEqual(foreign(known))
    expect(read('https://login.microsoftonline.com:8443')).toEqual(foreign(known))
    expect(read('https://user@login.microsoftonline.com')).toEqual(foreign(known))
    expect(read('https://:word@login.microsoftonline.com')).toEqual(foreign(known))
    expect(read('https://login.microsoftonline.com@app.example')).toEqual(foreign('app.example'))
    expect(read('HTTPS://LOGIN.MicrosoftOnline.com:443')?.isMicrosoft).toBe(true)
  })
})

describe('an address of a step at Microsoft’s host', () => {
  test.each([
    [`/${tenant}/login`, tenant],
    ['/common/login', 'common'],
    [`/${tenant}/reprocess?ctx=SECRET&sessionid=1`, tenant],
    [`/${tenant}/resume?ctx=SECRET`, tenant],
    ['/kmsi', null],
    ['/common/SAS/ProcessAuth', 'common'],
    ['/common/Consent/Set?client-request-id=1', 'common'],
    [`/${tenant}/Consent/Grant`, tenant],
    ['/appverify', null],
    ['/common/federation/oauth2?code=SECRET&state=SECRET', 'common'],
    ['/login.srf', null],
    ['/error?code=65004', null],
    ['/savedusers?appid=1', null],
    ['/jsdisabled', null],
    ['/cookiesdisabled', null],
    ['/common/uxlogout', 'common'],
    ['/contoso.onmicrosoft.example/bridge/fido?cancelUrl=SECRET', 'contoso.onmicrosoft.example'],
    ['/fido/get?cancelUrl=SECRET', null],
    ['/.well-known/openid-configuration', null],
    ['/', null],
  ])('%s has only the tenant %s', (step, of) => {
    expect(readAddress(login + step)).toEqual(address({ path: step.split('?')[0] ?? '', tenant: of }))
  })
})

describe('an answer', () => {
  const bare = authResponse({ subcode: 'cancel' })
  const query = 'error=access_denied&error_subcode=cancel&state=SECRET'
  test.each([
    ['in the query', `${callback}?${query}`],
    ['in the query, with the `#` that adminconsent adds', `${callback}?${query}#`],
    ['in the query, behind a parameter of the app', `${callback}?returnTo=1&${query}`],
    ['in the query, behind a second question mark', `${callback}?returnTo=1?${query}`],
    ['in the fragment', `${callback}#${query}`],
    ['in the fragment, with a state in the query', `${callback}?state=1#${query}`],
    ['behind a route in the fragment', `${callback}#/sign-in/done?${query}`],
    ['in place of a route in the fragment', `${callback}#/${query}`],
    ['behind a route with `#!`', `${callback}#!/done?${query}`],
    ['behind a path without a question mark', `${callback}&${query}`],
    ['behind a path with a semicolon', `${callback};${query}`],
    ['in the query, where all of it is encoded', `${callback}?${encodeURIComponent(query)}`],
    ['in names of which a letter is encoded', `${callback}?%65rror=access_denied&error%5Fsubcode=cancel`],
    ['in the fragment, where all of it is encoded', `${callback}#/${encodeURIComponent(query)}`],
    ['in the query, with entities from a page’s source', `${callback}?${query.replaceAll('&', '&amp;')}`],
    ['from the first value that is not empty', `${callback}?error=&${query}&error=other`],
  ])('is read %s', (_, url) => {
    expect(readAddress(url)).toEqual(atClara({ response: bare }))
  })

  test('in the last segment of the path is removed from the path', () => {
    expect(readAddress(`${callback}/${query}`)).toEqual(atClara({ path: '/auth/callback/', response: bare }))
    expect(readAddress(`${callback}/code=SECRET&state=SECRET`)?.path).toBe('/auth/callback/')
  })

  test('keeps the path before it unchanged', () => {
    expect(readAddress(`https://app.clara.com/auth;v=1/callback;${query}`)).toEqual(
      atClara({ path: '/auth;v=1/callback', response: bare }),
    )
  })

  test.each(['/common/oauth2/nativeclient/next', '/oauth20_desktop.srf/next', '/kmsi'])(
    'is no answer to the app if a code is at %s',
    (path) => {
      expect(readAddress(`${login}${path}?code=SECRET&state=SECRET`)?.response).toBe(null)
    },
  )

  test('is read at Microsoft’s page for desktop apps', () => {
    const path = '/common/oauth2/nativeclient'
    const read = (query: string) => readAddress(login + path + query)
    const at = address({ path, tenant: 'common' })
    const success = authResponse({ outcome: 'success', error: null, isMicrosoft: false })
    expect(read(`?${query}`)).toEqual({ ...at, response: bare })
    expect(read('?code=SECRET&state=SECRET')).toEqual({ ...at, response: success })
    expect(readAddress('https://login.live.com/oauth20_desktop.srf?code=SECRET')?.response).toEqual(success)
  })

  test('of adminconsent is read on Microsoft’s host', () => {
    const response = authResponse({ outcome: 'success', error: null, tenant, adminConsent: true })
    expect(readAddress(`${login}/common/oauth2/done?admin_consent=True&tenant=${tenant}`)).toEqual(
      address({ path: '/common/oauth2/done', tenant: 'common', response }),
    )
  })
})

describe('reading an address', () => {
  test.each([
    '',
    'app.clara.com/cb',
    'mailto:ana@contoso.example',
    'javascript:alert(1)',
    'msal123://auth?error=x',
    'https://',
    'AADSTS65004',
  ])('gives null for %j', (text) => {
    expect(readAddress(text)).toBe(null)
  })
  test('stops after 200,000 characters', () => {
    const read = readAddress(`${callback}?pad=${'a'.repeat(200_000)}&error=access_denied`)
    expect(read).toEqual(atClara())
  })
})

describe('what a request asks for', () => {
  const asked = (rest: string) => readAddress(`https://login.microsoftonline.com/common/${rest}`)?.request

  test('is all scopes that it names, in any case and any number of times', () => {
    const request = asked(
      'oauth2/v2.0/authorize?client_id=x&scope=openid&Scope=Mail.Read&scope=profile+openid',
    )
    expect(request?.scopes).toEqual(['openid', 'Mail.Read', 'profile'])
  })
  test.each(['oauth2/authorize', 'oauth2//%61uthorize/', 'adminconsent'])(
    'is what the app’s registration says at an endpoint without a version: %s',
    (path) => {
      expect(asked(`${path}?client_id=x&scope=openid`)).toMatchObject({
        scopes: ['openid'],
        asksForAll: true,
      })
    },
  )
  test.each(['oauth2/v2.0/authorize', 'v2.0/adminconsent', 'oauth20_authorize.srf'])(
    'is what its scopes say at another endpoint: %s',
    (path) => {
      expect(asked(`${path}?client_id=x&scope=openid`)).not.toHaveProperty('asksForAll')
    },
  )
})
