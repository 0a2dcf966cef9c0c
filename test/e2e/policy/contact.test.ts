import { expect, test } from 'vitest'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import { loadReportEditorWords } from '../../../src/_locales/index.ts'
import { signIn } from '../../simulator/drive.ts'
import { inBrowser } from '../stage.ts'
import { clearPolicies, hindrance, setPolicies } from './machine.ts'

declare const chrome: ExtensionApi

const teamsChat =
  /^https:\/\/teams\.microsoft\.com\/l\/chat\/0\/0\?users=it\.help%40contoso\.example&message=/

inBrowser('chromium', (stage) => {
  test.skipIf(hindrance('chromium') !== null)('a contact that a policy names is one click away', async () => {
    const { browser } = stage
    const words = await loadReportEditorWords('en')
    const id = await browser.inExtension(() => chrome.runtime.id)
    const itContact = { email: 'help@contoso.example', teams: 'it.help@contoso.example' }
    try {
      await setPolicies('chromium', { '3rdparty': { extensions: { [id]: { itContact } } } })
      await expect
        .poll(() => browser.inExtension(() => chrome.storage.managed.get()), {
          timeout: 30_000,
          interval: 300,
        })
        .toEqual({ itContact })
      const tab = await browser.newTab()
      await signIn(tab, 'workflow-off@contoso.example')
      const page = await browser.extensionPage(`report.html?tabId=${tab.tabId()}`)
      await page.waitFor('[data-scenario="admin-approval"]')
      expect(await page.attribute('[data-action="mail"]', 'href')).toMatch(/^mailto:help@contoso\.example\?/)
      expect(await page.attribute('[data-part="no-contact"]', 'class')).toBe(null)

      const chat = await browser.tabOpenedBy(() => page.click('[data-action="teams"]'))
      expect(await page.attribute('[data-action="teams"]', 'href')).toMatch(teamsChat)
      // The simulator is all the world there is: it has been asked for the chat, and has refused.
      await expect.poll(() => stage.simulator.refused).toContain('teams.microsoft.com:443')
      await expect
        .poll(() => page.text('[data-part="outcome"]'))
        .toBe(`${words.teamsOpened} ${words.alsoCopied}`)
      expect((await browser.clipboard()).text).toBe(await page.text('[data-part="report"]'))
      for (const each of [chat, page, tab]) await each.close()
    } finally {
      await clearPolicies('chromium')
    }
  })
})
