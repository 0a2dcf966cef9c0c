import { expect, test } from 'vitest'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import { axeObjections, fitObjections } from '../../gallery/objections.ts'
import { inBrowser } from '../stage.ts'
import { clearPolicies, hindrance, setPolicies } from './machine.ts'

declare const chrome: ExtensionApi

inBrowser('chromium', (stage) => {
  test.skipIf(hindrance('chromium') !== null)('the options page under a policy, good and bad', async () => {
    const { browser } = stage
    const id = await browser.inExtension(() => chrome.runtime.id)
    const hostile = `Contoso\u202e <img src=x onerror=alert(1)> ${'x'.repeat(40)}`
    const policy = {
      companyName: hostile,
      clientIds: ['c1a7a000-1111-4222-8333-0123456789ab', 'no ID'],
      startAddress: 'javascript:alert(1)',
      language: 'en',
      defaults: { history: false },
      locked: ['openPopup'],
    }
    const page = await browser.extensionPage('options.html')
    try {
      await setPolicies('chromium', { '3rdparty': { extensions: { [id]: policy } } })
      // It follows by itself.
      await page.waitFor('[name="openPopup"]:disabled', 30_000)
      expect(await page.text('[data-part="managed"]')).toBe(
        `Managed by ${hostile.replace('\u202e', '').replaceAll('  ', ' ')}.`,
      )
      expect(await page.attribute('[data-setting="history"]', 'data-from')).toBe('policy-default')
      const problems = await page.text('[data-part="problems"]')
      expect(problems).toContain('clientIds[2] = "no ID"')
      expect(problems).toContain('startAddress = "javascript:alert(1)"')
      expect(await page.text('[data-part="companys"]')).toContain('c1a7a000-1111-4222-8333-0123456789ab')
      for (const width of [900, 320]) {
        await page.resize?.(width, 900)
        expect([width, await fitObjections(page), await axeObjections(page)]).toEqual([width, [], []])
      }
      await clearPolicies('chromium')
      await page.waitFor('[name="openPopup"]:enabled', 30_000)
      // What is gone is not remembered either.
      await expect.poll(() => browser.storage('local')).not.toHaveProperty('policy')
    } finally {
      await clearPolicies('chromium')
    }
    await page.close()
  })
})
