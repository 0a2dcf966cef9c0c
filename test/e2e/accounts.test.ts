import { test } from 'vitest'
import { isLongRun } from '../run-mode.ts'
import { type Account, accounts } from '../simulator/accounts.ts'
import { finish, signIn, signInAtOnce } from '../simulator/drive.ts'
import { expectScenario, inBrowser, type Stage } from './stage.ts'

/** `healthy.test.ts` signs in the accounts that nothing blocks. */
const blocked = accounts.filter(({ scenario }) => scenario !== 'signed-in')
/** One account of each scenario shows that Firefox gives the engine the same events. */
const oneOfEach = blocked.filter(
  ({ scenario }, index) => blocked.findIndex((other) => other.scenario === scenario) === index,
)
/** Where the hint alone leads to the last page. Each scenario has an account that types. */
const quick = blocked.filter((one) => !oneOfEach.includes(one) && one.steps.length === 0)

inBrowser('chromium', (stage) => {
  const typing = isLongRun ? blocked : blocked.filter((one) => !quick.includes(one))
  eachShowsItsScenario(stage, typing, signIn)
  eachShowsItsScenario(stage, isLongRun ? [] : quick, signInAtOnce)
})
inBrowser('firefox', (stage) => eachShowsItsScenario(stage, isLongRun ? blocked : oneOfEach, signIn))

function eachShowsItsScenario(
  stage: Stage,
  chosen: readonly Account[],
  enter: typeof signIn | typeof signInAtOnce,
): void {
  test.each(chosen)('the popup shows $scenario to $user', async ({ user, scenario, next }) => {
    const tab = await stage.browser.newTab()
    await enter(tab, user)
    if (next !== undefined) await finish(tab, user)
    const card = await stage.cardOf(tab)
    await expectScenario(card, scenario)
    await card.close()
    await tab.close()
  })
}
