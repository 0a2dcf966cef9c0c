import Ajv from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdsVariables, preferenceFiles } from '../../src/rollout/preferences.ts'
import { regFiles } from '../../src/rollout/reg-file.ts'
import type { Company } from '../../src/rollout/types.ts'
import { chromeId, company, edgeId, filesOf, hostilePolicy, store } from './builders.ts'
import { FakeRegistry } from './fake-registry.ts'
import { parsePowershell, readBrowsers } from './read-powershell.ts'
import { asChromium, type Registry, readReg } from './read-reg.ts'
import { all, readXml } from './read-xml.ts'
import { runPowershell } from './run-powershell.ts'

const chrome = 'SOFTWARE\\Policies\\Google\\Chrome'
const formerId = 'cdefghijklmnopabcdefghijklmnopab'
const root = 'HKEY_LOCAL_MACHINE\\'
const plain: Partial<Company> = {
  policy: { companyName: 'Contoso', openPopup: false, clientIds: ['a', 'b'] },
}
const content = async (path: string, changes: Partial<Company> = plain) =>
  (await filesOf(company(changes))).get(`windows/${path}`)

describe('the Group Policy Preferences', () => {
  it('write what the files for the registry editor write', async () => {
    const found = applied(String(await content('group-policy/preferences.xml')))
    for (const browser of ['chrome', 'edge', 'chromium', 'firefox']) {
      const wanted = readReg((await content(`${browser}.reg`)) as Uint8Array)
      for (const [key, values] of wanted) {
        if (values.size > 0)
          expect(Object.fromEntries(found.get(key) ?? []), key).toEqual(Object.fromEntries(values))
      }
    }
  })

  it('delete former IDs and the lists that are no longer wanted, before they write', async () => {
    const before = readReg((await content('edge.reg', { ...plain, privateWindows: 'require' })) as Uint8Array)
    const later = {
      ...plain,
      formerIds: [edgeId],
      browsers: { edge: { id: formerId, address: 'https://e.example/u.xml', isSelfHosted: true } },
    }
    const after = applied(String(await content('group-policy/preferences.xml', later)), before)
    expect(
      JSON.stringify(
        [...after].filter(([, values]) => values.size > 0).map(([key, values]) => [key, [...values]]),
      ),
    ).not.toContain(edgeId)
    const policy = asChromium(
      after,
      `${root}SOFTWARE\\Policies\\Microsoft\\Edge\\3rdparty\\extensions\\${formerId}\\policy`,
      { properties: { openPopup: { type: 'boolean' }, clientIds: { type: 'array' } } },
    )
    expect(policy).toEqual(plain.policy)
  })

  it('hold every value unchanged, or are left out', () => {
    fc.assert(
      fc.property(hostilePolicy, (policy) => {
        const one = company({ policy, browsers: { chrome: store } })
        const [file] = preferenceFiles(one)
        const reg = regFiles(one).find(({ path }) => path === 'windows/chrome.reg')
        expect(file === undefined).toBe(holdsVariables(one))
        if (file === undefined) return
        const found = applied(String(file.content))
        for (const [key, values] of readReg(reg?.content as Uint8Array))
          if (values.size > 0)
            expect(Object.fromEntries(found.get(key) ?? [])).toEqual(Object.fromEntries(values))
      }),
      { numRuns: 40 },
    )
  })

  it('go away with the object, and have one identity each', async () => {
    const items = all(readXml(String(await content('group-policy/preferences.xml'))), 'Registry')
    const written = items.filter(({ children }) => children[0]?.attributes.action === 'R')
    expect(written.every(({ attributes }) => attributes.removePolicy === '1')).toBe(true)
    expect(new Set(items.map(({ attributes }) => attributes.uid)).size).toBe(items.length)
  })

  it('are left out where Windows would take a text for a variable', async () => {
    expect(await content('group-policy/preferences.xml', { policy: { companyName: '100% A% B' } })).toBe(
      undefined,
    )
  })
})

describe('the script for a Group Policy object', () => {
  it('is valid PowerShell with the values of set.ps1', async () => {
    const script = String(await content('group-policy/set-gpo.ps1'))
    expect(() => parsePowershell(script)).not.toThrow()
    const start = script.indexOf('$browsers =')
    expect(readBrowsers(script.slice(start))).toEqual(
      readBrowsers(String(await content('powershell/set.ps1'))),
    )
  })

  it('fills an empty object with the values of set.ps1, twice with the same result', async () => {
    const [object, computer] = [new FakeRegistry(), new FakeRegistry()]
    const { code, output } = await runGpo(object)
    expect([code, output[0]]).toEqual([0, 'Google Chrome: set'])
    runPowershell(String(await content('powershell/set.ps1')), computer)
    expect(valuesOf(object)).toEqual(valuesOf(computer))
    await runGpo(object)
    expect(valuesOf(object)).toEqual(valuesOf(computer))
  })

  it('keeps what is not ours, and removes the rest', async () => {
    const object = new FakeRegistry()
    object.create(chrome).set('ExtensionSettings', '{"*":{"installation_mode":"blocked"}}', 'String')
    object.create(`${chrome}\\ExtensionInstallAllowlist`).set('1', 'other', 'String')
    const before = valuesOf(object)
    await runGpo(object)
    const settings = JSON.parse(String(object.key(chrome).get('ExtensionSettings')))
    expect(Object.keys(settings)).toEqual(['*', chromeId])
    expect((await runGpo(object, { $Remove: true })).output[0]).toBe('Google Chrome: removed')
    expect(valuesOf(object)).toEqual(before)
  })

  it('says what to do where it cannot go on, and changes nothing there', async () => {
    const object = new FakeRegistry()
    object.create(chrome).set('ExtensionSettings', '{ broken', 'String')
    const before = valuesOf(object)
    object.isUnreadable = true
    const unreadable = await runGpo(object)
    expect(unreadable).toMatchObject({
      code: 2,
      output: [expect.stringMatching(/^The Group Policy object /)],
    })
    expect(valuesOf(object)).toEqual(before)
    object.isUnreadable = false
    const { code, output } = await runGpo(object)
    expect([code, output[0], output[1]]).toEqual([
      2,
      'Google Chrome: not finished. ExtensionSettings is not valid JSON. Correct it where you manage it.',
      'Microsoft Edge: set',
    ])
    expect(object.key(chrome).get('ExtensionSettings')).toBe('{ broken')
  })
})

describe('the policies for Intune’s settings catalog', () => {
  const text = { type: 'string' }
  const typed = (name: string, properties: object) => ({
    type: 'object',
    required: ['@odata.type', ...Object.keys(properties)],
    properties: {
      '@odata.type': { const: `#microsoft.graph.deviceManagementConfiguration${name}` },
      ...properties,
    },
  })
  const list = typed('SimpleSettingCollectionInstance', {
    settingDefinitionId: text,
    simpleSettingCollectionValue: {
      type: 'array',
      minItems: 1,
      items: typed('StringSettingValue', { value: { type: 'string', pattern: '^[a-p]{32};https://' } }),
    },
  })
  const choice = typed('ChoiceSettingInstance', {
    settingDefinitionId: text,
    choiceSettingValue: typed('ChoiceSettingValue', {
      value: text,
      children: { type: 'array', items: list, minItems: 1 },
    }),
  })
  const isPolicy = new Ajv().compile(
    typed('Policy', {
      name: text,
      platforms: { const: 'windows10' },
      technologies: { const: 'mdm' },
      settings: { type: 'array', items: typed('Setting', { settingInstance: choice }) },
    }),
  )

  it.each([
    ['chrome', chromeId],
    ['edge', edgeId],
  ])('have the form of Graph for %s', async (browser, id) => {
    const policy = JSON.parse(String(await content(`intune/${browser}-forcelist.json`)))
    expect([isPolicy(policy), isPolicy.errors]).toEqual([true, null])
    expect(JSON.stringify(policy)).toContain(`"${id};https://`)
  })
})

async function runGpo(object: FakeRegistry, parameters: Record<string, unknown> = {}) {
  const script = String(await content('group-policy/set-gpo.ps1'))
  return runPowershell(script, object, { $Gpo: 'Clara', $Remove: false, ...parameters })
}

/** The values of each key that has one. */
const valuesOf = (registry: FakeRegistry) =>
  Object.fromEntries(
    Object.entries(registry.content()).filter(([, values]) => Object.keys(values).length > 0),
  )

/** The registry after Windows has applied the items, from the first to the last. */
function applied(text: string, registry: Registry = new Map()): Registry {
  for (const { attributes, children } of all(readXml(text), 'Properties')) {
    const { action, hive, key = '', name = '', type, value = '' } = attributes
    const path = `${hive}\\${key}`
    if (action === 'D') {
      deleteFrom(registry, path, name)
      continue
    }
    const values = registry.get(path) ?? new Map()
    registry.set(path, values)
    const lines = children.flatMap((values) => values.children.map((one) => one.text))
    values.set(name, dataOf(type, value, lines))
  }
  return registry
}

/** Without a name, the key goes with everything below it. */
function deleteFrom(registry: Registry, path: string, name: string): void {
  if (name !== '') registry.get(path)?.delete(name)
  const isGone = (key: string) => name === '' && (key === path || key.startsWith(`${path}\\`))
  for (const key of [...registry.keys()].filter(isGone)) registry.delete(key)
}

function dataOf(type: string | undefined, value: string, lines: string[]): string | number | string[] {
  if (type === 'REG_DWORD') {
    if (!/^[0-9A-F]{8}$/.test(value)) throw new Error(`not eight hexadecimal digits: ${value}`)
    return Number.parseInt(value, 16)
  }
  if (type === 'REG_SZ') return value
  if (type !== 'REG_MULTI_SZ' || lines.join(' ') !== value) throw new Error(`not a list: ${value}`)
  return lines
}
