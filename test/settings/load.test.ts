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

const tells = (policy: unknown) => {
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
async function told() {
  const loading = loadEffectiveSettings()
  await vi.runAllTimersAsync()
  const { settings, age } = await loading
  return { language: settings.language, policy: age }
}

describe('a policy', () => {
  test('that is there counts at once, and each of its changes', async () => {
    tells({ language: 'es' })
    expect(await told()).toEqual({ language: 'es', policy: 'now' })
    tells({ language: 'pt-BR' })
    expect(await told()).toEqual({ language: 'pt-BR', policy: 'now' })
  })
  test.each([
    ['Chromium has none', () => tells({})],
    ['Firefox has none', () => fails(new Error('Managed storage manifest not found'))],
    ['it fails and there was none before', () => fails(new Error('broken'))],
    ['it never comes and there was none before', never],
  ])('where %s, what is built in holds', async (_, happens) => {
    happens()
    expect(await told()).toEqual({ language: null, policy: 'none' })
  })
  test.each([
    ['late', never],
    ['not told', () => fails(new Error('broken'))],
  ])('that is %s holds as it was told last', async (_, happens) => {
    tells({ language: 'es' })
    await keepPolicy()
    happens()
    expect(await told()).toEqual({ language: 'es', policy: 'before' })
  })
  test('is waited for a quarter of a second and no longer', async () => {
    never()
    let isThere = false
    void loadSettings().then(() => {
      isThere = true
    })
    await vi.advanceTimersByTimeAsync(249)
    expect(isThere).toBe(false)
    await vi.advanceTimersByTimeAsync(2)
    expect(isThere).toBe(true)
  })
  test.each([
    ['Chromium', () => tells({})],
    ['Firefox', () => fails(new Error('Managed storage manifest not found'))],
  ])('that is gone is forgotten: %s', async (_, happens) => {
    tells({ language: 'es' })
    await keepPolicy()
    happens()
    await keepPolicy()
    never()
    expect(await told()).toEqual({ language: null, policy: 'none' })
  })
  test('that cannot be asked for is not forgotten', async () => {
    tells({ language: 'es' })
    await keepPolicy()
    fails(new Error('broken'))
    await keepPolicy()
    expect(await told()).toEqual({ language: 'es', policy: 'before' })
  })
})

test('what the person has chosen counts, as far as it is theirs', async () => {
  tells({ history: true })
  await saveChoices({ language: 'es', history: false, tenant: 'evil.example' })
  const { settings, problems } = await loadEffectiveSettings()
  expect(settings).toMatchObject({ language: 'es', history: true, tenant: null })
  expect(problems).toEqual([
    { source: 'person', key: 'tenant', problem: 'not-yours', value: '"evil.example"' },
  ])
})
