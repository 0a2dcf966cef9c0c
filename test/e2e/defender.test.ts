import { expect, test } from 'vitest'
import { nameAccount, password, signIn } from '../simulator/drive.ts'
import { clara, expectShown, inBothBrowsers } from './stage.ts'

inBothBrowsers((stage) => {
  test('an answer that Defender for Cloud Apps passes on to Clara is a success', async () => {
    const tab = await stage.browser.newTab()
    await signIn(tab, 'signed-in@contoso.example', 'code-query', 'defender=access')
    await expectShown(stage, tab, 'signed-in')
    await tab.close()
  })

  test('a session that Defender for Cloud Apps takes over is told as unread, never as blocked', async () => {
    const tab = await stage.browser.newTab(`${clara}?defender=session`)
    await tab.click('#code-query')
    await nameAccount(tab, 'signed-in@contoso.example')
    // A failure before it is over, too.
    await tab.fill('#i0118', 'wrong')
    await tab.click('#idSIButton9')
    await expect.poll(() => stage.browser.badge(tab), { timeout: 12_000, interval: 60 }).toBe('!')
    await tab.fill('#i0118', password)
    await tab.click('#idSIButton9')
    await tab.click('#continue')
    await tab.waitFor('#signed-in')
    const card = await stage.cardOf(tab)
    await card.waitFor('[data-state="unread"]')
    for (const each of [card, tab]) await each.close()
  })
})
