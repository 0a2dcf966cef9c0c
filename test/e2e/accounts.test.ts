import { test } from 'vitest'
import { isLongRun } from '../run-mode.ts'
import { type Account, accounts } from '../simulator/accounts.ts'
import { finish, signIn, signInAtOnce } from '../simulator/drive.ts'
import { expectScenario, inBrowser, type Stage } from './stage.ts'

/** `healthy.test.ts` signs in the accounts that nothing blocks. */
const blocked = accounts.filter(({ scenario }) => scenario !== 'signed-in')
/** One account of each scenario shows that Firefox gives the engine the same events. */
const oneOfEach = blocked.filter(isFirstBy(({ scenario }) => scenario))
/** Firefox shows these in other files in each run; `test/coverage.ts` names what is missing. */
const shownElsewhere: readonly string[] = [
  'approval-request',
  'approval-pending',
  'approval-request-failed',
  'admin-approval',
  'consent-declined',
  'app-blocked',
  'not-assigned',
  'app-misconfigured',
  'session',
  'browser-blocked',
]
const onlyHere = oneOfEach.filter(({ scenario }) => !shownElsewhere.includes(scenario))
/** One of each scenario and of each form of its pages. The engine's tests have every code. */
const oneOfEachForm = blocked.filter(
  (account, index) =>
    oneOfEach.includes(account) ||
    isFirstBy(({ ending, steps }) => [ending.kind, ...steps].join())(account, index, blocked),
)

inBrowser('chromium', (stage) => eachShowsItsScenario(stage, isLongRun ? blocked : oneOfEachForm))
inBrowser('firefox', (stage) => eachShowsItsScenario(stage, isLongRun ? blocked : onlyHere))

function eachShowsItsScenario(stage: Stage, chosen: readonly Account[]): void {
  test.each(chosen)('the popup shows $scenario to $user', async ({ user, scenario, steps, next }) => {
    const tab = await stage.browser.newTab()
    // Without steps of its own the last page is the same, whoever typed the account.
    const enter = isLongRun || steps.length > 0 ? signIn : signInAtOnce
    await enter(tab, user)
    if (next !== undefined) await finish(tab, user)
    const card = await stage.cardOf(tab)
    await expectScenario(card, scenario)
    await card.close()
    await tab.close()
  })
}

function isFirstBy(key: (account: Account) => string) {
  return (account: Account, index: number, all: readonly Account[]) =>
    all.findIndex((other) => key(other) === key(account)) === index
}
