import { readFileSync } from 'node:fs'
import Ajv from 'ajv'
import { describe, expect, it } from 'vitest'
import { loadKitWords } from '../../src/_locales/kit.ts'
import { readCompany } from '../../src/rollout/company.ts'
import { companySchema } from '../../src/rollout/company-schema.ts'
import { chromeId, edgeId, everySetting, exampleFile } from './builders.ts'

const { wrong } = await loadKitWords('en')
const chrome = { channel: 'chrome-web-store', id: chromeId }
const read = (changes: object) => readCompany({ browsers: { chrome }, ...changes }, wrong)
const complaintsOf = (file: unknown) => {
  const result = readCompany(file, wrong)
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
        formerIds: [],
        installBy: 'ExtensionSettings',
        pin: true,
        privateWindows: 'leave',
        alertAt: 5,
        policy: {},
      },
    })
  })

  it('needs no address for a store, and no ID for Firefox', () => {
    const edge = { channel: 'self-hosted', id: edgeId, address: 'https://updates.contoso.example/update.xml' }
    expect(readCompany({ browsers: { edge, firefox: { channel: 'firefox-add-ons' } } }, wrong)).toMatchObject(
      {
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
      },
    )
  })

  it('gives settings in the form of the extension and the order of the table', () => {
    const settings = {
      companyName: ' Contoso\r\n\tLtd ',
      defaults: { report: { level: 'full' } },
      locked: ['history', 'history'],
      clientIds: ['D2B8B111-2222-4333-8444-0123456789AB'],
      itContact: { email: 'Help@Contoso.example' },
    }
    const result = read({ settings })
    expect('company' in result && JSON.stringify(result.company.policy)).toBe(
      JSON.stringify({
        clientIds: ['d2b8b111-2222-4333-8444-0123456789ab'],
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
      'colour: unknown key. The keys are alertAt, browsers, formerIds, installBy, pin, privateWindows, rings, settings.',
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
      'browsers.chrome.id: give the extension’s ID in this channel, 32 letters from a to p.',
    ],
    [
      { browsers: { chrome: { ...chrome, url: 1 } } },
      'browsers.chrome.url: remove this key, it has no meaning here.',
    ],
    [
      { browsers: { chrome: { ...chrome, address: 'https://contoso.example/' } } },
      'browsers.chrome.address: remove this key, it has no meaning here.',
    ],
    [
      { browsers: { chrome: { ...chrome, id: 'abcdefghijklmnopabcdefghijklmnop' } } },
      'browsers.chrome.id: this is the example’s ID. Give the one of your channel.',
    ],
    [
      { browsers: { chrome: { ...chrome, minimumVersion: 'latest' } } },
      'browsers.chrome.minimumVersion: give a version, such as 0.2.0.',
    ],
    [
      {
        browsers: { chrome: { ...chrome, minimumVersion: '0.2.0' } },
        installBy: 'ExtensionInstallForcelist',
      },
      'browsers.chrome.minimumVersion: this needs installBy ExtensionSettings.',
    ],
    [
      { browsers: { firefox: { channel: 'firefox-add-ons', updatesDisabled: 'yes' } } },
      'browsers.firefox.updatesDisabled: give true or false.',
    ],
    [
      { browsers: { firefox: { channel: 'firefox-add-ons', minimumVersion: '0.2.0' } } },
      'browsers.firefox.minimumVersion: remove this key, it has no meaning here.',
    ],
    [{ browsers: { chrome }, formerIds: chromeId }, 'formerIds: give a list of IDs.'],
    [
      { browsers: { chrome }, formerIds: ['abc'] },
      'formerIds[1]: give an ID that the extension had, 32 letters from a to p.',
    ],
    [
      { browsers: { chrome }, formerIds: [chromeId] },
      'formerIds[1]: chrome has this ID now. Remove it from the list.',
    ],
    [
      { browsers: { chrome }, installBy: 'msi' },
      'installBy: give one of ExtensionSettings, ExtensionInstallForcelist.',
    ],
    [
      { browsers: { chrome }, settings: { clientIds: ['C1A7A000-1111-4222-8333-0123456789AB'] } },
      'settings.clientIds[1]: this is the example’s ID. Ask Clara’s support for the right one.',
    ],
    [{ browsers: { chrome }, pin: 'yes' }, 'pin: give true or false.'],
    [{ browsers: { chrome }, alertAt: 0 }, 'alertAt: give a whole number from 1 to 100000.'],
    [{ browsers: { chrome }, alertAt: '5' }, 'alertAt: give a whole number from 1 to 100000.'],
    [{ browsers: { chrome }, privateWindows: true }, 'privateWindows: give one of leave, allow, require.'],
    [{ browsers: { chrome }, settings: [] }, 'settings: [] is wrong. Give an object.'],
    [
      { browsers: { chrome }, settings: { clientIds: ['clara'] } },
      'settings.clientIds[1]: "clara" is wrong. A correct entry: "c1a7a000-1111-4222-8333-0123456789ab".',
    ],
    [
      { browsers: { chrome }, settings: { report: { level: 'loud' } } },
      'settings.report.level: "loud" is wrong. Give one of message, full.',
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
      'settings.defaults.tenant: a policy can only enforce it, not suggest it: move it out of “defaults”.',
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

  it.each([
    'https://updates.contoso.example/clara.crx',
    'https://updates.contoso.example/clara.zip',
    'https://updates.contoso.example/CLARA.XPI?1',
  ])('refuses the package %s where Chromium needs the update manifest', (address) => {
    const chromium = { channel: 'self-hosted', id: chromeId, address }
    expect(complaintsOf({ browsers: { chromium } })).toEqual([
      'browsers.chromium.address: give the address of the update manifest (update.xml), not of a package.',
    ])
  })

  it.each(['update.xml', 'updates.json', 'clara.crx'])('refuses %s where Firefox needs the XPI', (file) => {
    const firefox = { channel: 'self-hosted', address: `https://updates.contoso.example/${file}` }
    expect(complaintsOf({ browsers: { firefox } })).toEqual([
      'browsers.firefox.address: Firefox needs the address of the XPI itself.',
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

  it('accepts the example, of which the command refuses only the IDs', () => {
    expect(validate(exampleFile())).toBe(true)
    expect(complaintsOf(exampleFile())).toEqual([
      'browsers.chrome.id: this is the example’s ID. Give the one of your channel.',
      'browsers.edge.id: this is the example’s ID. Give the one of your channel.',
      'settings.clientIds[1]: this is the example’s ID. Ask Clara’s support for the right one.',
    ])
  })

  it('accepts the company of the tests, like the command', () => {
    const file = JSON.parse(readFileSync('test/rollout/company.json', 'utf8'))
    expect([validate(file), complaintsOf(file)]).toEqual([true, []])
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

  it('is not named in the example, whose copy would look for it in vain', () => {
    expect(exampleFile()).not.toHaveProperty('$schema')
  })
})
