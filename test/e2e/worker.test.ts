import { expect, test } from 'vitest'
import type { Tab } from '../browsers/types.ts'
import { type Driver, finish, signIn, signInAtOnce } from '../simulator/drive.ts'
import { expectBadge, expectScenario, inBothBrowsers, type Stage, said } from './stage.ts'

inBothBrowsers((stage) => {
  test('a worker stopped between the authorize request and the approval page changes nothing', async () => {
    const tab = await stage.browser.newTab()
    await signIn(stoppingBefore('#i0118', stage, tab), 'workflow-on@contoso.example')
    await expectBadge(stage, tab, '!')
    const popup = await stage.browser.openPopup(tab)
    await expectScenario(popup, 'approval-request')
    expect(await said(popup)).toEqual({ scenario: 'approval-request', code: '90095', owner: 'you' })
    await popup.close()
    await tab.close()
  })

  test('nor does one stopped before each thing that the person types', async () => {
    const tab = await stage.browser.newTab()
    const driver = stoppingBefore('input', stage, tab)
    await signIn(driver, 'request-failing@contoso.example', 'code-form-post')
    await finish(driver, 'request-failing@contoso.example')
    const card = await stage.cardOf(tab)
    await expectScenario(card, 'approval-request-failed')
    await card.close()
    await tab.close()
  })

  test('the popup draws the record while the worker sleeps', async () => {
    const { browser } = stage
    const tab = await browser.newTab()
    await signInAtOnce(tab, 'workflow-off@contoso.example')
    await expectBadge(stage, tab, '!')
    await browser.stopWorker()
    const popup = await browser.openPopup(tab)
    await expectScenario(popup, 'admin-approval')
    await popup.close()
    await tab.close()
  })
})

/** Types for the person, and stops the worker before each `field` (`input`: any). */
function stoppingBefore(field: string, { browser }: Stage, tab: Tab): Driver {
  return {
    ...tab,
    async fill(selector, text) {
      if (field === 'input' || field === selector) await browser.stopWorker()
      await tab.fill(selector, text)
    },
  }
}
