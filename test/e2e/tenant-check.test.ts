import { expect, test } from 'vitest'
import { fill, loadTenantWords } from '../../src/_locales/index.ts'
import type { Tab } from '../browsers/types.ts'
import { axeObjections, fitObjections } from '../gallery/objections.ts'
import { isLongRun } from '../run-mode.ts'
import { claraClientId } from '../simulator/accounts.ts'
import { stepsOf } from '../simulator/drive.ts'
import { graphTenants } from '../simulator/graph/tenants.ts'
import { graphHost, microsoftHost } from '../simulator/hosts.ts'
import { checkClientOf } from '../simulator/microsoft/clients.ts'
import { inBrowser, type Stage } from './stage.ts'

const english = await loadTenantWords('en')
const signInScopes = 'openid profile email'

/** One tenant of each kind, the permissions that Clara asks for, and what people meet. */
const kinds: [name: string, scopes: string, meets: string][] = [
  ['workflow', signInScopes, 'approval-request'],
  ['assigned', signInScopes, 'not-assigned'],
  ['violating', signInScopes, 'app-blocked'],
  ['profile', signInScopes, 'works'],
  ['crowd', signInScopes, 'works'],
  ['worker', signInScopes, 'works'],
  ['verified', signInScopes, 'admin-approval'],
  ['classified', signInScopes, 'person-consents'],
  ['recommended', 'openid Files.Read.All', 'approval-request'],
  ['open', 'Directory.Read.All', 'admin-approval'],
  ['risky', 'openid Files.Read', 'unknown'],
  ['custom', signInScopes, 'unknown'],
  ['limited', signInScopes, 'unknown'],
  ['partial', signInScopes, 'unknown'],
  ['diverted', signInScopes, 'works'],
  ['throttled', signInScopes, 'works'],
]
/** One for each way a page can look. */
const drawn: readonly string[] = [
  'workflow',
  'assigned',
  'violating',
  'crowd',
  'classified',
  'custom',
  'diverted',
]
/** test/tenant tests each verdict. A sign-in to `unconsented` ends at a consent page. */
const others = graphTenants.filter(
  ({ name }) => name !== 'unconsented' && !kinds.some(([kind]) => kind === name),
)

/** The engine judges. Windows, redirects and Graph's pages differ between browsers. */
const inEachBrowser = kinds.filter(([name]) => ['workflow', 'crowd', 'custom', 'diverted'].includes(name))

const setting = {
  clientId: claraClientId,
  asks: [graphHost, microsoftHost],
  // The redirect URI that each browser reserves for the extension: no request goes there.
  connects: /^[a-p]{32}\.chromiumapp\.org:443$|^[0-9a-f]{40}\.extensions\.allizom\.org:443$/,
}

/**
 * Each look of a page, each form of scopes, and Graph's partial answers.
 * A throttled tenant keeps the page waiting for ten seconds: test/tenant has it in each run.
 */
const inEachRun = kinds.filter(([name]) => [...drawn, 'recommended', 'partial'].includes(name))

inBrowser('chromium', (stage) => checksTenants(stage, isLongRun ? kinds : inEachRun), setting)
inBrowser('firefox', (stage) => checksTenants(stage, isLongRun ? kinds : inEachBrowser), setting)

function checksTenants(stage: Stage, chosen: typeof kinds): void {
  test.each(chosen)('%s, asked for %s: signed in by MSAL, people meet %s', async (name, scopes, meets) => {
    const page = await judged(name, scopes)
    expect(await page.attribute('[data-part="verdict"]', 'data-meets')).toBe(meets)
    expect(await page.text('[data-part="rests-on"]')).toContain(english.limits)
    const next = await page.evaluate(() =>
      [...document.querySelectorAll('[data-act] a')].map((one) => one.getAttribute('href')),
    )
    for (const address of next) expect(address).toMatch(/^https:\/\/entra\.microsoft\.com\/#view\//)
    if (meets === 'unknown') expect(next).not.toEqual([])
    await page.close()
  })

  test.each(isLongRun ? others : [])('$name has a verdict, too', async ({ name }) => {
    const page = await judged(name, signInScopes)
    expect(await page.attribute('[data-part="verdict"]', 'data-meets')).not.toBe(null)
    await page.close()
  })

  test('an approval is unknown without Clara’s permissions, and known with them in the same sign-in', async () => {
    const page = await judged('approved', '')
    expect(await page.attribute('[data-part="verdict"]', 'data-meets')).toBe('unknown')
    expect(await page.text('[data-act="see-permissions"]')).toContain(english['act-see-permissions'])
    await page.fill('[name="scopes"]', signInScopes)
    await page.click('[data-action="again"]')
    await page.waitFor('[data-meets="works"]')
    await page.close()
  })

  test('a network failure between two pages keeps the first page', async () => {
    const { simulator } = stage
    simulator.gate.hold = async ({ path, query }) => {
      if (path.endsWith('signIns') && query.includes('skiptoken')) simulator.trouble(graphHost, 'cut')
    }
    const page = await judged('busy', signInScopes)
    expect(await page.attribute('[data-part="verdict"]', 'data-meets')).toBe('works')
    const signIns = await page.text('[data-check="signIns"]')
    expect(signIns).toContain(fill(english['signIns-total'], { count: '1000' }))
    expect(signIns).toContain(fill(english.inPart, { why: english['fail-offline'] }))
    await page.close()
  })

  test('after an approval “check again” shows who approved and when, and a text for everybody', async () => {
    const { simulator, browser } = stage
    const page = await open()
    const tenant = graphTenants.find(({ name }) => name === 'strict')
    await page.fill('[name="scopes"]', signInScopes)
    await signInTo(page, 'strict.example')
    await page.waitFor('[data-meets="admin-approval"]')
    expect(await page.attribute('[data-act="grant"] a', 'href')).toContain(`/appId/${claraClientId}`)
    simulator.approve(tenant?.id)
    await page.click('[data-action="again"]')
    await page.waitFor('[data-meets="works"]')
    expect(await page.text('[data-part="approval"]')).toMatch(
      /^Approved \d{4}-\d\d-\d\d 10:30 UTC by “ada\.admin@strict\.example”$/,
    )
    await page.click('[data-action="copy-tell"]')
    await page.waitFor('[data-action="copy-tell"] + [role="status"].done')
    expect((await browser.clipboard()).text).toBe(english.tellText)
    await page.click('[data-action="sign-out"]')
    await page.waitFor('[data-action="tenant-sign-in"]')
    expect(await page.text('[data-part="tenant-outcome"]')).toBe(english.signedOut)
    expect(await page.evaluate(() => document.querySelector('[data-part="verdict"]'))).toBe(null)
    await page.close()
  })

  test('every failure has a sentence', async () => {
    const page = await open()
    const says = async (text: string) =>
      expect.poll(() => page.text('[data-part="tenant-outcome"]')).toBe(text)

    await page.fill('[name="clientId"]', 'Clara')
    await page.click('[data-action="tenant-sign-in"]')
    await says(english.badClientId)

    await page.fill('[name="clientId"]', checkClientOf('strict'))
    for (const tenant of ['', 'organizations', 'common', '../x', 'strict.example/../common']) {
      await page.fill('[name="tenant"]', tenant)
      await page.click('[data-action="tenant-sign-in"]')
      await says(english.badTenant)
    }
    await page.fill('[name="tenant"]', 'strict.example')
    await page.fill('[name="scopes"]', 'openid <b>')
    await page.click('[data-action="tenant-sign-in"]')
    await says(english.badScopes)
    await page.fill('[name="scopes"]', signInScopes)

    const closed = await begin(page, 'strict.example')
    await closed.waitFor('#i0116')
    await closed.close()
    await says(english['error-closed'])
    expect(await page.text('[data-part="tenant-hints"]')).toContain(english['code-50194'])

    const declined = await begin(page, 'strict.example')
    await press(declined, 'declines@strict.example')
    await says(english['error-declined'])

    // Microsoft says so on its own page, and to nobody else.
    await stage.browser.clearCookies()
    const stranger = await begin(page, 'strict.example')
    await press(stranger, 'admin@approved.example')
    await stranger.waitFor('[data-drawn=final]')
    expect(await stranger.text()).toContain('AADSTS50020')
    await stranger.close()
    await says(english['error-closed'])

    await stage.browser.clearCookies()
    stage.simulator.trouble(graphHost, 'unknown-issuer')
    await signInTo(page, 'strict.example')
    await page.waitFor('[data-meets="unknown"]')
    expect(await page.text('[data-check="app"]')).toContain(english['fail-offline'])
    await page.close()
  })

  test('the page shows how to register the app, with this browser’s redirect URI', async () => {
    const page = await open()
    await page.click('[data-part="registration"] summary')
    const address = await page.text('[data-part="redirect-uri"]')
    expect(address).toMatch(
      /^https:\/\/(?:[a-p]{32}\.chromiumapp\.org|[\da-f]{40}\.extensions\.allizom\.org)\/$/,
    )
    for (const script of ['powershell', 'bash'])
      expect(await page.text(`[data-part="${script}"]`)).toContain(address)
    await page.close()
  })

  /** Signs in to a tenant and checks it: the page shows the verdict and leaves nothing. */
  async function judged(name: string, scopes: string): Promise<Tab> {
    const tenant = graphTenants.find((one) => one.name === name)
    if (tenant === undefined) throw new Error(`no tenant ${name}`)
    const page = await open()
    await page.fill('[name="scopes"]', scopes)
    await signInTo(page, tenant.domain)
    // Graph may ask twice to wait ten seconds.
    await page.waitFor('[data-part="verdict"]', 40_000)
    const account = await page.text('[data-part="signed-in"]')
    expect(account).toContain(`admin@${tenant.domain}`)
    expect(account).toContain(tenant.id)
    expect(await page.evaluate(() => document.querySelectorAll('[data-check]').length)).toBe(10)
    expect(await page.html()).not.toContain('SECRET')
    if (page.resize && drawn.includes(name)) {
      for (const width of [1280, 640, 320]) {
        await page.resize(width, 900)
        expect([width, await fitObjections(page)]).toEqual([width, []])
      }
      expect(await axeObjections(page)).toEqual([])
    }
    // This sign-in is nobody's to Clara, and nothing of it is left behind.
    expect(await stage.browser.storage('session')).toEqual({})
    expect(await page.evaluate(() => Object.keys(sessionStorage).concat(Object.keys(localStorage)))).toEqual(
      [],
    )
    const written = stage.simulator.log.filter(
      ({ host, method }) => host === graphHost && method !== 'GET' && method !== 'OPTIONS',
    )
    expect(written).toEqual([])
    return page
  }

  async function open(): Promise<Tab> {
    const page = await stage.browser.extensionPage('workbench.html#tenant')
    await page.waitFor('[data-action="tenant-sign-in"]')
    return page
  }

  /** Fills the form and presses the button; gives the window that Microsoft's page is in. */
  async function begin(page: Tab, tenant: string): Promise<Tab> {
    await page.fill('[name="clientId"]', checkClientOf(tenant.replace('.example', '')))
    await page.fill('[name="tenant"]', tenant)
    return stage.browser.tabOpenedBy(() => page.click('[data-action="tenant-sign-in"]'))
  }

  async function signInTo(page: Tab, domain: string): Promise<void> {
    await press(await begin(page, domain), `admin@${domain}`)
  }
}

/** The walk up to the last press: the browser takes the window away with it. */
async function press(window: Tab, user: string): Promise<void> {
  const steps = stepsOf(user)
  for (const step of steps) {
    const selector = 'click' in step ? step.click : step.fill
    await window.waitFor(selector)
    const act = 'click' in step ? window.click(selector) : window.fill(selector, step.text)
    await (step === steps.at(-1) ? act.catch(() => undefined) : act)
  }
}
