import { expect, test } from 'vitest'
import { isBasicScope, scopesBeyondSignIn } from '../../src/diagnosis/scopes.ts'
import type { AuthorizeRequest } from '../../src/microsoft/types.ts'

const asking = (...scopes: string[]) => ({ request: requestFor(scopes) })

function requestFor(scopes: string[]): AuthorizeRequest {
  return {
    endpoint: 'authorize',
    host: 'login.microsoftonline.com',
    tenant: 'common',
    clientId: null,
    redirectUri: null,
    responseMode: null,
    prompt: null,
    loginHint: null,
    ssoReload: false,
    scopes,
  }
}

test('names the scopes that go beyond a sign-in', () => {
  expect(scopesBeyondSignIn(asking('openid', 'User.Read', 'Mail.Read'))).toEqual(['Mail.Read'])
})

test('knows nothing about the scopes of a request that shows none', () => {
  expect(scopesBeyondSignIn({ request: null })).toBeNull()
  expect(scopesBeyondSignIn(asking())).toBeNull()
})

test('does not trust basic scopes where the app’s registration decides', () => {
  const asked = (...scopes: string[]) => ({ request: { ...requestFor(scopes), asksForAll: true as const } })
  expect(scopesBeyondSignIn(asked('openid'))).toBeNull()
  expect(scopesBeyondSignIn(asked('openid', 'Mail.Read'))).toEqual(['Mail.Read'])
})

test('takes a scope with the address of Graph for the same scope', () => {
  expect(isBasicScope('https://graph.microsoft.com/User.Read')).toBe(true)
  expect(isBasicScope('https://graph.microsoft.com/Mail.Read')).toBe(false)
})
