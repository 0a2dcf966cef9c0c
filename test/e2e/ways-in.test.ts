import { test } from 'vitest'
import { signIn, signInAtMicrosoft } from '../simulator/drive.ts'
import { clara, expectBadge, expectScenario, inBothBrowsers, inBrowser } from './stage.ts'

// Firefox tells extensions of an opener only within one window.
inBrowser('chromium', (stage) => {
  test('a sign-in in a popup window is shown by the tab that opened it', async () => {
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
})

inBothBrowsers((stage) => {
  test('an identity broker between Clara and Microsoft hides nothing', async () => {
    const tab = await stage.browser.newTab()
    await signIn(tab, 'workflow-on@contoso.example', 'broker')
    const card = await stage.cardOf(tab)
    await expectScenario(card, 'approval-request')
    for (const each of [card, tab]) await each.close()
  })
})
