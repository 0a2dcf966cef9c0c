import { expect, test } from 'vitest'
import { goToPassword } from '../simulator/drive.ts'
import { expectBadge, expectScenario, inBothBrowsers } from './stage.ts'

inBothBrowsers((stage) => {
  test('a person who is blocked by an unread page copies a report, or names the page', async () => {
    const { browser } = stage
    const tab = await browser.newTab()
    await goToPassword(tab, 'signed-in@contoso.example')
    const card = await stage.cardOf(tab)
    await card.waitFor('[data-state="under-way"]')
    await card.click('[data-action="copy-report"]')
    await card.waitFor('[data-action="copy-report"] + [role="status"].done')
    expect((await browser.clipboard()).text).toBe(await card.text('[data-part="report"]'))

    await card.click('[data-part="said"] summary')
    await card.click('[data-action="said-admin"]')
    await expectScenario(card, 'admin-approval')
    await card.waitFor('[data-part="unconfirmed"]')
    await expectBadge(stage, tab, '!')
    for (const each of [card, tab]) await each.close()
  })
})
