import { mkdir, rm, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import type { Tab } from '../browsers/types.ts'
import { signIn } from '../simulator/drive.ts'
import { inBrowser } from './stage.ts'

declare const chrome: ExtensionApi

/** Where Chromium looks for its policies; only an administrator may write there. */
const folder = '/etc/chromium/policies/managed'
const isAdministrator = process.getuid?.() === 0

// Firefox's `restricted_domains` is not told apart from an address that was never granted.
inBrowser('chromium', (stage) => {
  async function shownFor(tab: Tab): Promise<string> {
    const card = await stage.cardOf(tab)
    await card.waitFor('[data-scenario]')
    const html = await card.html()
    await card.close()
    return html
  }

  test.runIf(isAdministrator)('a policy that keeps extensions away from Microsoft is told of', async () => {
    const { browser } = stage
    const id = await browser.inExtension(() => chrome.runtime.id)
    const policy = `${folder}/clara-test-${id}.json`
    await mkdir(folder, { recursive: true })
    try {
      const hosts = { runtime_blocked_hosts: ['*://login.microsoftonline.com'] }
      await writeFile(policy, JSON.stringify({ ExtensionSettings: { [id]: hosts } }))
      const tab = await browser.newTab()
      await signIn(tab, 'workflow-off@contoso.example')
      const notice = 'let this helper see login.microsoftonline.com'
      await expect.poll(() => shownFor(tab), { timeout: 30_000 }).toContain(notice)
      await rm(policy)
      await expect.poll(() => shownFor(tab), { timeout: 30_000 }).not.toContain(notice)
      await tab.close()
    } finally {
      await rm(policy, { force: true })
    }
  })
})
