import { expect, test } from 'vitest'
import type { Tab } from '../browsers/types.ts'
import { signInAtOnce } from '../simulator/drive.ts'
import { expectScenario, inBothBrowsers } from './stage.ts'

inBothBrowsers((stage) => {
  test('the keyboard alone reaches and uses everything in the popup', async () => {
    const tab = await stage.browser.newTab()
    await signInAtOnce(tab, 'workflow-on@contoso.example')
    const card = await stage.cardOf(tab)
    await expectScenario(card, 'approval-request')
    await card.waitFor('[data-action="copy-report"]:not([disabled])')
    await goTo(card, '[data-action="copy-reason"]')
    await card.press('Enter')
    await card.waitFor('[data-action="copy-reason"] + [role="status"].done')
    await goTo(card, '[data-action="copy-report"]')
    await card.press('Space')
    await card.waitFor('[data-action="copy-report"] + [role="status"].done')
    expect((await stage.browser.clipboard()).text).toBe(await card.text('[data-part="report"]'))
    await goTo(card, '[data-action="try-again"]')
    await goTo(card, '[data-action="full-report"]')
    await goTo(card, 'details:has([data-part="report"]) > summary')
    await card.press('Enter')
    await card.waitFor('[data-part="report"]')
    for (const each of [card, tab]) await each.close()
  })

  test('and everything on the report page', async () => {
    const tab = await stage.browser.newTab()
    await signInAtOnce(tab, 'workflow-off@contoso.example')
    const page = await stage.browser.extensionPage(`report.html?tabId=${tab.tabId()}`)
    await page.waitFor('[data-scenario="admin-approval"]')
    await goTo(page, '[data-part="choices"] > summary')
    await page.press('Enter')
    await goTo(page, '[name="level"]:checked')
    await page.press('ArrowDown')
    await page.waitFor('[name="level"][value="full"]:checked')
    await page.waitFor('.timeline')
    await goTo(page, '[name="timeline"]')
    await page.press('Space')
    await page.waitFor(() => document.querySelector('.timeline') === null)
    await goTo(page, '[data-value="Correlation ID"]')
    await page.press('Enter')
    await page.waitFor('[data-part="outcome"].done')
    for (const each of [page, tab]) await each.close()
  })
})

/** Presses Tab until the focus is there; it shows where it is. Throws if it never gets there. */
async function goTo(page: Tab, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.press('Tab')
    const isThere = await page.evaluate((wanted) => {
      const focused = document.activeElement
      return focused?.matches(wanted) === true && getComputedStyle(focused).outlineStyle !== 'none'
    }, selector)
    if (isThere) return
  }
  throw new Error(`The focus never comes to ${selector}.`)
}
