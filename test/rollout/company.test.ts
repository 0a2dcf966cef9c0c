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
  it('gets usual values for missing keys', () => {
    expect(read({})).toEqual({
      company: {
        browsers: {
          chrome: {
            id: chromeId,
            address: 'https://clients2.google.com/service/update2/crx',
            isSelfHosted: false,
          },
        },
        pin: true,
        privateWindows: 'leave',
        policy: {},
      },
    })
  })

  it('needs no address for a store, and no ID for Firefox', () => {
    const edge = { channel: 'self-hosted', id: edgeId, address: 'https://updates.contoso.example/update.xml' }
    expect(readCompany({ browsers: { edge, firefox: { channel: 'firefox-add-ons' } } })).toMatchObject({
      company: {
        browsers: {
          edge: { id: edgeId, address: 'https://updates.contoso.example/update.xml', isSelfHosted: true },
          firefox: {
            id: 'sign-in-helper@clara.com',
            address:
              'https://addons.mozilla.org/firefox/downloads/latest/sign-in-helper@clara.com/latest.xpi',
            isSelfHosted: false,
          },
        },
      },
    })
  })

  it('gives settings in the form of the extension and the order of the table', () => {
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

  it('may contain every setting', () => {
    expect(complaintsOf({ browsers: { chrome }, settings: everySetting() })).toEqual([])
  })
})

describe('an error is named with its key and a correction', () => {
  it.each([
    [[], 'the file must contain one JSON object.'],
    [
      { browsers: { chrome }, colour: 1 },
      'colour: unknown key. The keys are browsers, pin, privateWindows, settings.',
    ],
    [{}, 'browsers: name at least one of chrome, edge, chromium, firefox.'],
    [
      { browsers: { opera: {} } },
      'browsers.opera: unknown browser. The browsers are chrome, edge, chromium, firefox.',
    ],
    [
      { browsers: { edge: 7 } },
      'browsers.edge.channel: give one of edge-add-ons, chrome-web-store, self-hosted.',
    ],
    [
      { browsers: { chrome: { channel: 'edge-add-ons', id: chromeId } } },
      'browsers.chrome.channel: give one of chrome-web-store, self-hosted.',
    ],
    [
      { browsers: { chrome: { ...chrome, id: 'abc' } } },
      "browsers.chrome.id: give the extension's ID in this channel, 32 letters from a to p.",
    ],
    [
      { browsers: { chrome: { ...chrome, url: 1 } } },
      'browsers.chrome.url: remove this key, it has no meaning here.',
    ],
    [
      { browsers: { chrome: { ...chrome, address: 'https://contoso.example/' } } },
      'browsers.chrome.address: remove this key, it has no meaning here.',
    ],
    [{ browsers: { chrome }, pin: 'yes' }, 'pin: give true or false.'],
    [{ browsers: { chrome }, privateWindows: true }, 'privateWindows: give one of leave, allow, require.'],
    [{ browsers: { chrome }, settings: [] }, 'settings: [] is wrong. Give an object.'],
    [
      { browsers: { chrome }, settings: { clientIds: ['clara'] } },
      'settings.clientIds[1]: "clara" is wrong. A correct entry: "c1a7a000-1111-4222-8333-0123456789ab".',
    ],
    [
      { browsers: { chrome }, settings: { report: { level: 'loud' } } },
      'settings.report.level: "loud" is wrong. Give one of minimal, standard, full.',
    ],
    [
      { browsers: { chrome }, settings: { openPopup: 'no' } },
      'settings.openPopup: "no" is wrong. Give true or false.',
    ],
    [
      { browsers: { chrome }, settings: { startAddress: 'http://app.clara.com/' } },
      'settings.startAddress: "http://app.clara.com/" is wrong. A correct value: "https://app.clara.com/start".',
    ],
    [
      { browsers: { chrome }, settings: { companyName: 'a'.repeat(81) } },
      'settings.companyName: too long; the maximum is 80 characters.',
    ],
    [
      { browsers: { chrome }, settings: { brokerHosts: Array(51).fill('a.example') } },
      'settings.brokerHosts: 51 entries; the maximum is 50.',
    ],
    [
      { browsers: { chrome }, settings: { clientID: 'x' } },
      'settings.clientID: unknown setting. All settings: docs/settings.md.',
    ],
    [
      { browsers: { chrome }, settings: { defaults: { tenant: 'contoso.example' } } },
      'settings.defaults.tenant: a policy can only enforce it, not suggest it: move it out of "defaults".',
    ],
    [{ browsers: { chrome }, settings: { defaults: 1 } }, 'settings.defaults: 1 is wrong. Give an object.'],
    [
      { browsers: { chrome }, settings: { locked: 'all' } },
      'settings.locked: "all" is wrong. Give a list of keys.',
    ],
    [
      { browsers: { chrome }, settings: { locked: ['all'] } },
      'settings.locked[1]: "all" is not a setting. All settings: docs/settings.md.',
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
  ])('refuses the address %j', (address) => {
    const edge = { channel: 'self-hosted', id: edgeId, address }
    expect(complaintsOf({ browsers: { edge } })).toEqual([
      'browsers.edge.address: give the https (or file) address of the update manifest, at most 255 characters.',
    ])
  })

  it('names all errors at once', () => {
    expect(complaintsOf({ pin: 1, settings: { foo: 1, openPopup: 1 } })).toHaveLength(4)
  })
})

describe('the schema for editors', async () => {
  const schema = await companySchema()
  const validate = new Ajv({ strict: false }).compile(schema)

  it('is the file in the docs', async () => {
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
      '../../docs/deployment/company.schema.json',
    )
  })

  it('accepts the example, like the command', async () => {
    expect(validate(exampleFile())).toBe(true)
    expect(complaintsOf(exampleFile())).toEqual([])
  })

  it('accepts every setting', () => {
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

  it('is linked in the example', async () => {
    expect(await readFile('docs/deployment/company.example.json', 'utf8')).toContain('./company.schema.json')
  })
})
