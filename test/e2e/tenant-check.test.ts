import { expect, test } from 'vitest'
import { loadTenantWords } from '../../src/_locales/index.ts'
import type { Tab } from '../browsers/types.ts'
import { axeObjections, fitObjections } from '../gallery/objections.ts'
import { claraClientId } from '../simulator/accounts.ts'
import { stepsOf } from '../simulator/drive.ts'
import { graphTenants } from '../simulator/graph/tenants.ts'
import { graphHost, microsoftHost } from '../simulator/hosts.ts'
import { checkClientId } from '../simulator/microsoft/clients.ts'
import { inBothBrowsers } from './stage.ts'

const english = await loadTenantWords('en')

/** What people meet in each tenant of the simulator's; a build names no scopes, so whatever is granted is enough. */
const meets: Readonly<Record<string, string>> = {
  approved: 'works',
  workflow: 'approval-request',
  strict: 'admin-approval',
  assigned: 'not-assigned',
  blocked: 'app-blocked',
  lacking: 'works',
  low: 'admin-approval',
  verified: 'person-consents',
  recommended: 'person-consents',
  open: 'person-consents',
  custom: 'approval-request',
  unlicensed: 'admin-approval',
  limited: 'approval',
  partial: 'unknown',
  throttled: 'works',
  overloaded: 'approval',
  slow: 'works',
  expired: 'unknown',
}

inBothBrowsers(
  (stage) => {
    test.each(graphTenants)(
      '$domain: signed in by MSAL, checked, and told what people meet there',
      async ({ name, domain, id }) => {
        const { browser } = stage
        const page = await open()
        await signInTo(page, domain)
        await page.waitFor('[data-part="verdict"]')
        expect(await page.attribute('[data-part="verdict"]', 'data-meets')).toBe(meets[name])
        expect(await page.text('[data-part="signed-in"]')).toContain(`admin@${domain}`)
        expect(await page.text('[data-part="signed-in"]')).toContain(id)
        const stopped = await page.evaluate(() =>
          [...document.querySelectorAll('[data-check]')].map((one) => one.getAttribute('data-status')),
        )
        expect(stopped).toHaveLength(8)
        expect(await page.html()).not.toContain('SECRET')
        for (const width of page.resize ? [1280, 640, 320] : []) {
          await page.resize?.(width, 900)
          expect([width, await fitObjections(page), await axeObjections(page)]).toEqual([width, [], []])
        }
        // This sign-in is nobody's to Clara, and nothing of it is left behind.
        expect(await browser.storage('session')).toEqual({})
        expect(
          await page.evaluate(() => Object.keys(sessionStorage).concat(Object.keys(localStorage))),
        ).toEqual([])
        const elsewhere = stage.simulator.log.filter(
          ({ host, method }) => host === graphHost && method !== 'GET' && method !== 'OPTIONS',
        )
        expect(elsewhere).toEqual([])
        await page.close()
      },
    )

    test('after an approval “check again” turns green, with who and when, and a text for everybody', async () => {
      const { simulator, browser } = stage
      const page = await open()
      const tenant = graphTenants.find(({ name }) => name === 'strict')
      await signInTo(page, 'strict.example')
      await page.waitFor('[data-meets="admin-approval"]')
      expect(await page.attribute('[data-act="grant"] a', 'href')).toContain(`/appId/${claraClientId}`)
      simulator.approve(tenant?.id)
      await page.click('[data-action="again"]')
      await page.waitFor('[data-meets="works"]')
      expect(await page.text('[data-part="approval"]')).toBe('Approved 2026-11-20 10:30 UTC by Ada Admin')
      await page.click('[data-action="copy-tell"]')
      await page.waitFor('[data-action="copy-tell"] + [role="status"].done')
      expect((await browser.clipboard()).text).toBe(english.tellText)
      await page.click('[data-action="sign-out"]')
      await page.waitFor('[data-action="tenant-sign-in"]')
      expect(await page.text('[data-part="tenant-outcome"]')).toBe(english.signedOut)
      expect(await page.evaluate(() => document.querySelector('[data-part="verdict"]'))).toBe(null)
      await page.close()
    })

    test('whatever goes wrong is a sentence', async () => {
      const page = await open()
      const says = async (text: string) =>
        expect.poll(() => page.text('[data-part="tenant-outcome"]')).toBe(text)

      await page.fill('[name="clientId"]', 'Clara')
      await page.click('[data-action="tenant-sign-in"]')
      await says(english.badClientId)

      const closed = await begin(page, 'strict.example')
      await closed.waitFor('#i0116')
      await closed.close()
      await says(english['error-closed'])

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

    test('the page shows how to register the app, with this browser’s own address', async () => {
      const page = await open()
      await page.click('[data-part="registration"] summary')
      const address = await page.text('[data-part="redirect-uri"]')
      expect(address).toMatch(
        /^https:\/\/(?:[a-p]{32}\.chromiumapp\.org|[\da-f]{40}\.extensions\.allizom\.org)\/$/,
      )
      for (const script of ['powershell', 'az'])
        expect(await page.text(`[data-part="${script}"]`)).toContain(address)
      await page.close()
    })

    async function open(): Promise<Tab> {
      const page = await stage.browser.extensionPage('workbench.html#tenant')
      await page.waitFor('[data-action="tenant-sign-in"]')
      return page
    }

    /** Fills the form and presses the button; gives the window that Microsoft's page is in. */
    async function begin(page: Tab, tenant: string): Promise<Tab> {
      await page.fill('[name="clientId"]', checkClientId)
      await page.fill('[name="tenant"]', tenant)
      return stage.browser.tabOpenedBy(() => page.click('[data-action="tenant-sign-in"]'))
    }

    async function signInTo(page: Tab, domain: string): Promise<void> {
      await press(await begin(page, domain), `admin@${domain}`)
    }
  },
  {
    clientId: claraClientId,
    asks: [graphHost, microsoftHost],
    // The redirect URI that each browser keeps for the extension; nothing is asked there, let alone sent.
    connects: /^[a-p]{32}\.chromiumapp\.org:443$|^[0-9a-f]{40}\.extensions\.allizom\.org:443$/,
  },
)

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
