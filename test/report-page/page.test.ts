// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { languages, loadReportEditorWords } from '../../src/_locales/index.ts'
import { attemptOf, request, step, success } from '../builders.ts'
import { blockedAt } from '../report/input.ts'
import { actions, copied, previewed, textOfHtml } from '../ui/report/editor.ts'
import { enter, press, textOf } from '../ui/screen.ts'
import { openPage } from './open.ts'

const editor = await loadReportEditorWords('en')
const attempt = blockedAt({ codes: ['90094'] })

afterEach(() => vi.unstubAllGlobals())

describe('the report page', () => {
  it.each(languages)('shows exactly what it copies, as HTML and as text, %s', async (language) => {
    await openPage({ attempt, language })
    const root = document.documentElement
    const { state, scenario, code, owner } = root.dataset
    expect([root.lang, state, scenario, code, owner]).toEqual([
      language,
      'blocked',
      'admin-approval',
      '90094',
      'it',
    ])
    expect(document.title).toBe((await loadReportEditorWords(language)).title)
    expect(textOf('[data-part="report"]')).toContain('AADSTS90094')
    expect(previewed()).toBe(textOfHtml(await copied('text/html')))
    expect(textOf('[data-part="report"]')).toBe(await copied('text/plain'))
  })

  it('offers Clara’s help centers for a report to Clara’s support', async () => {
    await openPage({ attempt: blockedAt({ codes: ['50011'] }), language: 'es-CO' })
    const words = await loadReportEditorWords('es')
    expect(document.title).toBe(words.titleClara)
    expect(actions()).toEqual([
      ...['copy-report', 'help-co', 'help-mx', 'help-br'],
      ...['print', 'save-html', 'save-markdown', 'save-json'],
    ])
  })

  it.each([
    ['nothing was seen', undefined],
    ['a sign-in is under way', attemptOf(request())],
    ['the sign-in went through', attemptOf(request(), success())],
  ])('says how to get a report where %s', async (_, none) => {
    await openPage(none === undefined ? {} : { attempt: none })
    expect(textOf('h1')).toBe(editor.nothing)
    expect(document.querySelector('[data-action="start"]')?.getAttribute('href')).toBe(
      'https://app.clara.com/',
    )
    expect(textOf('[data-part="preview"]')).toBe(null)
  })

  it('says how to get a report if the storage does not answer', async () => {
    await openPage({ storageFails: true })
    expect(textOf('h1')).toBe(editor.nothing)
  })

  it('draws a new diagnosis of its attempt', async () => {
    const store = await openPage({ attempt: blockedAt({ codes: ['90095'] }) })
    store(blockedAt({ codes: ['90096'] }))
    await vi.waitFor(() => expect(textOf('[data-part="report"]')).toContain('AADSTS90096'))
  })

  it('keeps its report, whatever happens in the tab', async () => {
    const store = await openPage({ attempt })
    const before = textOf('[data-part="report"]')
    for (const other of [undefined, attemptOf(request({}, { at: 1 })), attemptOf(request(), success())]) {
      store(other)
      await nextTask()
      expect(textOf('[data-part="report"]')).toBe(before)
      expect(document.documentElement.dataset.scenario).toBe('admin-approval')
    }
  })

  it('draws the first failure that comes', async () => {
    const store = await openPage()
    store(attemptOf(request(), step()))
    store(attempt)
    await vi.waitFor(() => expect(textOf('[data-part="report"]')).toContain('AADSTS90094'))
  })
})

describe('the content of the report', () => {
  it('follows the person’s choice of level, parts and language', async () => {
    await openPage({ attempt })
    expect(shown()).not.toContain('+5 s')
    press('[name="level"][value="full"]')
    await vi.waitFor(() => expect(shown()).toContain('+5 s'))
    press('[name="timeline"]')
    await vi.waitFor(() => expect(shown()).not.toContain('+5 s'))
    expect(textOf('[data-part="left-out"]')).toContain('timeline')
    press('[name="level"][value="message"]')
    await vi.waitFor(() => expect(shown()).not.toContain('Environment'.toUpperCase()))
    press('[name="tenant"]')
    await vi.waitFor(() => expect(shown()).not.toContain('Tenant:'))
    enter('[name="language"]', 'pt-BR')
    await vi.waitFor(() => expect(shown()).toMatch(/^Para a TI/))
    expect(document.querySelector('[data-part="preview"]')?.getAttribute('lang')).toBe('pt-BR')
    expect([document.documentElement.lang, textOf('h1')]).toEqual(['en', editor.title])
  })

  it('names the person only if they choose so, as they typed it', async () => {
    await openPage({ attempt })
    expect(document.querySelector('[name="name"]')).toBe(null)
    press('[name="account"][value="domain"]')
    await vi.waitFor(() => expect(document.querySelector('[name="name"]')).not.toBe(null))
    expect(shown()).not.toContain('Username')
    enter('[name="name"]', ' ana@contoso.example ')
    await vi.waitFor(() => expect(shown()).toContain('Username: @contoso.example\n'))
    press('[name="account"][value="full"]')
    await vi.waitFor(() => expect(shown()).toContain('Username: ana@contoso.example\n'))
    press('[name="level"][value="full"]')
    await vi.waitFor(() => expect(shown()).toContain('+5 s'))
    expect(shown()).toContain('Username: ana@contoso.example\n')
    press('[name="account"][value="off"]')
    await vi.waitFor(() => expect(shown()).not.toContain('Username'))
  })

  it('cannot be changed if a policy fixes it', async () => {
    const report = { level: 'full', account: 'off', tenant: false, timeline: false }
    await openPage({ attempt, policy: { report } })
    expect(disabled()).toEqual([
      ...['message', 'full'].map((level) => `level ${level}`),
      ...['off', 'domain', 'full'].map((account) => `account ${account}`),
      'tenant on',
      'timeline on',
    ])
    expect([...document.querySelectorAll('[data-part="fixed"]')].map((one) => one.textContent)).toEqual(
      Array(4).fill(editor.fixed),
    )
    expect(shown()).not.toContain('+5 s')
    expect(shown()).not.toContain('Tenant:')
  })

  it('keeps what a policy fixes when the level changes', async () => {
    await openPage({ attempt, policy: { report: { tenant: false } } })
    press('[name="level"][value="full"]')
    await vi.waitFor(() => expect(shown()).toContain('+5 s'))
    expect(shown()).not.toContain('Tenant:')
  })
})

/** Preact redraws before the next task. */
const nextTask = () => new Promise((resolve) => setTimeout(resolve))

const shown = () => textOf('[data-part="report"]')

/** The fields that cannot be changed. A disabled group disables its fields. */
function disabled(): string[] {
  return [...document.querySelectorAll('input')]
    .filter((field) => field.matches('fieldset:disabled *, :disabled'))
    .map(({ name, value }) => `${name} ${value}`)
}
