import { expect, test } from 'vitest'
import type { Tab } from '../browsers/types.ts'
import { claraClientId } from '../simulator/accounts.ts'
import { signInAtMicrosoft } from '../simulator/drive.ts'
import { microsoftHost, otherAppHost } from '../simulator/hosts.ts'
import { clara, expectShown, inBothBrowsers } from './stage.ts'

const authorize = `https://${microsoftHost}/organizations/oauth2/v2.0/authorize`
const parameters = {
  client_id: claraClientId,
  response_type: 'code',
  redirect_uri: `${clara}auth/callback`,
  scope: 'openid profile email',
}

inBothBrowsers((stage) => {
  test.each([
    ['workflow-on@contoso.example', 'approval-request'],
    ['workflow-off@contoso.example', 'admin-approval'],
  ])('a request that Clara posts is Clara’s: %s', async (user, scenario) => {
    const tab = await stage.browser.newTab(clara)
    await post(tab)
    await signInAtMicrosoft(tab, user)
    await expectShown(stage, tab, scenario)
    await tab.close()
  })

  test('a request that Clara posts in a popup window is Clara’s', async () => {
    const tab = await stage.browser.newTab(clara)
    const window = await stage.browser.tabOpenedBy(() => post(tab, { popup: true }))
    await signInAtMicrosoft(window, 'workflow-off@contoso.example')
    await expectShown(stage, window, 'admin-approval')
    await window.close()
    await tab.close()
  })

  test('a request that another site posts ends what was known of the tab', async () => {
    const { browser, simulator } = stage
    const tab = await browser.newTab(clara)
    await tab.click('#code-query')
    await tab.waitFor('#i0116')
    simulator.reset()
    await tab.goto(`https://${otherAppHost}/`)
    await post(tab)
    await signInAtMicrosoft(tab, 'workflow-off@contoso.example')
    await expectShown(stage, tab, 'none')
    expect(await browser.badge(tab)).toBe('')
    await tab.close()
  })
})

/** Sends the request as a form, as MSAL does with `httpMethod: 'POST'`. */
function post(tab: Tab, { popup = false } = {}): Promise<void> {
  return tab.evaluate(
    (action, fields, inPopup) => {
      const page = inPopup ? (open('about:blank', '_blank', 'popup,width=480,height=600') ?? window) : window
      const form = page.document.createElement('form')
      form.method = 'post'
      form.action = action
      for (const [name, value] of Object.entries(fields)) {
        const input = page.document.createElement('input')
        Object.assign(input, { type: 'hidden', name, value })
        form.append(input)
      }
      page.document.body.append(form)
      form.submit()
    },
    authorize,
    parameters,
    popup,
  )
}
