import { describe, expect, test } from 'vitest'
import { observeNavigation, observeRedirect } from '../../src/attempt/observe.ts'
import { clara, clientId, keptRequest, noon } from '../builders.ts'

const navigate = (url: string, from: string | null = null) =>
  observeNavigation({ url, at: noon, from, chain: '5' }, clara)

const redirect = (url: string) =>
  observeRedirect({ url, at: noon, from: 'login.microsoftonline.com', chain: '5' })

const cancel = 'error=access_denied&error_subcode=cancel&state=SECRET'

describe('a navigation shows', () => {
  test('an authorize request, without login hint, secrets and the redirect URI’s query', () => {
    const redirectUri = encodeURIComponent('https://app.clara.com/auth/callback?session=SECRET#SECRET')
    const url = `https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize?client_id=${clientId}&redirect_uri=${redirectUri}&scope=openid+profile+email&login_hint=ana@contoso.example&state=SECRET&nonce=SECRET`
    expect(navigate(url, 'app.clara.com')).toEqual([
      { kind: 'request', at: noon, request: keptRequest(), from: 'app.clara.com', chain: '5' },
    ])
  })
  test('a request without a redirect URI', () => {
    const url = `https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize?client_id=${clientId}&scope=openid+profile+email`
    expect(navigate(url)).toEqual([
      { kind: 'request', at: noon, request: keptRequest({ redirectUri: null }), from: null, chain: '5' },
    ])
  })
  test('a step at Microsoft’s, without its query', () => {
    expect(navigate('https://login.microsoftonline.com/common/reprocess?ctx=SECRET')).toEqual([
      { kind: 'step', at: noon, host: 'login.microsoftonline.com', path: '/common/reprocess' },
    ])
  })
  test('a visit to Clara', () => {
    expect(navigate('https://app.clara.com/home')).toEqual([
      { kind: 'clara', at: noon, host: 'app.clara.com', chain: '5' },
    ])
  })
  test('an answer at Clara’s, which anybody could have written', () => {
    expect(navigate(`https://app.clara.com/auth/callback?${cancel}`, 'unrelated.example')).toEqual([
      { kind: 'clara', at: noon, host: 'app.clara.com', chain: '5' },
      expect.objectContaining({ kind: 'response', host: 'app.clara.com', by: 'anyone', via: 'address' }),
    ])
  })
  test('an answer that Microsoft’s page itself began', () => {
    expect(
      navigate(`https://app.clara.com/auth/callback?${cancel}`, 'login.microsoftonline.com')[1],
    ).toMatchObject({
      by: 'microsoft',
    })
  })
  test('nothing of any other address', () => {
    for (const url of ['https://unrelated.example/', 'about:blank', 'file:///etc/passwd', 'not an address']) {
      expect(navigate(url)).toEqual([])
    }
  })
})

describe('a redirect of Microsoft’s shows', () => {
  test('the answer, whatever host it goes to, and nothing secret of it', () => {
    const [answer, ...rest] = redirect(`https://broker.example/login/callback?${cancel}&code=SECRET`)
    expect(answer).toMatchObject({
      kind: 'response',
      host: 'broker.example',
      path: '/login/callback',
      by: 'microsoft',
      via: 'redirect',
    })
    expect(rest).toEqual([])
    expect(JSON.stringify(answer)).not.toContain('SECRET')
  })
  test('the answer behind a path without a question mark, and the path only as far as it holds no value', () => {
    const [answer] = redirect(`https://app.clara.com/auth/state=SECRET&${cancel}`)
    expect(answer).toMatchObject({ path: '/auth/' })
    expect(JSON.stringify(answer)).not.toContain('SECRET')
  })
  test('nothing where there is no answer or no address', () => {
    expect(redirect('https://login.microsoftonline.com/common/reprocess?ctx=SECRET')).toEqual([])
    expect(redirect('msauth://app')).toEqual([])
  })
})
