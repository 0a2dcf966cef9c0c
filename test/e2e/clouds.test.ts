import { expect, test } from 'vitest'
import { signInAtMicrosoft } from '../simulator/drive.ts'
import { chinaHost } from '../simulator/hosts.ts'
import { expectBadge, expectScenario, inOwnBrowser } from './stage.ts'

const authorize = `https://${chinaHost}/organizations/oauth2/v2.0/authorize?client_id=c1a7a000-1111-4222-8333-0123456789ab&response_type=code&redirect_uri=https%3A%2F%2Fapp.clara.com%2Fauth%2Fcallback&scope=openid`

// Chromium asks the person in a window of its own, which no test can answer.
inOwnBrowser('firefox', (stage) => {
  test('the extension watches a national cloud once a click allows it', async () => {
    const { browser } = stage
    const tab = await browser.newTab(authorize)
    await signInAtMicrosoft(tab, 'workflow-off@contoso.example')
    expect(await browser.storage('session')).toEqual({})

    const settings = await browser.extensionPage('options.html')
    await settings.click('[data-part="for-it"] > summary')
    await settings.click('[data-action="allow-china"]')
    await settings.waitFor(
      () => document.querySelector('[data-part="clouds"] [role="status"]')?.textContent !== '',
    )
    await settings.close()

    stage.simulator.reset()
    await tab.goto(authorize)
    await signInAtMicrosoft(tab, 'workflow-off@contoso.example')
    await expectBadge(stage, tab, '!')
    const card = await stage.cardOf(tab)
    await expectScenario(card, 'admin-approval')
    for (const each of [card, tab]) await each.close()
  })
})
