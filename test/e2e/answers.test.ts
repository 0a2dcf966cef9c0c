import { describe, expect, test } from 'vitest'
import { finish, signIn, signInAtOnce } from '../simulator/drive.ts'
import { clara, expectBadge, expectScenario, inBothBrowsers, said } from './stage.ts'

/** How Microsoft's answer reaches an app. `healthy.test.ts` shows success by each way. */
const ways = [
  'code-query',
  'code-form-post',
  'code-fragment',
  'code-redirecting',
  'code-v1',
  'msal-redirect',
] as const

inBothBrowsers((stage) => {
  describe.each(ways)('an answer by %s', (way) => {
    test('shows why the sign-in was refused', async () => {
      const tab = await stage.browser.newTab()
      // MSAL begins in a page of Clara's.
      const enter = way === 'msal-redirect' ? signIn : signInAtOnce
      await enter(tab, 'declined@contoso.example', way)
      await finish(tab, 'declined@contoso.example')
      const card = await stage.cardOf(tab)
      await expectScenario(card, 'consent-declined')
      expect(await said(card)).toEqual({ scenario: 'consent-declined', code: '65004', owner: 'you' })
      await card.close()
      await tab.close()
    })
  })

  test("keeps the page's evidence if the tab returns with a bare cancel", async () => {
    const tab = await stage.browser.newTab()
    await signInAtOnce(tab, 'workflow-off@contoso.example')
    await tab.click('#return-link')
    await tab.waitFor('#failed')
    const card = await stage.cardOf(tab)
    await expectScenario(card, 'admin-approval')
    expect(await said(card)).toEqual({ scenario: 'admin-approval', code: '90094', owner: 'it' })
    await card.close()
    await expectBadge(stage, tab, '!')
    await tab.close()
  })

  test('follows the person from the request form to the sent request', async () => {
    const tab = await stage.browser.newTab()
    await signInAtOnce(tab, 'workflow-on@contoso.example')
    const card = await stage.cardOf(tab)
    await expectScenario(card, 'approval-request')
    await tab.fill('#reason', 'I file my expenses in Clara.')
    await tab.click('#request-approval')
    await expectScenario(card, 'approval-pending')
    await tab.click('#return-link')
    await tab.waitFor('#failed')
    await expectScenario(card, 'approval-pending')
    await card.close()
    await tab.close()
  })

  test('says that it is solved once IT has approved and the person signs in again', async () => {
    const tab = await stage.browser.newTab()
    await signIn(tab, 'workflow-off@contoso.example')
    await expectBadge(stage, tab, '!')
    stage.simulator.approve()
    // Microsoft still knows the person: no password is asked for.
    await tab.goto(clara)
    await tab.click('#code-query')
    await tab.waitFor('#signed-in')
    await expectBadge(stage, tab, '✓')
    const popup = await stage.browser.openPopup(tab)
    await expectScenario(popup, 'signed-in')
    await popup.close()
    await tab.close()
  })
})
