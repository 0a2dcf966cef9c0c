import { expect, test } from 'vitest'
import type { Tab } from '../browsers/types.ts'
import { signInAtMicrosoft, signInAtOnce } from '../simulator/drive.ts'
import { lookAlikeHost, otherAppHost, unrelatedHost } from '../simulator/hosts.ts'
import { expectBadge, inBothBrowsers, type Stage } from './stage.ts'

const authorize =
  '/organizations/oauth2/v2.0/authorize?client_id=c1a7a000-1111-4222-8333-0123456789ab&response_type=code&redirect_uri=https%3A%2F%2Fapp.clara.com%2Fauth%2Fcallback&scope=openid&state=SECRET-state'
const refusal =
  '?error=access_denied&error_description=AADSTS90094%3A+Need+admin+approval.&state=SECRET-state'

inBothBrowsers((stage) => {
  test("another app's sign-in leaves no trace, refused or not", async () => {
    const { browser } = stage
    const tab = await browser.newTab()
    for (const user of [
      'workflow-off@contoso.example',
      'signed-in@contoso.example',
      'not-assigned-redirect@contoso.example',
    ]) {
      stage.simulator.reset()
      await tab.goto(`https://${otherAppHost}/`)
      await tab.click('#sign-in')
      await signInAtMicrosoft(tab, user)
    }
    await expectNoTrace(stage, tab)
  })

  test("a look-alike of Microsoft's host leaves no trace", async () => {
    const tab = await stage.browser.newTab(`https://${lookAlikeHost}${authorize}`)
    await signInAtMicrosoft(tab, 'workflow-off@contoso.example')
    expect(await tab.text('h1')).not.toBe('')
    await expectNoTrace(stage, tab)
  })

  test('an address elsewhere that quotes a refusal leaves no trace', async () => {
    const tab = await stage.browser.newTab(`https://${unrelatedHost}/${refusal}#${refusal.slice(1)}`)
    await tab.waitFor('p')
    await expectNoTrace(stage, tab)
  })

  test('visits to other sites do not wake the worker', async () => {
    const { browser } = stage
    const tab = await browser.newTab(`https://${unrelatedHost}/0`)
    await browser.stopWorker()
    for (let visit = 1; visit <= 10; visit += 1) await tab.goto(`https://${unrelatedHost}/${visit}${refusal}`)
    expect(await browser.workerRunning()).toBe(false)
    await tab.close()
  })
})

/** A later event is seen, so an earlier one would have been seen by now. */
async function expectNoTrace(stage: Stage, tab: Tab): Promise<void> {
  const { browser, simulator } = stage
  simulator.reset()
  const witness = await browser.newTab()
  await signInAtOnce(witness, 'blocked@contoso.example')
  await expectBadge(stage, witness, '!')
  const kept = Object.keys(await browser.storage('session'))
  expect(kept).toContain(`tab:${witness.tabId()}`)
  expect(kept).not.toContain(`tab:${tab.tabId()}`)
  const { history } = (await browser.storage('local')) as { history: { scenario: string }[] }
  expect(new Set(history.map(({ scenario }) => scenario))).toEqual(new Set(['app-blocked']))
  expect(await browser.badge(tab)).toBe('')
  const card = await stage.cardOf(tab)
  await card.waitFor('[data-scenario="none"]')
  for (const each of [card, witness, tab]) await each.close()
}
