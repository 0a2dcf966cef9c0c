import { expect, test } from 'vitest'
import type { Tab } from '../browsers/types.ts'
import { until } from '../browsers/until.ts'
import { signInAtMicrosoft } from '../simulator/drive.ts'
import { microsoftHost, otherAppHost, unrelatedHost } from '../simulator/hosts.ts'
import { otherAppClientId } from '../simulator/microsoft/clients.ts'
import { clara, expectScenario, expectShown, inBothBrowsers, type Stage, untilSeen } from './stage.ts'

inBothBrowsers((stage) => {
  test('Back from Clara’s sign-in to another app’s page ends the tab’s record', async () => {
    const tab = await stage.browser.newTab(`https://${otherAppHost}/`)
    await tab.click('#sign-in')
    await tab.waitFor('#i0116')
    await leaveClara(tab)
    await expectShownUnderWay(stage, tab)
    // The browser may show the page from its cache, without a request.
    await tab.evaluate(() => void setTimeout(() => history.go(-2)))
    // Both pages look alike.
    await until('the other app’s page', async () => (await tab.url()).includes(otherAppClientId))
    await tab.waitFor('#i0116')
    await signInAtMicrosoft(tab, 'workflow-off@contoso.example')
    await expectShown(stage, tab, 'none')
    await tab.close()
  })

  test.each([
    `/organizations/%6fauth2/v2.0/%61uthorize?client_id=${otherAppClientId}`,
    '/common/oauth2/deviceauth',
    '/login.srf?wa=wsignin1.0&wtrealm=urn:federation:northwind',
  ])('a request in another form ends the tab’s record: %s', async (path) => {
    const tab = await stage.browser.newTab()
    await leaveClara(tab)
    await expectShownUnderWay(stage, tab)
    await tab.goto(`https://${microsoftHost}${path}`)
    await expectShown(stage, tab, 'none')
    await tab.close()
  })

  test('an error to which a sign-out redirects is an address that anybody can write', async () => {
    const tab = await stage.browser.newTab()
    await leaveClara(tab)
    await expectShownUnderWay(stage, tab)
    const target = encodeURIComponent(`${clara}auth/callback?error=x&error_description=AADSTS90094`)
    await tab.goto(`https://${microsoftHost}/common/oauth2/v2.0/logout?post_logout_redirect_uri=${target}`)
    await tab.waitFor('#failed')
    await expectShown(stage, tab, 'admin-approval')
    const stored = (await stage.browser.storage('session'))[`tab:${tab.tabId()}`]
    expect(stored).toMatchObject({ diagnosis: { certainty: 'unconfirmed' } })
    await tab.close()
  })

  test('a redirect to a stranger is no answer to Clara’s sign-in', async () => {
    const { browser } = stage
    for (const answer of ['code=1', 'error=access_denied&error_description=AADSTS90094']) {
      const tab = await browser.newTab()
      await leaveClara(tab)
      await expectShownUnderWay(stage, tab)
      const target = encodeURIComponent(`https://${unrelatedHost}/?${answer}`)
      await tab.goto(`https://${microsoftHost}/common/oauth2/v2.0/logout?post_logout_redirect_uri=${target}`)
      await tab.waitFor('#look-alike')
      await untilSeen(stage)
      const card = await stage.cardOf(tab)
      await expectScenario(card, 'in-progress')
      for (const each of [card, tab]) await each.close()
    }
  })
})

/** Begins a sign-in to Clara that nobody continues. */
async function leaveClara(tab: Tab): Promise<void> {
  await tab.goto(clara)
  await tab.click('#code-query')
  await tab.waitFor('#i0116')
}

async function expectShownUnderWay({ browser }: Stage, tab: Tab): Promise<void> {
  await expect.poll(() => browser.badge(tab)).toBe('…')
}
