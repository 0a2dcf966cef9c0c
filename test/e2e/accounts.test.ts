import { test } from 'vitest'
import { isLongRun } from '../run-mode.ts'
import { type Account, accounts } from '../simulator/accounts.ts'
import { finish, signIn } from '../simulator/drive.ts'
import { expectScenario, inBrowser, type Stage } from './stage.ts'

/** One account of each scenario shows that Firefox gives the engine the same events. */
const oneOfEach = accounts.filter(
  ({ scenario }, index) => accounts.findIndex((other) => other.scenario === scenario) === index,
)

inBrowser('chromium', (stage) => eachShowsItsScenario(stage, accounts))
inBrowser('firefox', (stage) => eachShowsItsScenario(stage, isLongRun ? accounts : oneOfEach))

function eachShowsItsScenario(stage: Stage, chosen: readonly Account[]): void {
  test.each(chosen)('the popup shows $scenario to $user', async ({ user, scenario, next }) => {
    const tab = await stage.browser.newTab()
    await signIn(tab, user)
    if (next !== undefined) await finish(tab, user)
    const card = await stage.cardOf(tab)
    await expectScenario(card, scenario)
    await card.close()
    await tab.close()
  })
}
