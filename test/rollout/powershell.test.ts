import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { powershellFiles } from '../../src/rollout/powershell.ts'
import { regFiles } from '../../src/rollout/reg-file.ts'
import type { Company } from '../../src/rollout/types.ts'
import { managedSchema } from '../../src/settings/managed-schema.ts'
import { addOnId, chromeId, company, everySetting } from './builders.ts'
import { FakeRegistry } from './fake-registry.ts'
import { parsePowershell } from './read-powershell.ts'
import { asChromium, asFirefox, type Registry, readReg } from './read-reg.ts'
import { runPowershell } from './run-powershell.ts'

const chrome = 'SOFTWARE\\Policies\\Google\\Chrome'
const firefox = 'SOFTWARE\\Policies\\Mozilla\\Firefox'
const root = 'HKEY_LOCAL_MACHINE\\'

/** Entries of other extensions in `ExtensionSettings`. */
const others = {
  '*': { installation_mode: 'blocked', blocked_permissions: ['usb'] },
  other: { installation_mode: 'allowed' },
}

describe('on a fresh computer, the scripts', () => {
  it('set the same values as the registry files, and name each browser', () => {
    const registry = new FakeRegistry()
    const { code, output } = run('set', registry)
    expect(code).toBe(0)
    expect(output).toEqual([
      'Google Chrome: set',
      'Microsoft Edge: set',
      'Chromium: set',
      'Mozilla Firefox: set',
    ])
    const found = asRegistry(registry)
    const wanted = setFiles(company()).reduce(
      (all, { content }) => readReg(content as Uint8Array, all),
      new Map() as Registry,
    )
    const settings = `${root}${firefox}`
    expect(asFirefox(found, settings, 'ExtensionSettings')).toEqual(
      asFirefox(wanted, settings, 'ExtensionSettings'),
    )
    for (const [key, values] of wanted) {
      if (key !== settings)
        expect(Object.fromEntries(found.get(key) ?? []), key).toEqual(Object.fromEntries(values))
    }
  })

  it('detect whether the values are set', () => {
    const registry = new FakeRegistry()
    expect(run('detect', registry)).toMatchObject({ code: 1 })
    run('set', registry)
    expect(run('detect', registry)).toEqual({
      code: 0,
      output: [
        'Google Chrome: correct',
        'Microsoft Edge: correct',
        'Chromium: correct',
        'Mozilla Firefox: correct',
      ],
    })
  })

  it('change nothing at a second run', () => {
    const registry = new FakeRegistry()
    run('set', registry)
    const once = registry.content()
    run('set', registry)
    expect(registry.content()).toEqual(once)
  })

  const hint = 'If access is denied, run this script as an administrator or as the system.'

  it('say what to do without the right to write, in each browser', () => {
    const registry = new FakeRegistry()
    registry.isReadOnly = true
    const { code, output } = run('set', registry)
    expect([code, output.length]).toEqual([2, 8])
    expect(output.slice(0, 2)).toEqual([
      'Google Chrome: not finished. Requested registry access is not allowed.',
      hint,
    ])
    registry.isReadOnly = false
    run('set', registry)
    registry.isReadOnly = true
    expect(run('remove', registry)).toMatchObject({ code: 2 })
    expect(run('detect', registry)).toMatchObject({ code: 0 })
  })

  it('name an ExtensionSettings that is not JSON, change nothing there, and go on', () => {
    const registry = new FakeRegistry()
    registry.create(chrome).set('ExtensionSettings', '{ broken', 'String')
    const { code, output } = run('set', registry)
    expect([code, output]).toEqual([
      2,
      [
        'Google Chrome: not finished. ExtensionSettings is not valid JSON. Correct it where you manage it.',
        hint,
        'Microsoft Edge: set',
        'Chromium: set',
        'Mozilla Firefox: set',
      ],
    ])
    expect(Object.keys(registry.content()).filter((key) => key.startsWith(`${chrome}\\`))).toEqual([])
    expect(run('detect', registry)).toMatchObject({ code: 2 })
    expect(run('remove', registry)).toMatchObject({ code: 2 })
  })

  it('delete old values when the settings change', () => {
    const [changed, fresh] = [new FakeRegistry(), new FakeRegistry()]
    const later = { policy: { clientIds: ['a'] }, pin: false }
    run('set', changed)
    expect(run('detect', changed, later)).toMatchObject({ code: 1 })
    run('set', changed, later)
    run('set', fresh, later)
    expect(run('detect', changed, later)).toMatchObject({ code: 0 })
    expect(asRegistry(changed)).toEqual(asRegistry(fresh))
  })

  it.each(['installation_mode', 'toolbar_pin'])('detect a change of %s', (name) => {
    const registry = new FakeRegistry()
    run('set', registry)
    registry.create(`${chrome}\\ExtensionSettings\\${chromeId}`).set(name, 'x', 'String')
    expect(run('detect', registry)).toMatchObject({ code: 1 })
  })

  it('detect a value of an earlier version', () => {
    const registry = new FakeRegistry()
    run('set', registry)
    registry.create(`${chrome}\\3rdparty\\extensions\\${chromeId}\\policy\\clientIds`).set('9', 'x', 'String')
    expect(run('detect', registry)).toMatchObject({ code: 1 })
  })

  it('remove everything', () => {
    const registry = new FakeRegistry()
    run('set', registry, { privateWindows: 'require' })
    expect(run('remove', registry, { privateWindows: 'require' })).toMatchObject({ code: 0 })
    expect(Object.values(registry.content()).filter((values) => Object.keys(values).length > 0)).toEqual([])
    expect(Object.keys(registry.content()).filter((key) => key.endsWith('ExtensionSettings'))).toEqual([])
    expect(run('remove', registry, { privateWindows: 'require' })).toMatchObject({ code: 0 })
  })
})

describe('if the company already has ExtensionSettings', () => {
  const asText = () => {
    const registry = new FakeRegistry()
    registry.create(chrome).set('ExtensionSettings', JSON.stringify(others), 'String')
    registry
      .create(firefox)
      .set('ExtensionSettings', JSON.stringify(others, null, 1).split('\n'), 'MultiString')
    return registry
  }
  const read = (registry: FakeRegistry, key: string) => {
    const data = asRegistry(registry)
      .get(root + key)
      ?.get('ExtensionSettings')
    return JSON.parse(Array.isArray(data) ? data.join('\n') : String(data))
  }

  it('as one JSON text, the entry is added to it, and no key hides the text', () => {
    const registry = asText()
    run('set', registry)
    expect(read(registry, chrome)).toEqual({
      ...others,
      [chromeId]: expect.objectContaining({
        installation_mode: 'force_installed',
        toolbar_pin: 'force_pinned',
      }),
    })
    expect(read(registry, firefox)).toEqual({
      ...others,
      [addOnId]: expect.objectContaining({ installation_mode: 'force_installed', private_browsing: true }),
    })
    expect(registry.has(`${chrome}\\ExtensionSettings`)).toBe(false)
    expect(run('detect', registry)).toMatchObject({ code: 0 })
  })

  it('as one JSON text, a key of an earlier run is removed', () => {
    const registry = new FakeRegistry()
    run('set', registry)
    registry.create(chrome).set('ExtensionSettings', JSON.stringify(others), 'String')
    expect(run('detect', registry)).toMatchObject({ code: 1 })
    run('set', registry)
    expect(registry.has(`${chrome}\\ExtensionSettings`)).toBe(false)
    expect(run('detect', registry)).toMatchObject({ code: 0 })
  })

  it('as one JSON text, remove keeps the other entries', () => {
    const registry = asText()
    run('set', registry)
    run('remove', registry)
    expect(read(registry, chrome)).toEqual(others)
    expect(read(registry, firefox)).toEqual(others)
  })

  it('as keys, the entry gets its own key, and remove keeps the others', () => {
    const registry = new FakeRegistry()
    registry.create(`${chrome}\\ExtensionSettings\\other`).set('installation_mode', 'allowed', 'String')
    registry.create(chrome).set('HomepageLocation', 'https://contoso.example/', 'String')
    const before = asRegistry(registry)
    run('set', registry)
    expect(run('detect', registry)).toMatchObject({ code: 0 })
    expect(registry.has(`${chrome}\\ExtensionSettings\\${chromeId}`)).toBe(true)
    run('remove', registry)
    expect(run('detect', registry)).toMatchObject({ code: 1 })
    for (const [key, values] of before) expect(asRegistry(registry).get(key), key).toEqual(values)
  })

  it('as keys and as a hidden text, the entry gets its own key', () => {
    const registry = asText()
    registry.create(`${chrome}\\ExtensionSettings\\other`).set('installation_mode', 'allowed', 'String')
    run('set', registry)
    expect(read(registry, chrome)).toEqual(others)
    expect(registry.has(`${chrome}\\ExtensionSettings\\${chromeId}`)).toBe(true)
    expect(run('detect', registry)).toMatchObject({ code: 0 })
  })
})

describe('Constrained Language Mode', () => {
  const allowed = ['[string]', '[int]', '[bool]', '[array]', '[char]', '[string[]]']

  it.each(['set', 'detect', 'remove'])('finds nothing to refuse in %s.ps1', (name) => {
    const script = powershellFiles(company()).find(({ path }) => path.endsWith(`/${name}.ps1`))
    const root = parsePowershell(String(script?.content))
    const types = root.descendantsOfType('type_literal').map((one) => one?.text)
    expect(types.filter((type) => !allowed.includes(type ?? ''))).toEqual([])
    const calls = root.descendantsOfType('invokation_expression').map((one) => one?.text ?? '')
    expect(calls.filter((call) => !/^\[string\]::(Equals|IsNullOrWhiteSpace)\(/.test(call))).toEqual([])
  })
})

it.each(['real-registry', 'real-kit'])('the check %s on a real Windows is valid PowerShell', (name) => {
  expect(() => parsePowershell(readFileSync(`test/rollout/${name}.ps1`, 'utf8'))).not.toThrow()
})

it('Chromium and Firefox read the company’s policy from the registry', () => {
  const registry = new FakeRegistry()
  run('set', registry)
  const key = `${root}${chrome}\\3rdparty\\extensions\\${chromeId}\\policy`
  expect(asChromium(asRegistry(registry), key, managedSchema())).toEqual(everySetting())
  expect(asFirefox(asRegistry(registry), `${root}${firefox}\\3rdparty\\Extensions`, addOnId)).toEqual(
    everySetting(),
  )
})

const setFiles = (one: Company) => regFiles(one).filter(({ path }) => !path.includes('remove'))

function run(name: 'set' | 'detect' | 'remove', registry: FakeRegistry, changes: Partial<Company> = {}) {
  const file = powershellFiles(company(changes)).find(({ path }) => path.endsWith(`/${name}.ps1`))
  return runPowershell(String(file?.content), registry)
}

/** In the form that the reader of registry files returns. */
function asRegistry(registry: FakeRegistry): Registry {
  return new Map(
    [...registry.keys.values()]
      .filter(({ values }) => values.size > 0)
      .map(({ name, values }) => [
        root + name,
        new Map([...values.values()].map(({ name, data }) => [name, data as string])),
      ]),
  )
}
