import { expect, test } from 'vitest'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import { loadWords } from '../../../src/_locales/index.ts'
import type { Tab } from '../../browsers/types.ts'
import { signIn } from '../../simulator/drive.ts'
import { inBrowser } from '../stage.ts'
import { clearPolicies, hindrance, setPolicies } from './machine.ts'

const { pages } = await loadWords('en')

declare const chrome: ExtensionApi

// Firefox's `restricted_domains` is not told apart from an address that was never granted.
inBrowser('chromium', (stage) => {
  function isLetIn(tab: Tab): Promise<boolean> {
    return stage.browser.inExtension(
      (tabId) =>
        chrome.scripting.executeScript({ target: { tabId }, func: () => undefined }).then(
          () => true,
          () => false,
        ),
      tab.tabId(),
    )
  }

  test.skipIf(hindrance('chromium') !== null)(
    'a policy that keeps extensions away from Microsoft is named',
    async () => {
      const { browser } = stage
      const id = await browser.inExtension(() => chrome.runtime.id)
      try {
        const hosts = { runtime_blocked_hosts: ['*://login.microsoftonline.com'] }
        await setPolicies('chromium', { ExtensionSettings: { [id]: hosts } })
        const tab = await browser.newTab()
        await signIn(tab, 'workflow-off@contoso.example')
        await expect.poll(() => isLetIn(tab), { timeout: 30_000, interval: 300 }).toBe(false)
        const card = await stage.cardOf(tab)
        await card.waitFor('[data-part="policy"]')
        expect(await card.text('[data-part="policy"] p')).toBe(pages.accessPolicy)
        await card.close()
        await clearPolicies('chromium')
        await expect.poll(() => isLetIn(tab), { timeout: 30_000, interval: 300 }).toBe(true)
        const after = await stage.cardOf(tab)
        await after.waitFor('[data-scenario="admin-approval"]')
        expect(await after.attribute('[data-part="policy"]', 'class')).toBe(null)
        await after.close()
        await tab.close()
      } finally {
        await clearPolicies('chromium')
      }
    },
  )
})
