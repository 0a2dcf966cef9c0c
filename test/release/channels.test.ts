import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { firefoxId, installSource } from '../../src/release/channels.ts'

const id = 'abcdefghijklmnopabcdefghijklmnop'

describe('the source of a channel', () => {
  it.each([
    ['chrome-web-store', 'https://clients2.google.com/service/update2/crx'],
    ['edge-add-ons', 'https://edge.microsoft.com/extensionwebstorebase/v1/crx'],
  ] as const)('%s has the store’s address and the given ID', (channel, address) => {
    expect(installSource(channel, 'chromium', { id })).toEqual({ id, address, isSelfHosted: false })
    expect(() => installSource(channel, 'chromium')).toThrow('give the extension’s ID there')
    expect(() => installSource(channel, 'firefox', { id })).toThrow('no channel for Firefox')
  })
  it('self-hosted has the given address', () => {
    const address = 'https://extensions.contoso.example/update.xml'
    expect(installSource('self-hosted', 'chromium', { id, address })).toEqual({
      id,
      address,
      isSelfHosted: true,
    })
    expect(installSource('self-hosted', 'firefox', { address })).toEqual({
      id: firefoxId,
      address,
      isSelfHosted: true,
    })
    for (const browser of ['chromium', 'firefox'] as const)
      for (const wrong of [
        undefined,
        'javascript:alert(1)',
        'http://extensions.contoso.example/',
        'https://u:p@contoso.example/',
      ])
        expect(() =>
          installSource('self-hosted', browser, { id, ...(wrong !== undefined && { address: wrong }) }),
        ).toThrow('give the https address')
  })
  it('firefox-add-ons is only for Firefox', () => {
    const { address } = installSource('firefox-add-ons', 'firefox')
    expect(address).toBe(`https://addons.mozilla.org/firefox/downloads/latest/${firefoxId}/latest.xpi`)
    expect(() => installSource('firefox-add-ons', 'chromium', { id })).toThrow('no channel for Chrome')
  })
})

it('the add-on’s ID is the same as in the manifest', async () => {
  const manifest = JSON.parse(await readFile('manifest.json', 'utf8'))
  expect(manifest.browser_specific_settings.gecko.id).toBe(firefoxId)
})
