// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { loadOptionsWords } from '../../src/_locales/index.ts'
import { settingsTable } from '../../src/settings/table.ts'

type Changed = (changes: object, area: string) => void
const fake = vi.hoisted(() => ({
  browser: {} as Record<string, unknown>,
  policy: {} as object,
  kept: {} as Record<string, unknown>,
  isFull: false,
  changed: [] as Changed[],
}))
vi.mock('webextension-polyfill', () => ({ default: fake.browser }))
const words = { en: await loadOptionsWords('en'), es: await loadOptionsWords('es') }

beforeEach(() => {
  fake.kept = {}
  fake.isFull = false
})
// Otherwise a pending drawing would go into the next test's page.
afterEach(settled)

describe('the person’s own settings', () => {
  test('are all shown with their source, and can be changed', async () => {
    await open({})
    for (const { key } of settingsTable.filter(({ who }) => who === 'person')) {
      expect([key, fromOf(key)]).toEqual([key, 'built-in'])
      expect(control(key).disabled).toBe(false)
    }
  })
  test('are saved at once, and the page says so', async () => {
    await open({})
    choose('report.level', 'full')
    await vi.waitFor(() => expect(outcomeOf('report.level')).toBe(words.en.saved))
    expect(fake.kept.choices).toEqual({ report: { level: 'full' } })
    expect(fromOf('report.level')).toBe('person')
    turn('history', false)
    await vi.waitFor(() => expect(outcomeOf('history')).toBe(words.en.saved))
    expect(fake.kept.choices).toEqual({ report: { level: 'full' }, history: false })
  })
  test('use the language that is chosen', async () => {
    await open({})
    choose('language', 'es')
    await vi.waitFor(() => expect(document.documentElement.lang).toBe('es'))
    expect(text('#yours')).toBe(words.es.yours)
    await vi.waitFor(() => expect(outcomeOf('language')).toBe(words.es.saved))
    choose('language', '')
    await vi.waitFor(() => expect(document.documentElement.lang).toBe('en'))
    expect(fake.kept.choices).toEqual({})
  })
  test('can be reset to the default, one by one or all together', async () => {
    fake.kept = { choices: { history: false, openPopup: false, language: 'en' } }
    await open({})
    press('[data-setting="history"] [data-action="back"]')
    await vi.waitFor(() => expect(fake.kept.choices).toEqual({ openPopup: false, language: 'en' }))
    press('[data-action="back-all"]')
    await vi.waitFor(() => expect(fake.kept.choices).toEqual({}))
    await vi.waitFor(() => expect(document.querySelector('[data-action="back-all"]')).toBe(null))
  })
  test('that do not fit are not saved, and the page gives an example', async () => {
    await open({})
    choose('itContact.email', 'help')
    await vi.waitFor(() => expect(outcomeOf('itContact.email')).toContain('help@contoso.example'))
    expect(control('itContact.email').getAttribute('aria-invalid')).toBe('true')
    expect(fake.kept.choices).toBe(undefined)
    choose('itContact.email', ' Help@Contoso.example ')
    await vi.waitFor(() => expect(outcomeOf('itContact.email')).toBe(words.en.saved))
    expect(fake.kept.choices).toEqual({ itContact: { email: 'help@contoso.example' } })
    choose('itContact.email', ' ')
    await vi.waitFor(() => expect(fake.kept.choices).toEqual({}))
  })
  test('stay while the person types, even if another window changes one', async () => {
    await open({})
    const field = control('itContact.email')
    field.value = 'help@con'
    field.dispatchEvent(new Event('input', { bubbles: true }))
    fake.policy = { history: true }
    for (const tell of fake.changed) tell({}, 'managed')
    await vi.waitFor(() => expect(control('history').disabled).toBe(true))
    expect(control('itContact.email').value).toBe('help@con')
  })
  test('that turn the history off also delete it', async () => {
    fake.kept = { history: [{}], salt: 'x', policy: {} }
    await open({})
    turn('openPopup', false)
    await vi.waitFor(() => expect(outcomeOf('openPopup')).toBe(words.en.saved))
    expect(fake.kept).toHaveProperty('history')
    turn('history', false)
    await vi.waitFor(() => expect(outcomeOf('history')).toBe(words.en.saved))
    expect(Object.keys(fake.kept)).toEqual(['policy', 'choices'])
  })
  test('that cannot be stored have a message', async () => {
    await open({})
    fake.isFull = true
    turn('openPopup', false)
    await vi.waitFor(() => expect(outcomeOf('openPopup')).toBe(words.en.saveFailed))
  })
})

describe('under a policy', () => {
  const policy = {
    companyName: 'Contoso <b>',
    language: 'en',
    history: 'no',
    clientIds: ['x'],
    colour: '<img src=x onerror=alert(1)>',
    report: { account: 'off' },
    defaults: { openPopup: false, tenant: 'contoso.example' },
    locked: ['report.level'],
  }
  test('the page says who manages it, what is locked and what is a default', async () => {
    await open(policy)
    expect(text('[data-part="managed"]')).toBe('Managed by Contoso <b>.')
    for (const key of ['language', 'report.account', 'report.level']) {
      expect(control(key).disabled).toBe(true)
      expect(text(`[data-setting="${key}"] .from`)).toBe(words.en.locked)
    }
    expect(fromOf('openPopup')).toBe('policy-default')
    expect(control('openPopup').disabled).toBe(false)
    expect(fromOf('companyName')).toBe('policy')
    expect(fromOf('tenant')).toBe('built-in')
  })
  test('the policy check names what does not fit, as text, and copies it', async () => {
    await open(policy)
    const named = [...document.querySelectorAll('[data-part="problems"] li')].map((one) => one.textContent)
    expect(named).toEqual([
      'history = "no": This is the wrong kind of value: use false.',
      'clientIds[1] = "x": This value isn’t valid: use one like "c1a7a000-1111-4222-8333-0123456789ab".',
      'colour = "<img src=x onerror=alert(1)>": There is no such setting.',
      'defaults.tenant = "contoso.example": Only an enforced policy can set this.',
    ])
    expect(document.querySelector('img[src=x]')).toBe(null)
    const check = text('[data-part="check-text"]')
    for (const one of named) expect(check).toContain(one)
    expect(check).toContain('language = "en" (Managed by your organization)')
    expect(check).toContain('report.account = "off" (Managed by your organization)')
    expect(check).toContain('openPopup = false (Suggested by your organization)')
    expect(check).not.toContain('supportCountry')
  })
  test('a change of the policy is drawn at once', async () => {
    await open({})
    expect(text('[data-part="managed"]')).toBe(null)
    fake.policy = { history: false }
    for (const tell of fake.changed) tell({}, 'managed')
    await vi.waitFor(() => expect(control('history').disabled).toBe(true))
    expect(text('[data-part="managed"]')).toBe(words.en.managed)
  })
})

describe('for an employee, the page', () => {
  test('shows three settings; what concerns IT is folded', async () => {
    await open({})
    const shown = [...document.querySelectorAll('[data-setting]')].filter((one) => !one.closest('details'))
    expect(shown.map((one) => one.getAttribute('data-setting'))).toEqual(['language', 'openPopup', 'history'])
    expect(document.querySelector('details')?.open).toBe(false)
  })
  test('names no source of a default, and lists nothing in the policy check', async () => {
    await open({})
    expect([...document.querySelectorAll('.from')].map((one) => one.textContent).join('')).toBe('')
    expect(text('[data-part="check-text"]')).toContain(words.en.checkDefaults)
    expect(text('[data-part="check-text"]')).not.toContain(' = ')
  })
})

describe('national clouds', () => {
  const origins = ['https://login.partner.microsoftonline.cn/*', 'https://login.chinacloudapi.cn/*']
  test.each([
    [true, 'cloudAllowed'],
    [false, 'cloudRefused'],
  ] as const)('are watched once the browser allows one of them: %s', async (isAllowed, outcome) => {
    const asked: unknown[] = []
    await open({})
    Object.assign(fake.browser.permissions as object, {
      request: async (wanted: unknown) => {
        asked.push(wanted)
        return isAllowed
      },
    })
    press('[data-action="allow-china"]')
    await vi.waitFor(() => expect(text('[data-part="clouds"] [role="status"]')).toBe(words.en[outcome]))
    expect(asked).toEqual([{ origins }])
  })
})

describe('settings from a file', () => {
  test('are imported, and those that are not the person’s are named', async () => {
    await open({ openPopup: true })
    await paste('{"schemaVersion":1,"settings":{"history":false,"openPopup":false,"tenant":"evil.example"}}')
    press('[data-action="import"]')
    await vi.waitFor(() => expect(text('[data-part="transfer-outcome"]')).toContain('Imported: '))
    expect(fake.kept.choices).toEqual({ openPopup: false, history: false })
    const outcome = text('[data-part="transfer-outcome"]')
    expect(outcome).toContain(
      'Your organization decides this here: Open automatically when a sign-in is blocked.',
    )
    expect(outcome).toContain('tenant = "evil.example": Only an enforced policy can set this.')
  })
  test.each([
    ['leave', { history: false }],
    ['use', { history: false, itContact: { email: 'help@evil.example', phone: '+52 55 1234' } }],
  ])('change the contact in IT only after a question that shows it: %s', async (answer, choices) => {
    await open({})
    const itContact = { email: 'help@evil.example', phone: '+52 55 1234' }
    await paste(JSON.stringify({ schemaVersion: 1, settings: { history: false, itContact } }))
    press('[data-action="import"]')
    await vi.waitFor(() =>
      expect(text('[data-part="contact-question"]')).toMatch(/help@evil\.example.*\+52 55 1234/),
    )
    expect(fake.kept.choices).toBe(undefined)
    press(`[data-action="${answer}-contact"]`)
    await vi.waitFor(() => expect(fake.kept.choices).toEqual(choices))
    await vi.waitFor(() => expect(text('[data-part="contact-question"]')).toBe(null))
  })
  test('that cannot be read are refused with a reason, and nothing is lost', async () => {
    fake.kept = { choices: { history: false } }
    await open({})
    await paste('no settings')
    press('[data-action="import"]')
    await vi.waitFor(() => expect(text('[data-part="transfer-outcome"]')).toBe(words.en['import-json']))
    expect(fake.kept.choices).toEqual({ history: false })
    expect(document.querySelector('textarea')?.value).toBe('no settings')
  })
})

/** Opens the page with a policy. Resolves when it is drawn. */
async function open(policy: object): Promise<void> {
  fake.policy = policy
  fake.changed = []
  Object.assign(fake.browser, {
    runtime: { getManifest: () => ({ version: '0.1.0' }) },
    i18n: { getUILanguage: () => 'en-US' },
    permissions: { contains: async () => true },
    extension: { isAllowedIncognitoAccess: async () => true },
    storage: {
      managed: { get: async () => fake.policy },
      session: { get: async () => ({}) },
      local: {
        get: async (key: string) => ({ [key]: fake.kept[key] }),
        set: async (items: object) => {
          if (fake.isFull) throw new Error('full')
          Object.assign(fake.kept, items)
        },
        remove: async (keys: string[]) => {
          for (const key of keys) delete fake.kept[key]
        },
      },
      onChanged: { addListener: (listener: Changed) => void fake.changed.push(listener) },
    },
  })
  vi.resetModules()
  document.body.replaceChildren()
  delete document.documentElement.dataset.drawn
  await import('../../src/options/options.tsx')
  await settled()
}

async function settled(): Promise<void> {
  await vi.waitFor(() => expect(document.documentElement.dataset.drawn).toBeDefined(), 10_000)
}

const text = (selector: string) => document.querySelector(selector)?.textContent ?? null
const fromOf = (key: string) => element(`[data-setting="${key}"]`).dataset.from
const outcomeOf = (key: string) => text(`[data-setting="${key}"] [role="status"]`)
const press = (selector: string) => element(selector).click()

function control(key: string): HTMLInputElement | HTMLSelectElement {
  const found = document.querySelector(`[name="${key}"]`)
  if (found instanceof HTMLInputElement || found instanceof HTMLSelectElement) return found
  throw new Error(`nothing to change ${key} with`)
}

function choose(key: string, value: string): void {
  const field = control(key)
  field.value = value
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

function turn(key: string, isOn: boolean): void {
  const field = control(key)
  if (field instanceof HTMLInputElement && field.checked !== isOn) field.click()
}

async function paste(settings: string): Promise<void> {
  const field = document.querySelector('textarea')
  if (field === null) throw new Error('nowhere to paste')
  field.value = settings
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await vi.waitFor(() => expect(element('[data-action="import"]').hasAttribute('disabled')).toBe(false))
}

function element(selector: string): HTMLElement {
  const found = document.querySelector(selector)
  if (found instanceof HTMLElement) return found
  throw new Error(`nothing at ${selector}`)
}
