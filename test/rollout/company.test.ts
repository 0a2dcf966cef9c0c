import { readFile } from 'node:fs/promises'
import Ajv from 'ajv'
import { describe, expect, it } from 'vitest'
import { readCompany } from '../../src/rollout/company.ts'
import { companySchema } from '../../src/rollout/company-schema.ts'
import { chromeId, edgeId, everySetting, exampleFile } from './builders.ts'

const chrome = { channel: 'chrome-web-store', id: chromeId }
const read = (changes: object) => readCompany({ browsers: { chrome }, ...changes })
const complaintsOf = (file: unknown) => {
  const result = readCompany(file)
  return 'complaints' in result ? result.complaints : []
}

describe('a company’s file', () => {
  it('is read with what is usual for what it leaves out', () => {
    expect(read({})).toEqual({
      company: {
        browsers: {
          chrome: { id: chromeId, address: 'https://clients2.google.com/service/update2/crx', isOwn: false },
        },
        pin: true,
        privateWindows: 'leave',
        policy: {},
      },
    })
  })

  it('names a channel for each browser: a store’s address is known, Firefox’s ID too', () => {
    const edge = { channel: 'self-hosted', id: edgeId, address: 'https://updates.contoso.example/update.xml' }
    expect(readCompany({ browsers: { edge, firefox: { channel: 'firefox-add-ons' } } })).toMatchObject({
      company: {
        browsers: {
          edge: { id: edgeId, address: 'https://updates.contoso.example/update.xml', isOwn: true },
          firefox: {
            id: 'sign-in-helper@clara.com',
            address:
              'https://addons.mozilla.org/firefox/downloads/latest/sign-in-helper@clara.com/latest.xpi',
            isOwn: false,
          },
        },
      },
    })
  })

  it('gives settings as the extension reads them, in the order of the table', () => {
    const settings = {
      companyName: ' Contoso\r\n\tLtd ',
      defaults: { report: { level: 'full' } },
      locked: ['history', 'history'],
      clientIds: ['C1A7A000-1111-4222-8333-0123456789AB'],
      itContact: { email: 'Help@Contoso.example' },
    }
    const result = read({ settings })
    expect('company' in result && JSON.stringify(result.company.policy)).toBe(
      JSON.stringify({
        clientIds: ['c1a7a000-1111-4222-8333-0123456789ab'],
        companyName: 'Contoso Ltd',
        itContact: { email: 'help@contoso.example' },
        defaults: { report: { level: 'full' } },
        locked: ['history'],
      }),
    )
  })

  it('may say something about every setting', () => {
    expect(complaintsOf({ browsers: { chrome }, settings: everySetting() })).toEqual([])
  })
})

describe('what does not fit is named with its place and with what fits', () => {
  it.each([
    [[], 'The file must hold one JSON object.'],
    [
      { browsers: { chrome }, colour: 1 },
      'colour: not known here. The file has browsers, pin, privateWindows, settings.',
    ],
    [{}, 'browsers: name at least one of chrome, edge, chromium, firefox.'],
    [{ browsers: { opera: {} } }, 'browsers.opera: not known. Known are chrome, edge, chromium, firefox.'],
    [{ browsers: { edge: 7 } }, 'browsers.edge.channel: one of edge-add-ons, chrome-web-store, self-hosted.'],
    [
      { browsers: { chrome: { channel: 'edge-add-ons', id: chromeId } } },
      'browsers.chrome.channel: one of chrome-web-store, self-hosted.',
    ],
    [
      { browsers: { chrome: { ...chrome, id: 'abc' } } },
      "browsers.chrome.id: the extension's ID in this channel, 32 letters from a to p.",
    ],
    [
      { browsers: { chrome: { ...chrome, url: 1 } } },
      'browsers.chrome.url: leave it out, there is no choice here.',
    ],
    [
      { browsers: { chrome: { ...chrome, address: 'https://contoso.example/' } } },
      'browsers.chrome.address: leave it out, there is no choice here.',
    ],
    [{ browsers: { chrome }, pin: 'yes' }, 'pin: true or false.'],
    [{ browsers: { chrome }, privateWindows: true }, 'privateWindows: one of leave, allow, require.'],
    [{ browsers: { chrome }, settings: [] }, 'settings: [] does not fit. It takes an object.'],
    [
      { browsers: { chrome }, settings: { clientIds: ['clara'] } },
      'settings.clientIds[1]: "clara" does not fit. An entry that fits: "c1a7a000-1111-4222-8333-0123456789ab".',
    ],
    [
      { browsers: { chrome }, settings: { report: { level: 'loud' } } },
      'settings.report.level: "loud" does not fit. It takes one of minimal, standard, full.',
    ],
    [
      { browsers: { chrome }, settings: { openPopup: 'no' } },
      'settings.openPopup: "no" does not fit. It takes true or false.',
    ],
    [
      { browsers: { chrome }, settings: { startAddress: 'http://app.clara.com/' } },
      'settings.startAddress: "http://app.clara.com/" does not fit. A value that fits: "https://app.clara.com/start".',
    ],
    [
      { browsers: { chrome }, settings: { companyName: 'a'.repeat(81) } },
      'settings.companyName: too long, 80 characters at most.',
    ],
    [
      { browsers: { chrome }, settings: { brokerHosts: Array(51).fill('a.example') } },
      'settings.brokerHosts: 51 entries, 50 at most.',
    ],
    [
      { browsers: { chrome }, settings: { clientID: 'x' } },
      'settings.clientID: no such setting. The keys stand in docs/settings.md.',
    ],
    [
      { browsers: { chrome }, settings: { defaults: { tenant: 'contoso.example' } } },
      'settings.defaults.tenant: a policy can enforce it, not suggest it: put it beside "defaults".',
    ],
    [
      { browsers: { chrome }, settings: { defaults: 1 } },
      'settings.defaults: 1 does not fit. It takes an object.',
    ],
    [
      { browsers: { chrome }, settings: { locked: 'all' } },
      'settings.locked: "all" does not fit. It takes a list of keys.',
    ],
    [
      { browsers: { chrome }, settings: { locked: ['all'] } },
      'settings.locked[1]: "all" is no setting. The keys stand in docs/settings.md.',
    ],
  ])('%j', (file, complaint) => {
    expect(complaintsOf(file)).toEqual([complaint])
  })

  it.each([
    'http://updates.contoso.example/update.xml',
    'https://user:secret@contoso.example/update.xml',
    'https://contoso.example/a b.xml',
    'update.xml',
    `https://contoso.example/${'a'.repeat(255)}`,
    7,
    undefined,
  ])('an address of one’s own: %j', (address) => {
    const edge = { channel: 'self-hosted', id: edgeId, address }
    expect(complaintsOf({ browsers: { edge } })).toEqual([
      'browsers.edge.address: the https (or file) address of the update manifest, 255 characters at most.',
    ])
  })

  it('all of it at once', () => {
    expect(complaintsOf({ pin: 1, settings: { foo: 1, openPopup: 1 } })).toHaveLength(4)
  })
})

describe('the schema for editors', async () => {
  const schema = await companySchema()
  const validate = new Ajv({ strict: false }).compile(schema)

  it('is the one in the docs', async () => {
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
      '../../docs/deployment/company.schema.json',
    )
  })

  it('takes the sample, as the command does', async () => {
    expect(validate(exampleFile())).toBe(true)
    expect(complaintsOf(exampleFile())).toEqual([])
  })

  it('takes every setting', () => {
    expect(validate({ browsers: { chrome }, settings: everySetting() })).toBe(true)
  })

  it.each([
    {},
    { browsers: {} },
    { browsers: { chrome: { id: chromeId } } },
    { browsers: { chrome }, settings: { foo: 1 } },
    { browsers: { chrome }, settings: { openPopup: 'no' } },
    { browsers: { chrome }, settings: { defaults: { tenant: 'contoso.example' } } },
  ])('refuses %j', (file) => {
    expect(validate(file)).toBe(false)
  })

  it('stands in the sample', async () => {
    expect(await readFile('docs/deployment/company.example.json', 'utf8')).toContain('./company.schema.json')
  })
})
