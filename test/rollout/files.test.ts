import Ajv from 'ajv'
import { parse as readPlist } from 'plist'
import { describe, expect, it } from 'vitest'
import { chromiumPolicies, firefoxPolicies } from '../../src/rollout/policy-files.ts'
import type { Company } from '../../src/rollout/types.ts'
import { managedSchema } from '../../src/settings/managed-schema.ts'
import { addOnId, chromeId, company, edgeId, everySetting, filesOf, store } from './builders.ts'
import { readBrowsers } from './read-powershell.ts'
import { asChromium, asFirefox, readReg } from './read-reg.ts'

const policy = everySetting()
const updateAddress = 'https://updates.contoso.example/update.xml'
const root = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies'

/** The correct `ExtensionSettings` for each browser of `company()`. */
const entries = {
  chrome: {
    [chromeId]: {
      installation_mode: 'force_installed',
      update_url: store.address,
      toolbar_pin: 'force_pinned',
    },
  },
  edge: {
    [edgeId]: {
      installation_mode: 'force_installed',
      update_url: updateAddress,
      override_update_url: true,
      toolbar_state: 'force_shown',
    },
  },
  firefox: {
    [addOnId]: {
      installation_mode: 'force_installed',
      install_url: 'https://updates.contoso.example/helper.xpi',
      default_area: 'navbar',
      private_browsing: true,
    },
  },
}

const files = await filesOf(company())
const text = (path: string) => String(files.get(path))
const json = (path: string) => JSON.parse(text(path))

describe('all files together', () => {
  it('are the same bytes at each run', async () => {
    const [first, second] = [await filesOf(company()), await filesOf(structuredClone(company()))]
    expect([...first]).toEqual([...second])
  })

  it('are only for the company’s browsers', async () => {
    const paths = [...(await filesOf(company({ browsers: { chrome: store } }))).keys()]
    expect(paths).toEqual([
      'detect/installed.ps1',
      'detect/installed.sh',
      'detect/osquery.sql',
      'extension-settings/chrome.json',
      'google-admin/policy.json',
      'linux/detect.sh',
      'linux/etc/opt/chrome/policies/managed/clara-sign-in-helper.json',
      'linux/remove.sh',
      'linux/set.sh',
      'macos/chrome.mobileconfig',
      'windows/admx/clara-sign-in-helper-chrome.admx',
      'windows/admx/en-US/clara-sign-in-helper-chrome.adml',
      'windows/admx/es-ES/clara-sign-in-helper-chrome.adml',
      'windows/admx/es-MX/clara-sign-in-helper-chrome.adml',
      'windows/admx/pt-BR/clara-sign-in-helper-chrome.adml',
      'windows/chrome.reg',
      'windows/group-policy/preferences.xml',
      'windows/group-policy/set-gpo.ps1',
      'windows/intune/chrome-forcelist.json',
      'windows/powershell/detect.ps1',
      'windows/powershell/remove.ps1',
      'windows/powershell/set.ps1',
      'windows/remove-chrome.reg',
      'windows/remove-chromium.reg',
      'windows/remove-edge.reg',
      'windows/remove-firefox.reg',
    ])
  })

  it('have the line ends of their system', () => {
    for (const [path, content] of files) {
      if (typeof content !== 'string') continue
      expect(content, path).toMatch(/\n$/)
      const isForWindows = /^windows\/.*\.(?:adml|admx|ps1|xml)$|\.ps1$/.test(path)
      expect(/(?<!\r)\n/.test(content), path).toBe(!isForWindows)
    }
  })
})

describe('the policies', () => {
  it('are correct on Linux', () => {
    const path = (folder: string) => `linux/etc/${folder}/policies/managed/clara-sign-in-helper.json`
    const wanted = (settings: object, id: string) => ({
      ExtensionSettings: settings,
      '3rdparty': { extensions: { [id]: policy } },
    })
    expect(json(path('opt/chrome'))).toEqual(wanted(entries.chrome, chromeId))
    expect(json(path('chromium'))).toEqual(wanted(entries.chrome, chromeId))
    expect(json(path('opt/edge'))).toEqual(wanted(entries.edge, edgeId))
  })

  it('have settings that match Chromium’s managed schema', () => {
    const isValid = new Ajv({ strict: false }).compile({ ...managedSchema(), additionalProperties: false })
    for (const [path, content] of files) {
      if (!/^linux\/.*clara-sign-in-helper\.json$/.test(path)) continue
      const { extensions } = JSON.parse(String(content))['3rdparty']
      expect(Object.values(extensions).map((values) => isValid(values))).toEqual([true])
    }
  })

  it('are correct for Firefox on every system', () => {
    const wanted = {
      policies: { ExtensionSettings: entries.firefox, '3rdparty': { Extensions: { [addOnId]: policy } } },
    }
    expect(json('firefox/policies.json')).toEqual(wanted)
    expect(json('linux/etc/firefox/policies/policies.json')).toEqual(wanted)
    expect(json('firefox/settings.json')).toEqual(policy)
  })

  it('are correct for a console that takes JSON', () => {
    expect(json('extension-settings/chrome.json')).toEqual(entries.chrome)
    expect(json('extension-settings/edge.json')).toEqual(entries.edge)
    expect(json('extension-settings/firefox.json')).toEqual(entries.firefox)
  })

  it('are one line where a policy editor takes one line', () => {
    for (const name of ['chrome', 'edge', 'chromium', 'firefox'])
      expect(text(`extension-settings/${name}.json`)).toMatch(/^[^\r\n]+\n$/)
    expect(text('firefox/settings-one-line.json')).toMatch(/^[^\r\n]+\n$/)
    expect(json('firefox/settings-one-line.json')).toEqual(policy)
  })

  it('have each value inside a Value for the Google Admin console', () => {
    const wrapped = Object.entries(policy).map(([key, value]) => [key, { Value: value }])
    expect(json('google-admin/policy.json')).toEqual(Object.fromEntries(wrapped))
  })

  it('are correct in the files for the registry editor', () => {
    const registry = ['chrome', 'edge', 'chromium', 'firefox'].reduce(
      (all, name) => readReg(files.get(`windows/${name}.reg`) as Uint8Array, all),
      new Map(),
    )
    const entry = { type: 'object', properties: { override_update_url: { type: 'boolean' } } }
    const settings = (key: string, id: string) => ({
      [id]: asChromium(registry, `${root}\\${key}\\ExtensionSettings\\${id}`, entry),
    })
    expect(settings('Google\\Chrome', chromeId)).toEqual(entries.chrome)
    expect(settings('Chromium', chromeId)).toEqual(entries.chrome)
    expect(settings('Microsoft\\Edge', edgeId)).toEqual(entries.edge)
    expect(asFirefox(registry, `${root}\\Mozilla\\Firefox`, 'ExtensionSettings')).toEqual(entries.firefox)
    const values = `${root}\\Microsoft\\Edge\\3rdparty\\extensions\\${edgeId}\\policy`
    expect(asChromium(registry, values, managedSchema())).toEqual(policy)
  })

  it('leave no old value behind in the registry', async () => {
    const file = async (changes: Partial<Company>) =>
      (await filesOf(company(changes))).get('windows/chrome.reg') as Uint8Array
    const before = readReg(await file({}))
    const after = readReg(await file({ policy: { clientIds: ['a'] }, pin: false }))
    expect(readReg(await file({ policy: { clientIds: ['a'] }, pin: false }), before)).toEqual(after)
  })

  it('are correct in the PowerShell scripts', () => {
    const browsers = readBrowsers(text('windows/powershell/set.ps1')) as {
      Id: string
      Entry: { Name: string; Data: unknown }[]
    }[]
    const settings = browsers.map(({ Id, Entry }) => ({
      [Id]: Object.fromEntries(Entry.map(({ Name, Data }) => [Name, Data])),
    }))
    expect(settings).toEqual([entries.chrome, entries.edge, entries.chrome, entries.firefox])
  })

  it('are the same in all three PowerShell scripts', () => {
    const read = (name: string) => readBrowsers(text(`windows/powershell/${name}.ps1`))
    expect(read('detect')).toEqual(read('set'))
    expect(read('remove')).toEqual(read('set'))
  })
})

describe('a profile for macOS', () => {
  const profile = (name: string) => readPlist(text(`macos/${name}.mobileconfig`)) as unknown as Profile

  it.each([
    [
      'chrome',
      {
        'com.google.Chrome': { ExtensionSettings: entries.chrome },
        [`com.google.Chrome.extensions.${chromeId}`]: policy,
      },
    ],
    [
      'edge',
      {
        'com.microsoft.Edge': { ExtensionSettings: entries.edge },
        [`com.microsoft.Edge.extensions.${edgeId}`]: policy,
      },
    ],
    [
      'chromium',
      {
        'org.chromium.Chromium': { ExtensionSettings: entries.chrome },
        [`org.chromium.Chromium.extensions.${chromeId}`]: policy,
      },
    ],
    [
      'firefox',
      {
        'org.mozilla.firefox': {
          EnterprisePoliciesEnabled: true,
          ExtensionSettings: entries.firefox,
          '3rdparty': { Extensions: { [addOnId]: policy } },
        },
      },
    ],
  ])('enforces the policies of %s', (name, domains) => {
    const found = profile(name).PayloadContent.flatMap(({ PayloadContent }) => Object.entries(PayloadContent))
    expect(
      Object.fromEntries(found.map(([domain, { Forced }]) => [domain, Forced[0]?.mcx_preference_settings])),
    ).toEqual(domains)
  })

  it('has the fields that Apple requires, and unique identifiers and UUIDs', () => {
    const payloads = ['chrome', 'edge', 'chromium', 'firefox'].flatMap((name) => [
      profile(name),
      ...profile(name).PayloadContent,
    ])
    for (const payload of payloads) {
      expect(payload).toMatchObject({
        PayloadVersion: 1,
        PayloadType: expect.stringMatching(/^(Configuration|com\.apple\.ManagedClient\.preferences)$/),
        PayloadUUID: expect.stringMatching(
          /^[0-9A-F]{8}-[0-9A-F]{4}-8[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/,
        ),
      })
    }
    expect(new Set(payloads.map(({ PayloadIdentifier }) => PayloadIdentifier)).size).toBe(payloads.length)
    expect(new Set(payloads.map(({ PayloadUUID }) => PayloadUUID)).size).toBe(payloads.length)
  })

  it('gets another UUID when its content changes', async () => {
    const changed = await filesOf(company({ pin: false }))
    const other = readPlist(String(changed.get('macos/chrome.mobileconfig'))) as unknown as Profile
    expect(other.PayloadUUID).not.toBe(profile('chrome').PayloadUUID)
  })

  it('has one domain for a company without settings', async () => {
    const bare = await filesOf(company({ policy: {} }))
    const { PayloadContent } = readPlist(String(bare.get('macos/chrome.mobileconfig'))) as unknown as Profile
    expect(PayloadContent).toHaveLength(1)
  })
})

describe('choices of a company', () => {
  const chrome = (changes: Partial<Company>) => chromiumPolicies('chrome', store, company(changes))
  const install = company().browsers.firefox ?? store

  it('pin: false writes no toolbar setting', () => {
    expect(JSON.stringify(chrome({ pin: false }))).not.toContain('toolbar')
    expect(JSON.stringify(firefoxPolicies(install, company({ pin: false })))).not.toContain('default_area')
  })

  it('privateWindows: leave writes no setting for private windows', () => {
    expect(JSON.stringify(firefoxPolicies(install, company({ privateWindows: 'leave' })))).not.toContain(
      'private',
    )
  })

  it('privateWindows: require writes a list for Edge, the only browser with such a policy', async () => {
    const wanted = company({ privateWindows: 'require' })
    expect(chromiumPolicies('edge', { ...store, id: edgeId }, wanted)).toMatchObject({
      MandatoryExtensionsForInPrivateNavigation: [edgeId],
    })
    expect(chrome({ privateWindows: 'require' })).toEqual(chrome({ privateWindows: 'allow' }))
    const registry = readReg((await filesOf(wanted)).get('windows/edge.reg') as Uint8Array)
    const list = registry.get(`${root}\\Microsoft\\Edge\\MandatoryExtensionsForInPrivateNavigation`)
    expect([...(list?.values() ?? [])]).toEqual([edgeId])
  })
})

interface Profile {
  PayloadUUID: string
  PayloadIdentifier: string
  PayloadContent: {
    PayloadUUID: string
    PayloadIdentifier: string
    PayloadContent: Record<string, { Forced: { mcx_preference_settings: object }[] }>
  }[]
}
