import { describe, expect, test } from 'vitest'
import { emptyTab } from '../../src/attempt/fold.ts'
import { observe, type PageReport } from '../../src/attempt/observe.ts'
import { clara, clientId, noon, noPage, otherClientId, page } from '../builders.ts'
import {
  authorize,
  begun,
  callback,
  config,
  declined,
  type Event,
  microsoft,
  needsAdmin,
  post,
  redirect,
  requestOf,
  shows,
  tabAfter,
  verdict,
  visit,
} from './not-fooled.builders.ts'

const at = (path: string) => `https://${microsoft}${path}`
const names = (id: string) =>
  shows({ script: config(`{"urlTenantedEndpointFormat":"https://${microsoft}/{0}?client_id=${id}"}`) })
const query = `client_id=${otherClientId}&redirect_uri=https%3A%2F%2Fother.example%2F&response_type=code`
const evil = 'evil.example'
const minutes = 60_000
const certificateHost = 'certauth.login.microsoftonline.com'
const setUp = 'mysignins.microsoft.com'
const setUpRequest = requestOf(otherClientId, `https://${setUp}/cb`)

/** A page of another app's tab, shown again from the browser's cache. */
const goBackTo =
  (address: string, more: object = {}): Event =>
  (time) => {
    const report: PageReport = {
      kind: 'page-report',
      observation: { ...page({ codes: ['90094'] }, time), ...more },
      address,
      account: null,
      isRepeat: false,
    }
    return observe(report, clara, tabAfter([begun]))
  }

describe('a sign-in to Clara that was left ends with', () => {
  test.each<[name: string, ...Event[]]>([
    ['a request with an encoded letter', visit(at(`/common/oauth2/v2.0/%61uthorize?${query}`))],
    ['a request with another encoded letter', visit(at(`/common/%6fauth2/authorize?${query}`))],
    ['a request with an encoded letter, encoded twice', visit(at(`/common/%256fauth2/authorize?${query}`))],
    ['a request with doubled slashes', visit(at(`//common//oauth2/v2.0/authorize?${query}`))],
    ['a request under a policy', visit(at(`/te/fabrikam.example/b2c_1/oauth2/v2.0/authorize?${query}`))],
    ['a WS-Federation request', visit(at('/login.srf?wa=wsignin1.0&wtrealm=urn%3Aother'))],
    ['a WS-Federation request without a realm', visit(at('/login.srf?wa=wsignin1.0'), evil)],
    ['a posted WS-Federation request', post(at('/login.srf?wa=wsignin1.0&wtrealm=x'), evil)],
    ['a request in a token', visit(`${authorize}?request=SECRET`)],
    ['a pushed request', visit(`${authorize}?request_uri=urn:x`)],
    ['a SAML request', post(at('/common/saml2'), evil)],
    ['a device code', visit(at('/common/oauth2/deviceauth'))],
    ['a step that names another client ID', visit(at(`/common/reprocess?client_id=${otherClientId}`))],
    [
      'an answer at Microsoft’s host that names another client ID',
      visit(at(`/common/reprocess?client_id=${otherClientId}&${declined('90094')}`)),
    ],
    ['a step with two client IDs', visit(at(`/common/reprocess?client_id=${clientId}&Client_ID=x`))],
    ['a posted request of a stranger', post(authorize, evil)],
    ['a posted request of nobody known', post(authorize, null)],
    ['such a request with a context in its address', post(`${authorize}?ctx=SECRET`, null)],
    ['a posted request with a client ID', post(`${authorize}?${query}`, evil)],
    ['a stranger’s posted request with Clara’s client ID in its address', post(requestOf(clientId), evil)],
    ['such a request of nobody known', post(requestOf(clientId), null)],
    ['a request without parameters from a stranger', visit(authorize, evil)],
    ['a form of a stranger’s at no return path', post(at('/common/login'), evil)],
    ['a late return', post(at('/login.srf'), 'fs.contoso.example', { after: 31 * minutes })],
    [
      'a request of Microsoft’s page for another app',
      visit(requestOf(otherClientId, 'https://other.example/'), microsoft),
    ],
    [
      'a request with another client ID before Clara’s',
      visit(`${authorize}?Client_ID=${otherClientId}&client_id=${clientId}&redirect_uri=${callback}`),
    ],
    [
      'a request with another client ID behind Clara’s',
      visit(`${authorize}?client_id=${clientId}&client_id=${otherClientId}&redirect_uri=${callback}`),
    ],
    [
      'a request with a second redirect URI',
      visit(`${authorize}?client_id=${clientId}&redirect_uri=${callback}&redirect_uri=https://${evil}/`),
    ],
    ['a page from the cache whose address names another client ID', goBackTo(requestOf(otherClientId))],
    ['a page from the cache that is older', goBackTo(at('/common/login'), { loaded: noon - 1000 })],
  ])('%s', (_, ...events) => {
    expect(verdict(tabAfter([begun, ...events, needsAdmin]).attempt)).toBe('not reported')
  })

  test('a set-up request of a stranger', () => {
    const events = [begun, visit(setUpRequest, evil), visit(at('/common/resume'), setUp), needsAdmin]
    expect(verdict(tabAfter(events).attempt)).toBe('not reported')
  })
})

describe('a sign-in to Clara goes on with', () => {
  test.each<[name: string, ...Event[]]>([
    ['a return from the company’s own server', post(at('/login.srf'), 'fs.contoso.example')],
    [
      'a return with a query',
      post(at('/login.srf?wa=wsignin1.0&client-request-id=1'), 'fs.contoso.example', { after: 29 * minutes }),
    ],
    ['a return from another identity provider', post(at('/common/federation/oauth2'), 'idp.example')],
    ['a return that went through a second provider', post(at('/login.srf'), 'second.example')],
    ['an external second factor', post(at('/common/federation/externalauthprovider'), 'mfa.example')],
    ['terms of use', post(at('/common/reprocess?ctx=SECRET'), 'terms.example')],
    ['terms of use, by a link', visit(at('/common/reprocess?ctx=SECRET'), 'terms.example')],
    ['a set-up page', visit(at('/common/resume?ctx=SECRET'), setUp)],
    ['a return with a certificate', post(at('/common/login'), certificateHost)],
    ['a return with a certificate to another path', post(at('/kmsi'), `t0.${certificateHost}`)],
    ['a request that Microsoft’s page posts again', post(requestOf(clientId), microsoft)],
    ['a request that Clara posts with its names in the address', post(requestOf(clientId), 'app.clara.com')],
    ['a return without a known origin', post(at('/login.srf'), null)],
    ['a step without a known origin', visit(at('/common/reprocess?ctx=SECRET'))],
    ['a form of Microsoft’s page', post(at('/common/login'), microsoft)],
    ['a request of Microsoft’s page that names no app', post(authorize, microsoft)],
    ['such a request with its context', post(`${authorize}?ctx=SECRET`, microsoft)],
    ['an address with Microsoft’s context', visit(`${authorize}?ctx=SECRET`, 'terms.example')],
    ['a device code of Microsoft’s page', visit(at('/common/oauth2/deviceauth'), microsoft)],
    ['a step that names its client ID', visit(at(`/common/reprocess?client_id=${clientId}`))],
    ['a step of a redirect from Clara', post(at('/common/login'), 'app.clara.com')],
    ['its page from the cache', goBackTo(requestOf(clientId), { loaded: noon + 1 })],
    [
      'a page from the cache of the attempt before',
      begun,
      goBackTo(at('/common/login'), { loaded: noon + 1 }),
    ],
    [
      'an older page from the cache that names its client ID',
      goBackTo(at('/common/login'), { loaded: noon - 1, page: { ...noPage, clientId } }),
    ],
    [
      'a set-up page that signs in with its own client ID',
      visit(setUpRequest, setUp),
      names(otherClientId),
      shows({ script: config('{"sErrorCode":"50105"}') }),
      redirect(`https://${setUp}/cb?code=SECRET`),
      post(at('/common/login'), microsoft),
      post(authorize, microsoft),
      visit(at('/common/resume?ctx=SECRET'), setUp),
    ],
    [
      'a set-up page that the browser does not name',
      visit(setUpRequest),
      shows({ script: config('{"sErrorCode":"50105"}') }),
      visit(at('/common/resume?ctx=SECRET')),
    ],
    [
      'a set-up page in the redirect chain of Microsoft’s page',
      visit(setUpRequest, microsoft),
      redirect(`https://${setUp}/cb?error=login_required`),
      visit(at('/common/reprocess?ctx=SECRET')),
    ],
  ])('%s', (_, ...events) => {
    expect(verdict(tabAfter([begun, ...events, needsAdmin]).attempt)).toBe('admin-approval confirmed')
  })
})

test('a set-up page’s own sign-in is not reported', () => {
  const events = [begun, visit(setUpRequest, microsoft), shows({ script: config('{"sErrorCode":"50105"}') })]
  expect(tabAfter(events)).toMatchObject({ silent: true, attempt: { seen: [{ kind: 'request' }] } })
  expect(tabAfter([visit(setUpRequest, microsoft)])).toEqual(emptyTab)
  const answered = [begun, redirect(`${callback}?${declined('65004')}`), visit(setUpRequest, setUp)]
  expect(tabAfter(answered)).toEqual(emptyTab)
})

describe('a redirect of Microsoft’s host to a stranger is no answer', () => {
  test.each([
    `https://other.example/?${declined('90094')}`,
    'https://other.example/?code=SECRET',
    `https://clara.com.${evil}/auth/callback?code=SECRET`,
  ])('%s', (url) => {
    expect(verdict(tabAfter([begun, redirect(url)]).attempt)).toBe('not reported')
    expect(verdict(tabAfter([begun, redirect(url), needsAdmin]).attempt)).toBe('admin-approval confirmed')
  })
})

describe('a posted request whose address names Clara, while its body may name another app', () => {
  const named = requestOf(clientId)
  const recognition = (...events: Event[]) => tabAfter(events).attempt?.recognition

  test('is Clara’s only if Clara, its redirect chain or a configured broker began it', () => {
    const visitClara: Event = (time) => [{ kind: 'clara', at: time, host: 'app.clara.com', chain: '7' }]
    expect(recognition(post(named, 'app.clara.com'))).toBe('client-id')
    expect(recognition(visitClara, post(named, null, { chain: '7' }))).toBe('origin')
    expect(recognition(visitClara, post(named, 'broker.example'))).toBe('broker')
    for (const from of [evil, microsoft, null])
      expect(recognition(visitClara, post(named, from))).toBe(undefined)
  })
  test('may be sent again by Microsoft’s page, and by the browser', () => {
    const posted = post(named, 'app.clara.com')
    expect(recognition(begun, post(named, microsoft))).toBe('client-id')
    expect(recognition(posted, post(named, null))).toBe('client-id')
    expect(recognition(begun, post(requestOf(otherClientId), microsoft))).toBe(undefined)
    expect(recognition(names(clientId), post(named, microsoft))).toBe(undefined)
    expect(recognition(posted, post(`${authorize}?client_id=${clientId}`, null))).toBe(undefined)
  })
})

test('a request through an unknown broker is sent again by Microsoft’s page', () => {
  const brokered = requestOf(otherClientId, 'https://unknown-broker.example/cb')
  const reload = visit(`${brokered}&sso_reload=true`, microsoft)
  expect(tabAfter([visit(brokered, 'app.clara.com'), reload]).attempt).toMatchObject({
    recognition: 'origin',
    seen: [{ kind: 'request' }, { kind: 'request' }],
  })
  expect(tabAfter([reload])).toEqual(emptyTab)
})

describe('a request that Clara posts', () => {
  const posted = post(authorize, 'app.clara.com')
  const tab = (...events: Event[]) => tabAfter([posted, ...events])

  test('is Clara’s by its origin, and says nothing about app, scopes and redirect URI', () => {
    expect(tab().attempt).toMatchObject({
      recognition: 'origin',
      request: {
        clientId: null,
        redirectUri: null,
        scopes: [],
        endpoint: 'authorize',
        tenant: 'organizations',
      },
    })
  })
  test.each(['request=SECRET', 'request_uri=urn:x'])('or pushes, or puts into a token: %s', (query) => {
    const { attempt } = tabAfter([visit(`${authorize}?${query}`, 'app.clara.com'), needsAdmin])
    expect([attempt?.recognition, verdict(attempt)]).toEqual(['origin', 'admin-approval confirmed'])
  })
  test('is Clara’s by its redirect chain or a configured broker', () => {
    const visitClara: Event = (time) => [{ kind: 'clara', at: time, host: 'app.clara.com', chain: '7' }]
    const recognition = (...events: Event[]) => tabAfter(events).attempt?.recognition
    expect(recognition(visitClara, post(authorize, null, { chain: '7' }))).toBe('origin')
    expect(recognition(visitClara, post(authorize, 'broker.example'))).toBe('broker')
    expect(recognition(post(authorize, 'broker.example'))).toBe(undefined)
    expect(recognition(visitClara, post(authorize, evil))).toBe(undefined)
  })
  test('is diagnosed like any other', () => {
    expect(verdict(tab(needsAdmin).attempt)).toBe('admin-approval confirmed')
    expect(verdict(tab(redirect(`${callback}?code=SECRET`)).attempt)).toBe('signed-in confirmed')
    expect(verdict(tab(redirect('https://broker.example/?code=SECRET')).attempt)).toBe('signed-in confirmed')
    expect(verdict(tab(redirect('https://other.example/?code=SECRET')).attempt)).toBe('not reported')
  })
  test('takes its client ID from the first page that names one', () => {
    expect(tab(names(clientId)).attempt).not.toHaveProperty('isAnotherApp')
    expect(tab(names(otherClientId)).attempt).toMatchObject({ isAnotherApp: true })
    expect(tab(names(clientId), names(otherClientId)).attempt).toBe(null)
    expect(verdict(tab(names(clientId), needsAdmin).attempt)).toBe('admin-approval confirmed')
  })
  test('ends with a step that names another client ID', () => {
    const step = (id: string) => visit(at(`/common/reprocess?client_id=${id}`))
    expect(tab(step(otherClientId)).attempt).toBe(null)
    expect(tab(step(clientId)).attempt).not.toBe(null)
  })
  test('is repeated by a reload, whose origin the browser may not name', () => {
    const again = tab(needsAdmin, post(authorize, null), needsAdmin).attempt
    expect(again).toMatchObject({ recognition: 'origin', previous: { recognition: 'origin' } })
    for (const other of [
      post(authorize, evil),
      post(authorize.replace('organizations', 'fabrikam.example'), null),
      post(at('/organizations/adminconsent'), null),
      post(authorize.replace(microsoft, 'login.microsoftonline.us'), null),
      visit(requestOf(otherClientId, 'https://other.example/')),
    ])
      expect(tab(other).attempt).toBe(null)
  })
  test('is one attempt when its redirect chain passes the endpoint twice', () => {
    const hop = post(authorize, 'app.clara.com', { chain: '3' })
    expect(tabAfter([hop, hop]).attempt?.seen).toHaveLength(2)
    expect(tabAfter([posted, posted]).attempt?.seen).toHaveLength(1)
  })
})

describe('a page of another app’s sign-in is not Clara’s, although it shows Clara’s client ID', () => {
  const other = visit(requestOf(otherClientId, 'https://other.example/'))
  const claim = `App id: ${clientId}`
  const format = (query: string) =>
    shows({
      script: config(
        JSON.stringify({
          iErrorCode: 90094,
          urlTenantedEndpointFormat: `https://${microsoft}/{0}/oauth2/v2.0/authorize${query}`,
        }),
      ),
    })

  test.each<[name: string, ...Event[]]>([
    [
      'in the app’s name',
      other,
      shows({ script: config('{"iErrorCode":90094}'), text: `${claim}\nneeds …` }),
    ],
    [
      'in the app’s name on a page of Conditional Access',
      other,
      shows({
        pageId: 'ConvergedConditionalAccess',
        text: `Error Code: 53003\nApp name: ${claim}\nApp id: ${otherClientId}`,
      }),
    ],
    [
      'in a message that quotes the request',
      other,
      shows({ pageId: 'ConvergedError', text: `AADSTS50011: The redirect URI 'https://${evil}/${claim}' …` }),
    ],
    ['behind a second question mark', other, format(`?x=?client_id=${clientId}&client_id=${otherClientId}`)],
    [
      'before its own',
      visit(`${authorize}?client_id=${clientId}&client_id=${otherClientId}&redirect_uri=https://${evil}/`),
      format(`?client_id=${clientId}&Client_ID=${otherClientId}`),
    ],
  ])('%s', (_, ...events) => {
    expect(tabAfter(events)).toEqual(emptyTab)
  })
})
