import { describe, expect, test } from 'vitest'
import { emptyTab } from '../../src/attempt/fold.ts'
import {
  accountIn,
  clockSkew,
  needsAttempt,
  observe,
  type PageReport,
  type TabEvent,
} from '../../src/attempt/observe.ts'
import { observeNavigation, observeRedirect } from '../../src/attempt/observe-address.ts'
import {
  answer,
  clara,
  clientId,
  failure,
  foldAll,
  keptRequest,
  noon,
  otherClientId,
  page,
  request,
  served,
  tenant,
} from '../builders.ts'

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
  test.each([
    ['https://app.clara.com/cb?error=x&error_description=AADSTS90094', true],
    ['https://app.clara.com/cb?code=x#code=x', true],
    ['https://app.clara.com/cb?session=x', undefined],
  ])('whether a redirect URI reads like an answer: %s', (redirectUri, containsAnswer) => {
    const [seen] = navigate(
      `https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=${clientId}&redirect_uri=${encodeURIComponent(redirectUri)}`,
    )
    expect(seen?.kind === 'request' && seen.request.containsAnswer).toBe(containsAnswer)
    expect(seen).toMatchObject({ request: { redirectUri: 'https://app.clara.com/cb' } })
  })
  test('a redirect URI without its user name', () => {
    for (const scheme of ['https', 'http']) {
      const redirectUri = encodeURIComponent(`${scheme}://ana:SECRET@app.clara.com/a@b`)
      const url = `https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=${clientId}&redirect_uri=${redirectUri}`
      expect(navigate(url)).toMatchObject([{ request: { redirectUri: `${scheme}://app.clara.com/a@b` } }])
    }
  })
  test('a request with two client IDs as contradictory', () => {
    const url = `https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize?client_id=${clientId}&client_id=${otherClientId}`
    const request = keptRequest({ redirectUri: null, scopes: [], isContradictory: true })
    expect(navigate(url)).toEqual([{ kind: 'request', at: noon, request, from: null, chain: '5' }])
  })
  test('a request without parameters if another site or a form leads to it', () => {
    const kindsOf = (from: string | null, posts: boolean) => {
      const url = 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize'
      return observeNavigation({ url, at: noon, from, chain: null, posts }, clara).map(({ kind }) => kind)
    }
    expect(kindsOf('sso.contoso.example', false)).toEqual(['request'])
    expect(kindsOf('login.microsoftonline.com', true)).toEqual(['request'])
    for (const from of ['login.microsoftonline.com', null]) expect(kindsOf(from, false)).toEqual(['step'])
  })
  test.each([
    'https://evil.example\\x@app.clara.com/cb',
    'https:\\\\evil.example/x@app.clara.com/cb',
    'https://evil.example/x@app.clara.com/cb',
  ])('the redirect URI’s host as a browser reads it: %s', (redirectUri) => {
    const [seen] = navigate(
      `https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=${otherClientId}&redirect_uri=${encodeURIComponent(redirectUri)}`,
    )
    const kept = seen?.kind === 'request' ? seen.request.redirectUri : null
    expect(new URL(kept ?? '').hostname).toBe('evil.example')
  })
  test('a request without a redirect URI', () => {
    const url = `https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize?client_id=${clientId}&scope=openid+profile+email`
    expect(navigate(url)).toEqual([
      { kind: 'request', at: noon, request: keptRequest({ redirectUri: null }), from: null, chain: '5' },
    ])
  })
  test.each(['saml2', 'wsfed', 'SAML2/'])(
    'a request of another protocol, which names no app (%s)',
    (path) => {
      const unnamed = { tenant, clientId: null, redirectUri: null, scopes: [] }
      expect(navigate(`https://login.microsoftonline.com/${tenant}/${path}?SAMLRequest=SECRET`)).toEqual([
        { kind: 'request', at: noon, request: keptRequest(unnamed), from: null, chain: '5' },
      ])
      expect(navigate(`https://unrelated.example/${tenant}/${path}`)).toEqual([])
      for (const other of [`a/${tenant}/${path}`, `${tenant}/${path}x`])
        expect(navigate(`https://login.microsoftonline.com/${other}`)).toMatchObject([{ kind: 'step' }])
    },
  )
  test('a step on Microsoft’s host, without its query', () => {
    expect(navigate('https://login.microsoftonline.com/common/reprocess?ctx=SECRET')).toEqual([
      {
        kind: 'step',
        at: noon,
        host: 'login.microsoftonline.com',
        path: '/common/reprocess',
        enters: 'unknown',
      },
    ])
  })
  test('a path up to a bound and up to its first name with a value', () => {
    const [long] = navigate(`https://login.microsoftonline.com/common/${'x'.repeat(500)}`)
    expect(long).toMatchObject({ path: `/common/${'x'.repeat(192)}` })
    const [cut] = navigate('https://login.microsoftonline.com/common/resume/ctx=SECRET/x')
    expect(cut).toMatchObject({ path: '/common/resume/' })
    const redirectUri = encodeURIComponent(`https://app.clara.com/${'x'.repeat(500)}`)
    const [request] = navigate(
      `https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=${clientId}&redirect_uri=${redirectUri}`,
    )
    expect(request).toMatchObject({ request: { redirectUri: `https://app.clara.com/${'x'.repeat(278)}` } })
  })
  test.each(['ana@contoso.example', 'ana%40contoso.example', 'ana%2540contoso.example'])(
    'no account that an address or a page holds: %s',
    (account) => {
      const login = 'https://login.microsoftonline.com'
      const events: TabEvent[] = [
        `${login}/${account}/oauth2/v2.0/authorize?client_id=${clientId}&scope=${account}&redirect_uri=${encodeURIComponent(`https://app.clara.com/cb/${account}`)}`,
        `${login}/common/${'x'.repeat(180)}/${account}`,
        `https://app.clara.com/cb/${account}?error=access_denied`,
      ].map((url) => ({ kind: 'navigation', url, at: noon, from: null, chain: null }))
      const report = { observation: page({ appName: account, publisher: account }, noon, `/x/${account}`) }
      events.push({ kind: 'page-report', ...report, address: null, account: null, isRepeat: false })
      const seen = events.map((event) => observe(event, clara, emptyTab))
      expect(seen.map((found) => found.at(-1)?.kind)).toEqual(['request', 'step', 'response', 'page'])
      expect(JSON.stringify(seen)).not.toMatch(/ana|contoso/)
      expect(seen[0]).toMatchObject([
        { request: { tenant: '[removed]', redirectUri: 'https://app.clara.com/cb/[removed]' } },
      ])
    },
  )
  test('a visit to Clara', () => {
    expect(navigate('https://app.clara.com/home')).toEqual([
      { kind: 'clara', at: noon, host: 'app.clara.com', chain: '5' },
    ])
  })
  test('a form only if a page of Microsoft’s posts it to the app', () => {
    const post = (from: string | null, posts: boolean) =>
      observeNavigation({ url: 'https://app.clara.com/auth/form', at: noon, from, chain: '5', posts }, clara)
    const visit = { kind: 'clara', at: noon, host: 'app.clara.com', chain: '5' }
    const posted = { kind: 'posted', at: noon, host: 'app.clara.com' }
    expect(post('login.microsoftonline.com', true)).toEqual([visit, posted])
    expect(post('login.microsoftonline.com', false)).toEqual([visit])
    expect(post('app.clara.com', true)).toEqual([visit])
    expect(post(null, true)).toEqual([visit])
    expect(navigate('https://app.clara.com/auth/form', 'login.microsoftonline.com')).toEqual([visit])
  })
  test('an answer on Clara’s host that may be forged', () => {
    expect(navigate(`https://app.clara.com/auth/callback?${cancel}`, 'unrelated.example')).toEqual([
      { kind: 'clara', at: noon, host: 'app.clara.com', chain: '5' },
      expect.objectContaining({ kind: 'response', host: 'app.clara.com', by: 'anyone', via: 'address' }),
    ])
  })
  test('an answer that Microsoft’s page began', () => {
    expect(
      navigate(`https://app.clara.com/auth/callback?${cancel}`, 'login.microsoftonline.com')[1],
    ).toMatchObject({
      by: 'microsoft',
    })
  })
  test('nothing of other addresses', () => {
    for (const url of ['https://unrelated.example/', 'about:blank', 'file:///etc/passwd', 'not an address']) {
      expect(navigate(url)).toEqual([])
    }
  })
})

describe('a redirect of Microsoft’s host shows', () => {
  test('an answer to any host, without its secrets', () => {
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
  test('an answer in a path without a question mark, and the path up to its first value', () => {
    const [answer] = redirect(`https://app.clara.com/auth/state=SECRET&${cancel}`)
    expect(answer).toMatchObject({ path: '/auth/' })
    expect(JSON.stringify(answer)).not.toContain('SECRET')
  })
  test('the hand-over to the sign-in of personal accounts', () => {
    expect(redirect(`https://login.live.com/oauth20_authorize.srf?username=SECRET&fci=${clientId}`)).toEqual([
      { kind: 'step', at: noon, host: 'login.live.com', path: '/oauth20_authorize.srf' },
    ])
  })
  test('nothing without an answer or an address', () => {
    expect(redirect('https://login.microsoftonline.com/common/reprocess?ctx=SECRET')).toEqual([])
    expect(redirect('msauth://app')).toEqual([])
  })
})

describe('an event is read', () => {
  const authorize = `https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=${clientId}`
  const navigation: TabEvent = { kind: 'navigation', url: authorize, at: noon, from: null, chain: '5' }
  const report: PageReport = {
    kind: 'page-report',
    observation: page({ codes: ['90094'] }),
    address: authorize,
    account: null,
    isRepeat: false,
  }
  const known = foldAll([request()])

  test('as a navigation or a redirect', () => {
    expect(observe(navigation, clara, emptyTab)).toMatchObject([{ kind: 'request', at: noon, chain: '5' }])
    const from = 'login.microsoftonline.com'
    const url = `https://app.clara.com/cb?${cancel}`
    expect(observe({ ...navigation, kind: 'redirect', from, url }, clara, emptyTab)).toMatchObject([
      { kind: 'response', via: 'redirect', by: 'microsoft' },
    ])
  })
  test('unchanged if it is an observation already', () => {
    for (const event of [served(), failure('net::ERR_FAILED'), answer({}, { via: 'form' })])
      expect(observe(event, clara, emptyTab)).toEqual([event])
  })
  test('with the request that was missed if a page reports in a tab without an attempt', () => {
    expect(observe(report, clara, emptyTab)).toMatchObject([
      { kind: 'request', at: report.observation.since, from: null, chain: null, request: { clientId } },
      report.observation,
    ])
    expect(observe(report, clara, known)).toEqual([report.observation])
    const step = 'https://login.microsoftonline.com/common/login'
    for (const address of [null, step])
      expect(observe({ ...report, address }, clara, emptyTab)).toEqual([report.observation])
  })
  test('with the other app that its page’s address names', () => {
    const address = `https://login.microsoftonline.com/common/reprocess?client_id=${otherClientId}`
    const step = expect.objectContaining({ kind: 'step', clientId: otherClientId })
    expect(observe({ ...report, address }, clara, known)).toEqual([step, report.observation])
    const own = address.replace(otherClientId, clientId)
    for (const other of [own, 'about:blank'])
      expect(observe({ ...report, address: other }, clara, known)).toEqual([report.observation])
  })
  describe('with a silent request', () => {
    const silently = { ...report, address: `${authorize}&prompt=none` }
    const renewing = { ...known, silent: true }
    const blocked = { kind: 'request', at: report.observation.since, request: { clientId, isBlocked: true } }
    const isBlocked = (one: Parameters<typeof page>[0]) =>
      observe({ ...silently, observation: page(one) }, clara, renewing).length === 2

    test('that a page blocks, as a new attempt', () => {
      for (const tab of [emptyTab, { ...emptyTab, silent: true }, renewing])
        expect(observe(silently, clara, tab)).toMatchObject([blocked, report.observation])
      expect(isBlocked({ codes: ['50058', '50011'], pageId: 'ConvergedError' })).toBe(true)
      expect(isBlocked({ approval: 'admin' })).toBe(true)
    })
    test('once, and only if it is Clara’s', () => {
      expect(observe(silently, clara, known)).toEqual([report.observation])
      expect(observe(report, clara, renewing)).toEqual([report.observation])
      const others = { ...silently, address: silently.address.replace(clientId, otherClientId) }
      expect(observe(others, clara, renewing)).toMatchObject([{ kind: 'step' }, report.observation])
    })
    test('not for a page of a healthy sign-in', () => {
      expect(isBlocked({ codes: ['50058'] })).toBe(false)
      for (const form of ['sign-in', 'consent'] as const)
        expect(isBlocked({ codes: ['90094'], form })).toBe(false)
      expect(isBlocked({ codes: ['50126'], pageId: 'ConvergedSignIn' })).toBe(false)
      expect(isBlocked({ pageId: 'BssoInterrupt' })).toBe(false)
    })
  })
  test('only in a tab without an attempt if a page repeats its report', () => {
    const repeat = { ...report, isRepeat: true }
    expect(observe(repeat, clara, known)).toEqual([])
    expect(observe(repeat, clara, emptyTab)).toHaveLength(2)
  })
})

describe('the account that signs in is known', () => {
  const visit = (url: string): TabEvent => ({ kind: 'navigation', url, at: noon, from: null, chain: null })
  const hint = 'login_hint=ana%40contoso.example'
  test('from the login hint of an address on Microsoft’s host', () => {
    expect(accountIn(visit(`https://login.microsoftonline.com/common/login?${hint}`))).toBe(
      'ana@contoso.example',
    )
    expect(accountIn(visit('https://login.microsoftonline.com/common/login'))).toBe(null)
    expect(accountIn(visit(`https://app.clara.com/?${hint}`))).toBe(null)
    expect(accountIn(visit('not an address'))).toBe(null)
  })
  test('from the page that shows it', () => {
    const report = { kind: 'page-report', observation: page(), address: null, isRepeat: false } as const
    expect(accountIn({ ...report, account: 'ana@contoso.example' })).toBe('ana@contoso.example')
  })
  test('from no other event', () => {
    expect(accountIn(served())).toBe(null)
    const url = `https://login.microsoftonline.com/common/login?${hint}`
    expect(accountIn({ kind: 'redirect', url, at: noon, from: null, chain: null })).toBe(null)
  })
})

test('a clock’s skew is its time minus the server’s date', () => {
  expect(clockSkew(noon + 600_000.4, new Date(noon).toUTCString())).toBe(600_000)
  expect(clockSkew(noon - 1000, new Date(noon).toUTCString())).toBe(-1000)
  expect(clockSkew(noon, 'yesterday')).toBe(null)
})

describe('an event matters only to an attempt that the tab has', () => {
  const signIn = 'https://login.microsoftonline.com'
  const ask = `${signIn}/common/oauth2/v2.0/authorize`
  test.each<[name: string, event: TabEvent, needs: boolean]>([
    ['a step', to(`${signIn}/common/flood?7`), true],
    ['a step that names an app', to(`${signIn}/common/reprocess?client_id=${otherClientId}`), true],
    ['a request', to(`${ask}?client_id=${otherClientId}`), false],
    ['a posted request', { ...to(ask), posts: true }, false],
    ['an answer on Microsoft’s host', to(`${signIn}/common/x?${cancel}`), false],
    ['Clara', to('https://app.clara.com/'), false],
    ['no address', to('x'), false],
    ['a redirect to a stranger', { ...to('https://other.example/'), kind: 'redirect' }, true],
    ['a redirect to personal accounts', { ...to('https://login.live.com/x'), kind: 'redirect' }, true],
    ['a redirect with an answer', { ...to(`https://other.example/?${cancel}`), kind: 'redirect' }, false],
    ['a served document', served(), true],
    ['a network error', { kind: 'failure', at: noon, host: 'x', error: 'x' }, true],
    ['what the person says', { kind: 'said', at: noon, page: 'admin' }, true],
    ['an answer in a form', answer({}), false],
    ['a page', { ...pageReport, observation: page() }, false],
  ])('%s', (_, event, needs) => {
    expect(needsAttempt(event)).toBe(needs)
  })
})

const pageReport = { kind: 'page-report', address: null, account: null, isRepeat: false } as const

function to(url: string): Extract<TabEvent, { kind: 'navigation' }> {
  return { kind: 'navigation', url, at: noon, from: null, chain: null }
}
