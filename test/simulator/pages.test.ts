import { expect, test } from 'vitest'
import { password } from './drive.ts'
import { freshSimulator } from './fresh.ts'
import { lookAlikeHost } from './hosts.ts'
import { claraClientId, claraTenant } from './index.ts'
import { authorizeAddress, errorOf, guid } from './reading.ts'
import { newVisitor, type Page } from './visitor.ts'

const here = freshSimulator()

test('shows a fresh sign-in page with the request’s address and 50058, which is no failure', async () => {
  const page = await here.visitor.open(authorizeAddress())
  expect({
    status: page.status,
    meta: [...page.source.matchAll(/<meta name="(PageID|SiteID|ReqLC|LocLC)" content="([^"]*)">/g)].map(
      ([, name, content]) => `${name}=${content}`,
    ),
    hidden: page.source.includes('<body class="cb" style="display: none">'),
    pgid: page.config.pgid,
    sErrorCode: page.config.sErrorCode,
    clientId: new URL(String(page.config.urlTenantedEndpointFormat)).searchParams.get('client_id'),
    urlPost: page.config.urlPost,
    cancel: page.config.oCancelPostParams,
    policy: page.headers['content-security-policy'],
    requestId: page.headers['x-ms-request-id'],
  }).toEqual({
    status: 200,
    meta: ['PageID=ConvergedSignIn', 'SiteID=', 'ReqLC=1033', 'LocLC=en-US'],
    hidden: true,
    pgid: 'ConvergedSignIn',
    sErrorCode: '50058',
    clientId: claraClientId,
    urlPost: '/common/login',
    cancel: { error: 'access_denied', error_subcode: 'cancel', state: 'SECRET-state' },
    policy: expect.stringMatching(/script-src 'nonce-[\w-]+' 'strict-dynamic'/),
    requestId: expect.stringMatching(guid),
  })
})

test('plants secrets in the fields that nobody may read', async () => {
  const { config } = await here.visitor.open(authorizeAddress())
  const planted = ['sFT', 'sCtx', 'canary', 'apiCanary'].map((name) => String(config[name]).slice(0, 7))
  expect(planted).toEqual(['SECRET-', 'SECRET-', 'SECRET-', 'SECRET-'])
})

test('has no client ID in addresses after the first POST, and names the app on no later page', async () => {
  const later = [
    await here.visitor.signIn('workflow-on@contoso.example'),
    await newVisitor(here.simulator).signIn('workflow-on-mfa@contoso.example'),
    await kmsiPage(),
  ]
  expect(later.map(({ url }) => new URL(url).pathname)).toEqual([
    '/common/login',
    '/common/reprocess',
    '/common/login',
  ])
  expect(later.filter(({ url, source }) => (url + source).includes(claraClientId))).toEqual([])
})

test('shows the approval page at the authorize address while a session lives', async () => {
  await here.visitor.signIn('workflow-off@contoso.example')
  const page = await here.visitor.open(authorizeAddress())
  expect({ status: page.status, redirects: page.redirects, pgid: page.config.pgid }).toEqual({
    status: 200,
    redirects: [],
    pgid: 'ConvergedConsent',
  })
})

test('asks again with select_account and login although there is a session', async () => {
  await here.visitor.signIn('signed-in@contoso.example')
  const select = await here.visitor.open('https://app.clara.com/auth/start/code-query?prompt=select_account')
  const login = await here.visitor.open(authorizeAddress({ prompt: 'login' }))
  expect([select, login].map(({ config, drawn }) => [config.pgid, drawn.includes('tilesHolder')])).toEqual([
    ['ConvergedSignIn', true],
    ['ConvergedSignIn', false],
  ])
  const picked = await here.visitor.submit(select, { login: 'signed-in@contoso.example' })
  expect(picked.drawn).toContain('signed in as signed-in@contoso.example')
})

test('answers prompt=none only by a redirect', async () => {
  const nobody = await here.visitor.open(authorizeAddress({ prompt: 'none' }))
  await here.visitor.signIn('workflow-on@contoso.example')
  const stopped = await here.visitor.open(authorizeAddress({ prompt: 'none' }))
  here.simulator.approve()
  const allowed = await here.visitor.open(authorizeAddress({ prompt: 'none' }))
  expect([nobody, stopped].map(answerOf)).toEqual([
    { error: 'login_required', code: '50058' },
    { error: 'interaction_required', code: '65001' },
  ])
  expect(new URL(allowed.url).searchParams.has('code')).toBe(true)
})

test('loads the same request again with a mark if the browser signs in', async () => {
  const page = await here.visitor.open(authorizeAddress({ sso: 'reload' }))
  const again = await here.visitor.open(authorizeAddress({ sso: 'reload', sso_reload: 'true' }))
  expect([page.config.pgid, again.config.pgid]).toEqual(['BssoInterrupt', 'ConvergedSignIn'])
})

test('takes the account from login_hint', async () => {
  const page = await here.visitor.open(authorizeAddress({ login_hint: 'signed-in@contoso.example' }))
  expect(page.drawn).toContain('data-user="signed-in@contoso.example"')
})

test('chooses the form of the pages by the name in login_hint', async () => {
  const query = { login_hint: 'workflow-off+iErrorCode@contoso.example', sso: 'device' }
  const page = await here.visitor.open(authorizeAddress(query))
  expect(page.config).toMatchObject({ iErrorCode: 90094 })
})

test('asks for nothing on a device that knows its person', async () => {
  const query = { login_hint: 'workflow-off@contoso.example', sso: 'device' }
  const page = await here.visitor.open(authorizeAddress(query))
  expect(errorOf(page)).toMatchObject({
    pgid: 'ConvergedConsent',
    message: expect.stringMatching(/^AADSTS90094/),
  })
})

test.each([
  ['no client ID', { client_id: '' }, '900144'],
  ['a client ID that nobody registered', { client_id: '99999999-1111-4222-8333-0123456789ab' }, '700016'],
  ['a redirect URI that is not registered', { redirect_uri: 'https://app.clara.com/elsewhere' }, '50011'],
])('refuses %s on a page of its own, never by redirect', async (_, change, code) => {
  const page = await here.visitor.open(authorizeAddress(change))
  expect({ status: page.status, redirects: page.redirects, ...errorOf(page) }).toEqual({
    status: 200,
    redirects: [],
    pgid: 'ConvergedError',
    iErrorCode: Number(code),
    message: expect.stringContaining(`AADSTS${code}: `),
  })
})

test('knows tenants by ID and domain, and refuses people of other companies', async () => {
  const wrong = await here.visitor.open(authorizeAddress({}, 'northwind.example'))
  const page = await here.visitor.open(authorizeAddress({}, claraTenant))
  const foreign = await here.visitor.submit(page, { login: 'signed-in@fabrikam.example', passwd: password })
  expect([wrong, foreign].map(errorOf).map(({ iErrorCode }) => iErrorCode)).toEqual([90002, 50020])
  expect(new URL(foreign.url).pathname).toBe(`/${claraTenant}/login`)
})

test('shows a lost state for the form of a forgotten sign-in', async () => {
  const page = await here.visitor.open(authorizeAddress())
  here.simulator.reset()
  const answer = await here.visitor.submit(page, { login: 'signed-in@contoso.example', passwd: password })
  expect(errorOf(answer).iErrorCode).toBe(165000)
})

test('shows that cookies are off if the first page’s cookie does not come back', async () => {
  const page = await here.visitor.open(authorizeAddress())
  const withoutCookies = newVisitor(here.simulator)
  const answer = await withoutCookies.submit(page, { login: 'signed-in@contoso.example', passwd: password })
  expect(answer.url).toBe('https://login.microsoftonline.com/cookiesdisabled')
})

test('shows the sign-in page again after a wrong password', async () => {
  const page = await here.visitor.open(authorizeAddress())
  const again = await here.visitor.submit(page, { login: 'signed-in@contoso.example', passwd: 'wrong' })
  expect([again.config.pgid, again.config.sErrorCode]).toEqual(['ConvergedSignIn', '50126'])
})

test('prints the same IDs on the error page and in the header', async () => {
  const page = await here.visitor.signIn('blocked@contoso.example')
  const lines = page.drawn.match(/(Request Id|Correlation Id|Timestamp|Message): [^<]+/g)
  expect(lines?.slice(0, 4)).toEqual([
    `Request Id: ${page.headers['x-ms-request-id']}`,
    `Correlation Id: ${page.config.correlationId}`,
    expect.stringMatching(/^Timestamp: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    'Message: AADSTS7000112: The application &#39;Clara&#39; is disabled.',
  ])
})

test('names the app by its ID on the page of Conditional Access, and the code without a prefix', async () => {
  const page = await here.visitor.signIn('access-rules@contoso.example')
  expect(page.drawn).toContain('Error Code: 53003')
  expect(page.drawn).toContain(`App id: ${claraClientId}`)
  expect(page.drawn).toMatch(/Timestamp: [\d-]+T[\d:]+\.\d{3}Z/)
  expect(page.source + page.drawn).not.toContain('AADSTS')
})

test('shows the same pages on a look-alike host', async () => {
  const page = await here.visitor.open(authorizeAddress().replace('login.microsoftonline.com', lookAlikeHost))
  const approval = await here.visitor.submit(page, { login: 'workflow-on@contoso.example', passwd: password })
  expect(new URL(approval.url).host).toBe(lookAlikeHost)
  expect(approval.config.pgid).toBe('ConvergedConsent')
})

async function kmsiPage(): Promise<Page> {
  const other = newVisitor(here.simulator)
  return other.submit(await other.open(authorizeAddress()), {
    login: 'kmsi@contoso.example',
    passwd: password,
  })
}

function answerOf({ url }: Page): { error: string | null; code: string | undefined } {
  const { searchParams } = new URL(url)
  const code = /AADSTS(\d+)/.exec(searchParams.get('error_description') ?? '')?.[1]
  return { error: searchParams.get('error'), code }
}
