import { test } from 'vitest'
import { accounts } from '../simulator/accounts.ts'
import { finish, signIn } from '../simulator/drive.ts'
import { expectScenario, inBothBrowsers } from './stage.ts'

inBothBrowsers((stage) => {
  test.each(accounts)('$user: $scenario', async ({ user, scenario, next }) => {
    const tab = await stage.browser.newTab()
    await signIn(tab, user)
    if (next !== undefined) await finish(tab, user)
    const card = await stage.cardOf(tab)
    await expectScenario(card, scenario)
    await card.close()
    await tab.close()
  })
})
