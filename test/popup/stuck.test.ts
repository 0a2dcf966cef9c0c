// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { loadWords } from '../../src/_locales/index.ts'
import { saidPages } from '../../src/attempt/observation.ts'
import { attemptOf, noon, page, request, said } from '../builders.ts'
import { correlationId } from '../report/input.ts'
import { press, textOf, textsOf } from '../ui/screen.ts'
import { marks, openPopup } from './open.ts'

const { pages, scenarios } = await loadWords('en')
const unread = page({ pageId: 'ConvergedNew', correlationId })

describe('a sign-in that is under way, although the person is stuck', () => {
  it('has a report with page, correlation ID and time, and without a code', async () => {
    await openPopup({ attempt: attemptOf(request(), unread) })
    expect(textOf('[data-part="stuck"] h2')).toBe(pages.stuck)
    expect(textOf('[data-action="copy-report"]')).toBe(pages.copyIt)
    const text = textOf('[data-part="report"]')
    for (const known of ['ConvergedNew', correlationId, '2026']) expect(text).toContain(known)
    expect(text).not.toContain('AADSTS')
  })

  it('offers the headlines, and tells the worker which one the person sees', async () => {
    const { sent } = await openPopup({ attempt: attemptOf(request(), unread) })
    expect(textsOf('[data-part="said"] button')).toEqual(saidPages.map((one) => pages[`said-${one}`]))
    press('[data-action="said-admin"]')
    await vi.waitFor(() => expect(sent).toEqual([{ kind: 'said', tabId: 7, page: 'admin' }]))
  })

  it('says so if the worker cannot be reached', async () => {
    await openPopup({ attempt: attemptOf(request(), unread), workerFails: true })
    press('[data-action="said-sent"]')
    await vi.waitFor(() => expect(textOf('[data-part="said"] [role="status"]')).toBe(pages.saidFailed))
  })

  it.each([
    ['admin', 'admin-approval'],
    ['required', 'approval-request'],
    ['sent', 'approval-pending'],
    ['access', 'conditional-access'],
    ['trouble', 'unknown'],
  ] as const)('shows the steps of the page that the person named: %s, %s', async (named, scenario) => {
    const { store } = await openPopup({ attempt: attemptOf(request(), unread) })
    store(attemptOf(request(), unread, said(named, noon + 6000)))
    await vi.waitFor(() => expect(marks()).toMatchObject({ state: 'blocked', scenario, code: '' }))
    expect(textOf('h1')).toBe(scenarios.scenarios[scenario].person.title)
    expect(textOf('[data-part="unconfirmed"]')).toBe(pages.saidByYou)
    expect(textOf('[data-part="report"]')).toContain(correlationId)
  })
})
