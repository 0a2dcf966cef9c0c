import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { firefoxId, placeIn } from '../../src/release/channels.ts'

const id = 'abcdefghijklmnopabcdefghijklmnop'

describe('the place of a channel', () => {
  it.each([
    ['chrome-web-store', 'https://clients2.google.com/service/update2/crx'],
    ['edge-add-ons', 'https://edge.microsoft.com/extensionwebstorebase/v1/crx'],
  ] as const)('%s has the store’s address, and the ID that the store has given', (channel, address) => {
    expect(placeIn(channel, 'chromium', { id })).toEqual({ id, address, isOwn: false })
    expect(() => placeIn(channel, 'chromium')).toThrow('give the extension’s ID there')
    expect(() => placeIn(channel, 'firefox', { id })).toThrow('no channel for Firefox')
  })
  it('self-hosted has an address of one’s own', () => {
    const address = 'https://extensions.contoso.example/update.xml'
    expect(placeIn('self-hosted', 'chromium', { id, address })).toEqual({ id, address, isOwn: true })
    expect(placeIn('self-hosted', 'firefox', { address })).toEqual({ id: firefoxId, address, isOwn: true })
    for (const browser of ['chromium', 'firefox'] as const)
      for (const wrong of [
        undefined,
        'javascript:alert(1)',
        'http://extensions.contoso.example/',
        'https://u:p@contoso.example/',
      ])
        expect(() =>
          placeIn('self-hosted', browser, { id, ...(wrong !== undefined && { address: wrong }) }),
        ).toThrow('give the https address')
  })
  it('firefox-add-ons is Firefox’s', () => {
    const { address } = placeIn('firefox-add-ons', 'firefox')
    expect(address).toBe(`https://addons.mozilla.org/firefox/downloads/latest/${firefoxId}/latest.xpi`)
    expect(() => placeIn('firefox-add-ons', 'chromium', { id })).toThrow('no channel for Chromium')
  })
})

it('the add-on’s ID is the manifest’s', async () => {
  const manifest = JSON.parse(await readFile('manifest.json', 'utf8'))
  expect(manifest.browser_specific_settings.gecko.id).toBe(firefoxId)
})
