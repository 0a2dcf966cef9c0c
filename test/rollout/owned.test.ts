import { describe, expect, it } from 'vitest'
import { powershellFiles } from '../../src/rollout/powershell.ts'
import { regFiles } from '../../src/rollout/reg-file.ts'
import type { Company } from '../../src/rollout/types.ts'
import { chromeId, company, edgeId, store } from './builders.ts'
import { FakeRegistry } from './fake-registry.ts'
import { type Registry, readReg } from './read-reg.ts'
import { runPowershell } from './run-powershell.ts'

const policies = 'SOFTWARE\\Policies'
const edge = `${policies}\\Microsoft\\Edge`
const { chrome = store, firefox = store, ...rest } = company().browsers
const newId = 'cdefghijklmnopabcdefghijklmnopab'

/** What the company's file says before and after a change. */
const changes: [string, Partial<Company>, Partial<Company>][] = [
  ['privateWindows from require to leave', { privateWindows: 'require' }, { privateWindows: 'leave' }],
  ['privateWindows from leave to require', { privateWindows: 'leave' }, { privateWindows: 'require' }],
  ['installBy to the list', {}, { installBy: 'ExtensionInstallForcelist' }],
  ['installBy to ExtensionSettings', { installBy: 'ExtensionInstallForcelist' }, {}],
  ['pin and settings', {}, { pin: false, policy: { clientIds: ['a'] } }],
  [
    'another key: a new ID',
    { privateWindows: 'require' },
    {
      privateWindows: 'require',
      browsers: { chrome: { ...chrome, id: newId }, edge: { ...store, id: newId }, firefox },
      formerIds: [chromeId, edgeId],
    },
  ],
  [
    'another channel under the list',
    { installBy: 'ExtensionInstallForcelist' },
    {
      installBy: 'ExtensionInstallForcelist',
      browsers: { ...rest, chrome: { id: newId, address: 'https://c.example/u.xml', isSelfHosted: true } },
      formerIds: [chromeId],
    },
  ],
  [
    'Edge and Firefox are dropped',
    { privateWindows: 'require' },
    { browsers: { chrome }, formerIds: [edgeId] },
  ],
  [
    'a version and no updates are no longer asked for',
    {
      browsers: {
        chrome: { ...chrome, minimumVersion: '1.0' },
        firefox: { ...firefox, updatesDisabled: true },
      },
    },
    { browsers: { chrome, firefox } },
  ],
]

describe.each(changes)('after a change of the company’s file (%s)', (_, before, after) => {
  it.each([
    ['with keys', () => new FakeRegistry()],
    ['with one JSON text', withTexts],
  ])('set.ps1 leaves nothing of the old one, %s', (_, start) => {
    const [changed, fresh] = [start(), start()]
    run('set', changed, before)
    expect(run('detect', changed, after)).toBe(1)
    run('set', changed, after)
    run('set', fresh, after)
    expect(valuesIn(changed)).toEqual(valuesIn(fresh))
    expect(run('detect', changed, after)).toBe(0)
  })

  it('remove.ps1 of the new file also removes what the old one left', () => {
    for (const start of [() => new FakeRegistry(), withTexts]) {
      const [changed, untouched] = [start(), start()]
      run('set', changed, before)
      expect(run('remove', changed, after)).toBe(0)
      expect(valuesIn(changed)).toEqual(valuesIn(untouched))
    }
  })

  it('the .reg files leave nothing of the old one', () => {
    const old = merged(before, 'set')
    expect(filled(merged(after, 'set', old))).toEqual(filled(merged(after, 'set')))
    expect(filled(merged(after, 'remove', merged(before, 'set')))).toEqual({})
  })
})

describe('Edge’s list for InPrivate', () => {
  const list = `${edge}\\MandatoryExtensionsForInPrivateNavigation`
  const registryWith = (values: Record<string, string>) => {
    const registry = new FakeRegistry()
    for (const [name, text] of Object.entries(values)) registry.create(list).set(name, text, 'String')
    return registry
  }

  it('loses our ID wherever somebody has entered it, and keeps the others', () => {
    const registry = registryWith({ 1: newId, 2: edgeId })
    expect(run('detect', registry, { privateWindows: 'leave' })).toBe(1)
    run('set', registry, { privateWindows: 'leave' })
    expect(valuesIn(registry)).toMatchObject({ [list]: { 1: newId } })
    expect(run('detect', registry, { privateWindows: 'leave' })).toBe(0)
    run('remove', registry, {})
    expect(valuesIn(registry)).toEqual({ [list]: { 1: newId } })
  })

  it('without other entries goes away with ours: an empty list would still be a policy', () => {
    const registry = registryWith({})
    run('set', registry, { privateWindows: 'require' })
    expect(registry.has(list)).toBe(true)
    run('remove', registry, { privateWindows: 'leave' })
    expect(registry.has(list)).toBe(false)
  })
})

it('a second run of set.ps1 writes nothing, so that no browser installs the extension again', () => {
  const registry = new FakeRegistry()
  run('set', registry, {})
  const set = registry.key(`${policies}\\Google\\Chrome\\ExtensionSettings\\${chromeId}`)
  run('set', registry, {})
  // The key is the same one, not a new one of the same name.
  set.set('installation_mode', 'x', 'String')
  expect(run('detect', registry, {})).toBe(1)
})

it('set.ps1 says that a browser without an entry in the file is not wanted', () => {
  const registry = new FakeRegistry()
  const { output } = runPowershell(script('set', { browsers: { chrome } }), registry)
  expect(output).toEqual([
    'Google Chrome: set',
    'Microsoft Edge: not wanted, nothing is left',
    'Chromium: not wanted, nothing is left',
    'Mozilla Firefox: not wanted, nothing is left',
  ])
  expect(Object.keys(valuesIn(registry)).every((key) => key.startsWith(`${policies}\\Google`))).toBe(true)
})

function script(name: 'set' | 'detect' | 'remove', changes: Partial<Company>): string {
  const file = powershellFiles(company(changes)).find(({ path }) => path.endsWith(`/${name}.ps1`))
  return String(file?.content)
}

function run(name: 'set' | 'detect' | 'remove', registry: FakeRegistry, changes: Partial<Company>): number {
  return runPowershell(script(name, changes), registry).code
}

/** A computer on which every browser has an `ExtensionSettings` of the company as one JSON text. */
function withTexts(): FakeRegistry {
  const registry = new FakeRegistry()
  const others = JSON.stringify({ '*': { installation_mode: 'blocked' } })
  for (const browser of ['Google\\Chrome', 'Microsoft\\Edge', 'Chromium'])
    registry.create(`${policies}\\${browser}`).set('ExtensionSettings', others, 'String')
  registry.create(`${policies}\\Mozilla\\Firefox`).set('ExtensionSettings', [others], 'MultiString')
  return registry
}

/** Without empty keys. */
function valuesIn(registry: FakeRegistry): Record<string, Record<string, unknown>> {
  const keys = [...registry.keys.values()].filter(({ values }) => values.size > 0)
  return Object.fromEntries(
    keys.map(({ name, values }) => [
      name,
      Object.fromEntries([...values.values()].map(({ name, data }) => [name, data])),
    ]),
  )
}

/** All files that set: for the browsers in the file, and removing ones for the others. */
function merged(changes: Partial<Company>, kind: 'set' | 'remove', registry: Registry = new Map()): Registry {
  const files = regFiles(company(changes))
  const isSet = (path: string) => !path.includes('/remove-')
  const chosen = files.filter(({ path }) =>
    kind === 'set'
      ? isSet(path) || !files.some((file) => file.path === path.replace('remove-', ''))
      : !isSet(path),
  )
  return chosen.reduce((all, { content }) => readReg(content as Uint8Array, all), registry)
}

const filled = (registry: Registry) =>
  Object.fromEntries(
    [...registry].filter(([, values]) => values.size > 0).map(([key, values]) => [key, [...values]]),
  )
