import { beforeEach, describe, expect, test, vi } from 'vitest'

const fake = vi.hoisted(() => ({
  managed: async (): Promise<unknown> => ({}),
  kept: {} as Record<string, unknown>,
}))
vi.mock('webextension-polyfill', () => ({
  default: {
    storage: {
      managed: { get: () => fake.managed() },
      local: {
        get: async (key: string) => (key in fake.kept ? { [key]: fake.kept[key] } : {}),
        set: async (items: object) => void Object.assign(fake.kept, items),
        remove: async (key: string) => void delete fake.kept[key],
      },
    },
  },
}))

const { keepPolicy, loadSettings, saveChoices } = await import('../../src/settings/load.ts')
const { loadEffectiveSettings } = await import('../../src/settings/load-effective.ts')

beforeEach(() => {
  vi.useFakeTimers()
  fake.kept = {}
  return () => vi.useRealTimers()
})

const delivers = (policy: unknown) => {
  fake.managed = async () => policy
}
const fails = (error: unknown) => {
  fake.managed = async () => {
    throw error
  }
}
const never = () => {
  fake.managed = () => new Promise(() => undefined)
}
async function loaded() {
  const loading = loadEffectiveSettings()
  await vi.runAllTimersAsync()
  const { settings, age } = await loading
  return { language: settings.language, policy: age }
}

describe('a policy', () => {
  test('is effective at once, and so is each change', async () => {
    delivers({ language: 'es' })
    expect(await loaded()).toEqual({ language: 'es', policy: 'now' })
    delivers({ language: 'pt-BR' })
    expect(await loaded()).toEqual({ language: 'pt-BR', policy: 'now' })
  })
  test.each([
    ['Chromium has none', () => delivers({})],
    ['Firefox has none', () => fails(new Error('Managed storage manifest not found'))],
    ['it fails and was never delivered', () => fails(new Error('broken'))],
    ['it is late and was never delivered', never],
  ])('gives way to the built-in values if %s', async (_, happens) => {
    happens()
    expect(await loaded()).toEqual({ language: null, policy: 'none' })
  })
  test.each([
    ['is late', never],
    ['fails', () => fails(new Error('broken'))],
  ])('that %s is used as it was delivered last', async (_, happens) => {
    delivers({ language: 'es' })
    await keepPolicy()
    happens()
    expect(await loaded()).toEqual({ language: 'es', policy: 'before' })
  })
  test('has a quarter of a second to arrive', async () => {
    never()
    let isLoaded = false
    void loadSettings().then(() => {
      isLoaded = true
    })
    await vi.advanceTimersByTimeAsync(249)
    expect(isLoaded).toBe(false)
    await vi.advanceTimersByTimeAsync(2)
    expect(isLoaded).toBe(true)
  })
  test.each([
    ['Chromium', () => delivers({})],
    ['Firefox', () => fails(new Error('Managed storage manifest not found'))],
  ])('is forgotten once the company removes it: %s', async (_, happens) => {
    delivers({ language: 'es' })
    await keepPolicy()
    happens()
    await keepPolicy()
    never()
    expect(await loaded()).toEqual({ language: null, policy: 'none' })
  })
  test('is kept if the browser fails', async () => {
    delivers({ language: 'es' })
    await keepPolicy()
    fails(new Error('broken'))
    await keepPolicy()
    expect(await loaded()).toEqual({ language: 'es', policy: 'before' })
  })
})

test('the person’s choices count for their own settings only', async () => {
  delivers({ history: true })
  await saveChoices({ language: 'es', history: false, tenant: 'evil.example' })
  const { settings, problems } = await loadEffectiveSettings()
  expect(settings).toMatchObject({ language: 'es', history: true, tenant: null })
  expect(problems).toEqual([
    { source: 'person', key: 'tenant', problem: 'not-yours', value: '"evil.example"' },
  ])
})
