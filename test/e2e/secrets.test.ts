import { expect, test } from 'vitest'
import type { Tab } from '../browsers/types.ts'
import { isLongRun } from '../run-mode.ts'
import { finish, password, signIn } from '../simulator/drive.ts'
import { clara, expectScenario, inBrowser, type Stage } from './stage.ts'

/** Sign-ins with state, nonce, tokens, codes and a password in every place of a request. */
const signIns = [
  { user: 'signed-in@contoso.example', way: 'code-query', scenario: 'signed-in' },
  { user: 'signed-in@contoso.example', way: 'code-fragment', scenario: 'signed-in' },
  { user: 'signed-in@contoso.example', way: 'code-form-post', scenario: 'signed-in' },
  { user: 'workflow-on-mfa@contoso.example', way: 'code-query', scenario: 'approval-request' },
  { user: 'declined@contoso.example', way: 'code-form-post', scenario: 'consent-declined' },
  { user: 'no-consent@contoso.example', way: 'code-redirecting', scenario: 'consent-missing' },
] as const

/** Each way of an answer, which browsers report in their own way. */
const eachWay = signIns.slice(0, 3)

inBrowser('chromium', (stage) => keepsAndShowsNoSecret(stage, signIns))
inBrowser('firefox', (stage) => keepsAndShowsNoSecret(stage, isLongRun ? signIns : eachWay))

function keepsAndShowsNoSecret(stage: Stage, chosen: readonly (typeof signIns)[number][]): void {
  test.each(chosen)('no secret of $user by $way is kept or shown', async ({ user, way, scenario }) => {
    const tab = await stage.browser.newTab()
    await signIn(tab, user, way)
    if (scenario === 'consent-declined') await finish(tab, user)
    const card = await stage.cardOf(tab)
    await expectScenario(card, scenario)
    expect(stage.simulator.log.some(({ query }) => query.includes('SECRET-'))).toBe(true)
    await expectNowhere(stage, card, ['SECRET-', password, user])
    await card.close()
    await tab.close()
  })

  test('the account that Clara names in its request is not kept', async () => {
    const tab = await stage.browser.newTab(`${clara}?login_hint=SECRET-ana@contoso.example`)
    await tab.click('#code-query')
    await tab.waitFor('#i0118')
    const card = await stage.cardOf(tab)
    await expectScenario(card, 'in-progress')
    await expectNowhere(stage, card, ['SECRET-', 'ana@'])
    await card.close()
    await tab.close()
  })
}

async function expectNowhere({ browser }: Stage, card: Tab, secrets: readonly string[]): Promise<void> {
  const kept = JSON.stringify([await browser.storage('session'), await browser.storage('local')])
  const shown = await card.html()
  for (const secret of secrets) {
    expect(kept).not.toContain(secret)
    expect(shown).not.toContain(secret)
  }
}
