import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inBrowser } from './stage.ts'

const manifest = readFileSync('dist/chrome/manifest.json', 'utf8')

inBrowser('chromium', (stage) => {
  test('asks for its permissions in exactly one line', async () => {
    const page = await stage.browser.extensionPage('popup.html')
    const warnings = await page.evaluate(
      (text) => (globalThis as unknown as Chrome).chrome.management.getPermissionWarningsByManifest(text),
      manifest,
    )
    expect(warnings).toEqual([
      expect.stringMatching(
        /login\.microsoftonline\.com.*clara\.com|clara\.com.*login\.microsoftonline\.com/,
      ),
    ])
    await page.close()
  })
})

/** What the extension's own page has of Chromium's API here. */
interface Chrome {
  chrome: { management: { getPermissionWarningsByManifest(manifest: string): Promise<string[]> } }
}
