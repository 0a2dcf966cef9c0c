// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fill, loadReportEditorWords, loadWords } from '../../../src/_locales/index.ts'
import { blockedAt, correlationId } from '../../report/input.ts'
import { openPage } from '../../report-page/open.ts'
import { press, textOf } from '../screen.ts'
import { actions, copied } from './editor.ts'

const editor = await loadReportEditorWords('en')
const { pages } = await loadWords('en')
const attempt = blockedAt({ codes: ['90094'] })
const itContact = {
  name: 'IT help desk',
  email: 'help@contoso.example',
  phone: '+52 (55) 1234-5678',
  teams: 'it.help@contoso.example',
  form: 'https://tickets.example/new?subject={title}',
}

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('share targets', () => {
  it('are shown only if a policy names a contact', async () => {
    await openPage({ attempt })
    expect(actions()).toEqual(['copy-report', ...keeping])
    expect(textOf('[data-part="no-contact"]')).toBe(editor.noContact)

    await openPage({ attempt, policy: { itContact } })
    expect(actions()).toEqual(['copy-report', 'mail', 'teams', 'ticket', 'call', ...keeping])
    expect(textOf('[data-part="no-contact"]')).toBe(null)
    expect(textOf('[data-part="contact"]')).toBe('Your contact: IT help desk')
    expect(href('mail')).toMatch(/^mailto:help@contoso\.example\?subject=For%20IT/)
    expect(href('teams')).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/chat\/0\/0\?users=it\.help%40contoso/)
    expect(href('ticket')).toMatch(/^https:\/\/tickets\.example\/new\?subject=For%20IT/)
    expect(href('call')).toBe('tel:+525512345678')
  })

  it.each([
    ['mail', fill(editor.mailOpened, { to: itContact.email })],
    ['teams', editor.teamsOpened],
    ['ticket', editor.ticketOpened],
  ])('%s copies a report that is too long for an address, then opens', async (action, opened) => {
    const order: string[] = []
    clipboard({ write: async () => void order.push('copied') })
    vi.spyOn(window, 'open').mockImplementation((address) => {
      order.push(`${address}`)
      return null
    })
    await openPage({ attempt, policy: { itContact } })
    press(`[data-action="${action}"]`)
    await vi.waitFor(() => expect(outcome()).toEqual(['outcome done', `${opened} ${editor.alsoCopied}`]))
    expect(order).toEqual(['copied', href(action)])
  })

  it('open even if nothing can be copied, and say how to copy by hand', async () => {
    clipboard({})
    const open = vi.spyOn(window, 'open').mockReturnValue(null)
    await openPage({ attempt, policy: { itContact } })
    press('[data-action="teams"]')
    await vi.waitFor(() =>
      expect(outcome()).toEqual([
        'outcome',
        `${editor.teamsOpened} ${fill(editor.notCopied, { keys: 'Ctrl+C' })}`,
      ]),
    )
    expect(open).toHaveBeenCalledOnce()
    expect(getSelection()?.toString()).toBe(textOf('[data-part="report"]'))
  })

  it('take a short report whole and copy nothing', async () => {
    const write = vi.fn()
    clipboard({ write })
    const open = vi.spyOn(window, 'open').mockReturnValue(null)
    let isLeftAlone = false
    const follow = (event: Event) => {
      isLeftAlone = !event.defaultPrevented
      event.preventDefault()
    }
    document.addEventListener('click', follow, { once: true })
    const form = 'https://tickets.example/new#{report}'
    await openPage({ attempt, policy: { itContact: { form }, report: { level: 'minimal' } } })
    press('[data-action="ticket"]')
    await vi.waitFor(() => expect(outcome()).toEqual(['outcome done', editor.ticketOpened]))
    expect(decodeURIComponent(new URL(href('ticket') ?? '').hash)).toBe(`#${textOf('[data-part="report"]')}`)
    expect([write, open].map((each) => each.mock.calls.length)).toEqual([0, 0])
    expect(isLeftAlone).toBe(true)
  })
})

describe('copying', () => {
  it('copies the report as text and HTML together, and says so', async () => {
    await openPage({ attempt })
    expect(await copied('text/html')).toMatch(/^<div lang="en"><h2>For IT: /)
    expect(outcome()).toEqual(['outcome done', editor.copied])
  })

  it('selects the text if the browser refuses', async () => {
    clipboard({})
    await openPage({ attempt })
    press('[data-action="copy-report"]')
    await vi.waitFor(() => expect(outcome()).toEqual(['outcome', fill(pages.copyByHand, { keys: 'Ctrl+C' })]))
    expect(document.querySelector('[data-part="report"]')?.closest('details')?.open).toBe(true)
    expect(getSelection()?.toString()).toBe(textOf('[data-part="report"]'))
  })

  it('copies a single value', async () => {
    const written: string[] = []
    clipboard({ writeText: async (text: string) => void written.push(text) })
    await openPage({ attempt })
    press('[data-value="Correlation ID"]')
    await vi.waitFor(() => expect(outcome()).toEqual(['outcome done', 'Copied: Correlation ID']))
    expect(written).toEqual([correlationId])
  })

  it('selects a single value if the browser refuses', async () => {
    clipboard({})
    await openPage({ attempt })
    press('[data-value="Correlation ID"]')
    await vi.waitFor(() => expect(outcome()[1]).toContain('Correlation ID is selected: use Ctrl+C'))
    expect(getSelection()?.toString()).toBe(correlationId)
  })
})

describe('the report', () => {
  it.each([
    ['html', 'html', 'text/html', /^<!doctype html>\n<html lang="en">.*AADSTS90094/s],
    ['markdown', 'md', 'text/markdown', /^# For IT: /],
    ['json', 'json', 'application/json', /^\{\n {2}"schemaVersion": 2,/],
  ])('saves a file, as %s', async (form, extension, type, content) => {
    const blobs: Blob[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      blobs.push(blob as Blob)
      return 'blob:saved'
    })
    const saved: string[] = []
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(`${this.href} ${this.download}`)
    })
    await openPage({ attempt })
    press(`[data-action="save-${form}"]`)
    const file = `clara-sign-in-AADSTS90094-2026-11-23.${extension}`
    await vi.waitFor(() => expect(outcome()).toEqual(['outcome done', fill(editor.saved, { file })]))
    expect(saved).toEqual([`blob:saved ${file}`])
    expect(blobs.map((blob) => blob.type)).toEqual([`${type};charset=utf-8`])
    expect(await blobs[0]?.text()).toMatch(content)
  })

  it('says what to do if nothing can be saved', async () => {
    vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
      throw new Error('no files here')
    })
    await openPage({ attempt })
    press('[data-action="save-html"]')
    await vi.waitFor(() => expect(outcome()).toEqual(['outcome', editor.saveFailed]))
  })

  it('says that it prints only if the browser prints', async () => {
    await openPage({ attempt })
    vi.stubGlobal('print', undefined)
    press('[data-action="print"]')
    await vi.waitFor(() => expect(outcome()).toEqual(['outcome', editor.printFailed]))
    vi.stubGlobal('print', () => dispatchEvent(new Event('beforeprint')))
    press('[data-action="print"]')
    await vi.waitFor(() => expect(outcome()).toEqual(['outcome done', editor.printed]))
  })
})

const keeping = ['print', 'save-html', 'save-markdown', 'save-json']

const href = (action: string) => document.querySelector(`[data-action="${action}"]`)?.getAttribute('href')

/** The class and the text of the outcome. */
function outcome(): (string | null | undefined)[] {
  const line = document.querySelector('[data-part="outcome"]')
  return [line?.className, line?.textContent]
}

function clipboard(api: object): void {
  const { userAgent, languages } = navigator
  vi.stubGlobal('navigator', { userAgent, languages, clipboard: api })
}
