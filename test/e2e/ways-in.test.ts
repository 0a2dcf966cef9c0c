import { test } from 'vitest'
import { signIn, signInAtMicrosoft } from '../simulator/drive.ts'
import { clara, expectBadge, expectScenario, inBothBrowsers } from './stage.ts'

inBothBrowsers((stage) => {
  test('the opener of a popup window shows its sign-in', async () => {
    const { browser } = stage
    const tab = await browser.newTab(clara)
    await tab.waitFor('#msal-popup:not([disabled])')
    const window = await browser.tabOpenedBy(() => tab.click('#msal-popup'))
    await signInAtMicrosoft(window, 'workflow-off@contoso.example')
    const card = await stage.cardOf(tab)
    await expectScenario(card, 'admin-approval')
    await expectBadge(stage, tab, '!')
    for (const each of [card, window, tab]) await each.close()
  })

  test('a sign-in through an identity broker gets the same diagnosis', async () => {
    const tab = await stage.browser.newTab()
    await signIn(tab, 'workflow-on@contoso.example', 'broker')
    const card = await stage.cardOf(tab)
    await expectScenario(card, 'approval-request')
    for (const each of [card, tab]) await each.close()
  })
})
