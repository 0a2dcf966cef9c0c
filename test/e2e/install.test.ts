import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inBrowser } from './stage.ts'

type Manifest = Record<string, unknown> & { host_permissions: string[] }
const read = (browser: string): Manifest => JSON.parse(readFileSync(`dist/${browser}/manifest.json`, 'utf8'))
const chrome = read('chrome')
const { key: _, ...store } = chrome
const hosts = [...chrome.host_permissions]

/** The question before an installation. Everybody with the extension would see a change. */
describe('the question at the installation', () => {
  const oneLine = ['Read and change your data on all clara.com sites and login.microsoftonline.com']
  const packages: [string, Manifest, string[]][] = [
    ['the build', chrome, oneLine],
    ['the stores’ package', store as Manifest, oneLine],
    [
      'a package of one’s own',
      { ...chrome, update_url: 'https://extensions.contoso.example/update.xml' },
      oneLine,
    ],
    [
      'a build with a host more',
      { ...chrome, host_permissions: [...hosts, 'https://*.clara.example/*'] },
      [
        'Read and change your data on all clara.com sites, all clara.example sites, and login.microsoftonline.com',
      ],
    ],
    [
      'a build with two hosts more',
      { ...chrome, host_permissions: [...hosts, 'https://*.clara.example/*', 'https://*.clara.test/*'] },
      ['Read and change your data on a number of websites'],
    ],
  ]
  inBrowser('chromium', (stage) => {
    test.each(packages)('%s', async (_name, manifest, lines) => {
      const page = await stage.browser.extensionPage('popup.html')
      const warnings = await page.evaluate(
        (text) => (globalThis as unknown as Chrome).chrome.management.getPermissionWarningsByManifest(text),
        JSON.stringify(manifest),
      )
      await page.close()
      expect(warnings).toEqual(lines)
    })
  })

  inBrowser('firefox', (stage) => {
    test('the build', async () => {
      const granted = await stage.browser.inExtension(() =>
        (globalThis as unknown as Firefox).browser.permissions.getAll(),
      )
      expect({ permissions: granted.permissions.sort(), origins: granted.origins.sort() }).toEqual({
        permissions: ['activeTab', 'identity', 'scripting', 'storage', 'webRequest'],
        origins: ['https://*.clara.com/*', 'https://login.microsoftonline.com/*'],
      })
      // None of these has a line of its own in Firefox's question: it names the two hosts.
      expect(read('firefox')).toMatchObject({ permissions: chrome.permissions, host_permissions: hosts })
    })
  })
})

/** What the extension's own pages have of each browser's API here. */
interface Chrome {
  chrome: { management: { getPermissionWarningsByManifest(manifest: string): Promise<string[]> } }
}
interface Firefox {
  browser: { permissions: { getAll(): Promise<{ permissions: string[]; origins: string[] }> } }
}
