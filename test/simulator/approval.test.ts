import { expect, test } from 'vitest'
import { password } from './drive.ts'
import { freshSimulator } from './fresh.ts'
import { claraClientId, claraTenant } from './index.ts'
import { authorizeAddress, errorOf, partsOf } from './reading.ts'
import { newVisitor, type Page } from './visitor.ts'
import { variants } from './world.ts'

const here = freshSimulator()

test.each(variants)('carries the code of scenario 1 in the variant %s', async (variant) => {
  const { source, config } = await here.visitor.signIn(`workflow-on+${variant}@contoso.example`)
  expect({ pgid: config.pgid, ...carriersOf(source, config, '90095') }).toEqual({
    pgid: variant === 'unknownPageId' ? 'ConvergedSomethingNew' : 'ConvergedConsent',
    iErrorCode: variant === 'iErrorCode',
    sErrorCode: variant === 'sErrorCode',
    exceptionMessage: variant === 'exceptionMessage',
    source: variant !== 'formOnly',
  })
})

test('takes the variant also from the address', async () => {
  const { config } = await here.visitor.signIn(
    'workflow-off@contoso.example',
    'code-query',
    'variant=iErrorCode',
  )
  expect(config.iErrorCode).toBe(90094)
})

test('has a form with a disabled button in scenario 1, and only links in scenario 2', async () => {
  const on = await here.visitor.signIn('workflow-on@contoso.example')
  const off = await newVisitor(here.simulator).signIn('workflow-off@contoso.example')
  expect([on, off].map(partsOf)).toEqual([
    { title: 'Approval required', fields: ['reason'], buttons: ['request-approval'], links: ['cancel'] },
    { title: 'Need admin approval', fields: [], buttons: [], links: ['admin-account', 'return-link'] },
  ])
  expect(on.drawn).toMatch(/id="request-approval"[^>]* disabled/)
})

test('sends a request once, and shows 90096 at the next attempt', async () => {
  const page = await here.visitor.signIn('workflow-on@contoso.example')
  const sent = await here.visitor.submit(page, { reason: 'I file my expenses in Clara.' })
  const next = await here.visitor.open(authorizeAddress())
  expect([sent, next].map((page) => partsOf(page).title)).toEqual(['Request sent', 'Request sent'])
  expect([sent, next].map(({ source }) => source.includes('AADSTS90096'))).toEqual([false, true])
})

test('returns a bare cancel from both pages, without code or description', async () => {
  const pages = [
    await here.visitor.signIn('workflow-on@contoso.example'),
    await newVisitor(here.simulator).signIn('workflow-off@contoso.example'),
  ]
  const back = await Promise.all(pages.map((page) => here.visitor.open(linkOf(page, /cancel|return-link/))))
  expect(back.map(({ url }) => url.replace(/SECRET-state-[\w-]+/, 'STATE'))).toEqual(
    Array(2).fill('https://app.clara.com/auth/callback?error=access_denied&error_subcode=cancel&state=STATE'),
  )
})

test('signs in at the next attempt once the administrator approves', async () => {
  await here.visitor.signIn('workflow-on@contoso.example')
  here.simulator.approve()
  const page = await here.visitor.signIn('workflow-on@contoso.example')
  expect(page.drawn).toContain('signed in as workflow-on@contoso.example')
})

test('shows the approval page even after the approval if the app sends prompt=consent', async () => {
  here.simulator.approve()
  const page = await here.visitor.signIn('workflow-off@contoso.example', 'code-query', 'prompt=consent')
  expect(partsOf(page).title).toBe('Need admin approval')
})

test('shows that the app is disabled after the administrator blocks the request', async () => {
  here.simulator.block()
  expect(errorOf(await here.visitor.signIn('workflow-on@contoso.example')).iErrorCode).toBe(7000112)
})

test('lets an administrator consent for the whole company', async () => {
  const page = await here.visitor.signIn('admin@contoso.example')
  await here.visitor.submit(page, { purpose: 'accept', organization: 'on' })
  const employee = await newVisitor(here.simulator).signIn('workflow-off@contoso.example')
  expect(employee.drawn).toContain('signed in as workflow-off@contoso.example')
})

test.each(['adminconsent', 'adminconsent-v1'])(
  'shows scenario 2 at %s to people who are no administrators',
  async (way) => {
    const page = await here.visitor.signIn('workflow-on@contoso.example', way)
    expect(partsOf(page).title).toBe('Need admin approval')
  },
)

test('answers adminconsent with the tenant, and a refusal with or without admin_consent=True', async () => {
  const accepted = await here.visitor.submit(
    await here.visitor.signIn('admin@contoso.example', 'adminconsent'),
    {
      purpose: 'accept',
    },
  )
  const refused = await here.visitor.submit(
    await here.visitor.signIn('admin@contoso.example', 'adminconsent-v1'),
    {
      purpose: 'decline',
    },
  )
  const answers = [accepted, refused].map(({ url }) => new URL(url).searchParams)
  expect(
    answers.map((answer) => ['admin_consent', 'tenant', 'error', 'scope'].map((name) => answer.get(name))),
  ).toEqual([
    ['True', claraTenant, null, 'openid profile email'],
    ['True', null, 'access_denied', null],
  ])
})

test('records the consent even if the redirect leads nowhere', async () => {
  const address = `https://login.microsoftonline.com/${claraTenant}/adminconsent?client_id=${claraClientId}`
  const page = await here.visitor.open(address)
  const consent = await here.visitor.submit(page, { login: 'admin@contoso.example', passwd: password })
  const landed = await here.visitor.submit(consent, { purpose: 'accept' })
  const employee = await newVisitor(here.simulator).signIn('workflow-off@contoso.example')
  expect(errorOf(landed).iErrorCode).toBe(500113)
  expect(employee.drawn).toContain('signed in as workflow-off@contoso.example')
})

function carriersOf(source: string, config: Record<string, unknown>, code: string) {
  return {
    iErrorCode: config.iErrorCode === Number(code),
    sErrorCode: config.sErrorCode === code,
    exceptionMessage: String(config.strServiceExceptionMessage).startsWith(`AADSTS${code}:`),
    source: source.includes(code),
  }
}

function linkOf({ drawn, url }: Page, id: RegExp): string {
  const [, href = ''] = new RegExp(`<a id="(?:${id.source})"[^>]* href="([^"]+)"`).exec(drawn) ?? []
  return new URL(href.replaceAll('&amp;', '&'), url).href
}
