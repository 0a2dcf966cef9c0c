import { describe, expect, test } from 'vitest'
import { loadOptionsWords, loadWords } from '../../src/_locales/index.ts'
import { signInAtMicrosoft, signInAtOnce } from '../simulator/drive.ts'
import { unrelatedHost } from '../simulator/hosts.ts'
import {
  clara,
  expectBadge,
  expectScenario,
  inBothBrowsers,
  inOwnBrowser,
  type Stage,
  said,
} from './stage.ts'

const { pages } = await loadWords('en')
const options = await loadOptionsWords('en')
const nothing = { scenario: 'none', code: '', owner: '' }
const blocked = { scenario: 'app-blocked', code: '7000112', owner: 'it' }

describe('access to Microsoft’s sign-in', () => {
  const isMissed = (stage: Stage) => {
    test('when it is taken away, the popup says so and nothing is seen', async () => {
      const { browser } = stage
      await browser.letIn(false)
      const tab = await browser.newTab()
      await signInAtOnce(tab, 'blocked@contoso.example')
      const card = await stage.cardOf(tab)
      await card.waitFor('[data-part="access"]')
      await expectScenario(card, 'none')
      expect(await card.text('[data-part="access"] h2')).toBe(pages.accessTitle)
      expect(await card.text('[data-action="allow-access"]')).toBe(pages.allow)
      expect(await said(card)).toEqual(nothing)
      expect(await browser.storage('session')).toEqual({})
      expect(await browser.badge(tab)).toBe('')
      await card.close()
      // Without access to a page, Chromium takes the first click of the button as permission.
      await tab.goto(`https://${unrelatedHost}/`)
      const popup = await browser.openPopup(tab)
      await popup.waitFor('[data-part="access"]')
      await expectScenario(popup, 'none')
      expect(await said(popup)).toEqual(nothing)
      await popup.close()
      await browser.letIn(true)
      await tab.close()
    })

    test('when it is given back in the middle of a sign-in, the rest of it is seen', async () => {
      const { browser } = stage
      await browser.letIn(false)
      const tab = await browser.newTab(clara)
      await tab.click('#code-query')
      await tab.waitFor('#i0116')
      await browser.letIn(true)
      await expectBadge(stage, tab, '…')
      await signInAtMicrosoft(tab, 'blocked@contoso.example')
      const popup = await browser.openPopup(tab)
      await expectScenario(popup, 'app-blocked')
      expect(await said(popup)).toEqual(blocked)
      expect(await popup.html()).not.toContain('data-part="access"')
      await popup.close()
      await tab.close()
    })
  }

  inOwnBrowser('chromium', isMissed)
  inOwnBrowser('firefox', (stage) => {
    isMissed(stage)

    // Chromium asks the person in its own window, which no page and no test can click.
    test('one click brings it back', async () => {
      const { browser } = stage
      await browser.letIn(false)
      const tab = await browser.newTab(clara)
      const popup = await browser.openPopup(tab)
      await popup.click('[data-action="allow-access"]')
      await popup.waitFor(() => document.querySelector('[data-part="access"]') === null)
      await popup.close()
      await signInAtOnce(tab, 'blocked@contoso.example')
      await expectBadge(stage, tab, '!')
      const card = await stage.cardOf(tab)
      await expectScenario(card, 'app-blocked')
      expect(await said(card)).toEqual(blocked)
      await card.close()
      await tab.close()
    })
  })
})

describe('without access to private windows', () => {
  inBothBrowsers((stage) => {
    test('the settings say so', async () => {
      const page = await stage.browser.extensionPage('options.html')
      await page.waitFor('#yours')
      expect(await page.text()).toContain(options.privateWindows)
      await page.close()
    })
  })
})
