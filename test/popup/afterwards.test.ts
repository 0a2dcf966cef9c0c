// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { fill, loadWords } from '../../src/_locales/index.ts'
import type { HistoryEntry } from '../../src/diagnosis/history.ts'
import { attemptOf, failure, noon, page, request, step, success, tenant } from '../builders.ts'
import { blockedAt } from '../report/input.ts'
import { press, textOf, textsOf } from '../ui/screen.ts'
import { marks, openPopup } from './open.ts'

const { message, pages, scenarios } = await loadWords('en')
const day = 24 * 60 * 60_000
const date = (at: number) =>
  new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }).format(at)

const entry = (more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  startedAt: noon - day,
  at: noon - day,
  person: null,
  scenario: 'admin-approval',
  words: 'admin-approval',
  code: '90094',
  tenant,
  correlationId: 'c0ffee00-1111-4222-8333-444455556666',
  requestId: null,
  ...more,
})
const afterwards = (...history: HistoryEntry[]) => ({ local: { history } })

describe('the last failure', () => {
  it('is shown in another tab, with the identifiers that IT needs', async () => {
    await openPopup(afterwards(entry()))
    expect(textOf('[data-part="last-failure"] p')).toBe(
      `${date(noon - day)}: ${scenarios.scenarios['admin-approval'].person.title}`,
    )
    expect(textOf('[data-part="last-failure"] pre')?.split('\n')).toEqual([
      'For IT: Clara is waiting for admin approval',
      '',
      `${message.someone} Microsoft shows “Need admin approval” (AADSTS90094).`,
      'Nothing is broken. An administrator has to approve Clara once for the whole company.',
      '',
      'Timestamp (UTC): 2026-11-22T12:00:00Z',
      'Error code: AADSTS90094',
      `Tenant: ${tenant}`,
      'Correlation ID: c0ffee00-1111-4222-8333-444455556666',
    ])
  })
  it('is for Clara’s support if Clara has to fix it', async () => {
    await openPopup(
      afterwards(entry({ scenario: 'app-misconfigured', words: 'app-misconfigured', code: '50011' })),
    )
    expect(textOf('[data-action="copy-last"]')).toBe(pages.copyClara)
    expect(textOf('[data-part="last-failure"] pre')).toContain(message.customer)
  })
  it('opens with its whole report until the browser closes', async () => {
    const attempt = blockedAt({ codes: ['90094'] })
    await openPopup({ ...afterwards(entry({ startedAt: attempt.startedAt })), others: { 3: attempt } })
    expect(marks().scenario).toBe('none')
    press('[data-action="show-last"]')
    await vi.waitFor(() => expect(marks()).toMatchObject({ scenario: 'admin-approval', owner: 'it' }))
    expect(textOf('[data-part="report"]')).toContain('AADSTS90094')
  })
  it('says since when the approval request waits', async () => {
    await openPopup(
      afterwards(entry({ scenario: 'approval-pending', words: 'approval-pending', code: null })),
    )
    expect(textsOf('[data-part="last-failure"] p')[1]).toBe(
      fill(pages.lastWaiting, { date: date(noon - day) }),
    )
  })
  it.each([
    [
      'disappears after a success',
      [entry({ startedAt: noon - 1, scenario: 'signed-in', words: 'signed-in@solved' }), entry()],
    ],
    ['is not shown if the person can solve it', [entry({ scenario: 'password', words: 'password' })]],
    [
      'is not shown if another network may have solved it',
      [entry({ scenario: 'network', words: 'network' })],
    ],
  ])('%s', async (_, history) => {
    await openPopup(afterwards(...history))
    expect(textOf('[data-part="last-failure"]')).toBe(null)
    expect(textsOf('[data-part="history"] li')).toHaveLength(history.length)
  })
  it('is not shown in a private window', async () => {
    await openPopup({ ...afterwards(entry()), isPrivate: true })
    expect(textOf('[data-part="last-failure"]')).toBe(null)
    expect(textOf('[data-part="history"]')).toBe(null)
  })
  it('has the scenario’s title if its own words no longer exist', async () => {
    await openPopup(afterwards(entry({ words: 'admin-approval@nobody' })))
    expect(textOf('[data-part="last-failure"] p')).toContain(
      scenarios.scenarios['admin-approval'].person.title,
    )
  })
})

describe('the history', () => {
  it('is deleted with one click, together with the salt', async () => {
    const { removed } = await openPopup(afterwards(entry()))
    press('[data-action="delete-history"]')
    await vi.waitFor(() => expect(textOf('[data-part="history"] [role="status"]')).toBe(pages.historyDeleted))
    expect(removed).toEqual([['history', 'salt']])
    expect(textsOf('[data-part="history"] li')).toEqual([])
    expect(textOf('[data-part="last-failure"]')).toBe(null)
  })
  it('is not shown if a policy turns it off', async () => {
    await openPopup({ ...afterwards(entry()), policy: { history: false } })
    expect(textOf('[data-part="last-failure"]')).toBe(null)
    expect(textOf('[data-part="history"]')).toBe(null)
  })
  it('is not shown if it is empty', async () => {
    await openPopup()
    expect(textOf('[data-part="history"]')).toBe(null)
  })
})

describe('trying again', () => {
  const attempt = blockedAt({ codes: ['90094'] })
  it('opens Clara in the same tab', async () => {
    const { went } = await openPopup({ attempt, policy: { startAddress: 'https://app.clara.com/mx' } })
    press('[data-action="try-again"]')
    await vi.waitFor(() => expect(went).toEqual([[7, 'https://app.clara.com/mx']]))
  })
  it('opens a new tab if that tab is closed', async () => {
    const { went } = await openPopup({ attempt, tabIsGone: true })
    press('[data-action="try-again"]')
    await vi.waitFor(() => expect(went).toEqual([['new', 'https://app.clara.com/']]))
  })
})

describe('after a success, the popup', () => {
  const then = (...again: Parameters<typeof attemptOf>) => ({ attempt: attemptOf(request(), ...again) })
  const signedInAfter = (code: string) =>
    then(page({ codes: [code] }), request({}, { at: noon + 20_000 }), success({ at: noon + 21_000 }))
  it.each([
    ['90095', pages['changed-approved']],
    ['90094', pages['changed-approved']],
    ['7000112', pages['changed-unblocked']],
    ['50105', pages['changed-assigned']],
    ['50020', pages['changed-account']],
  ])('says what has changed since AADSTS%s', async (code, changed) => {
    await openPopup(signedInAfter(code))
    expect(textOf('h1')).toBe(scenarios.scenarios['signed-in@solved'].person.title)
    expect(textsOf('main p')).toContain(changed)
  })
  it('does not guess if several things may have changed', async () => {
    await openPopup(signedInAfter('53003'))
    const guesses = ['approved', 'unblocked', 'assigned', 'account'] as const
    const lines = guesses.map((guess) => pages[`changed-${guess}`])
    expect(textsOf('main p').filter((line) => lines.includes(line))).toEqual([])
  })
})

describe('an attempt', () => {
  it('says since when its approval request waits', async () => {
    await openPopup({ attempt: attemptOf(request(), page({ approval: 'sent' })) })
    expect(textOf('[data-part="since"]')).toBe(fill(pages.waitingSince, { date: date(noon + 5000) }))
  })
  it('is warned about while it is at the sign-in for personal accounts', async () => {
    const personal = { ...step('/oauth20_authorize.srf'), host: 'login.live.com' }
    await openPopup({ attempt: attemptOf(request(), personal) })
    expect(textOf('.notice')).toBe(pages.personal)
    const back = page({ pageId: 'ConvergedSignIn', form: 'sign-in' })
    await openPopup({ attempt: attemptOf(request(), personal, back) })
    expect(textOf('.notice')).toBe(null)
  })
  it('expires after an hour without an event', async () => {
    await openPopup({ attempt: attemptOf(request()), now: noon + 61 * 60_000 })
    expect(marks()).toMatchObject({ state: 'expired', scenario: 'session', owner: 'you' })
    expect(textsOf('details:first-of-type p')).toContain(scenarios.notes.expired)
  })
  it('names an old browser as a possible cause', async () => {
    const lost = attemptOf(request(), failure('net::ERR_CONNECTION_RESET'))
    await openPopup({ attempt: lost, userAgent: 'Chrome/130' })
    expect(textsOf('details:first-of-type p')).toContain(scenarios.notes['old-browser'])
    await openPopup({ attempt: lost, userAgent: 'Chrome/156' })
    expect(textsOf('details:first-of-type p')).not.toContain(scenarios.notes['old-browser'])
    await openPopup({ attempt: blockedAt({ codes: ['90094'] }), userAgent: 'Chrome/130' })
    expect(textsOf('details:first-of-type p')).not.toContain(scenarios.notes['old-browser'])
  })
})

it('the popup says that the browser’s storage does not answer', async () => {
  await openPopup({ attempt: blockedAt({ codes: ['90094'] }), storageFails: true })
  expect(marks().scenario).toBe('none')
  expect(textOf('.notice')).toBe(pages.storageBroken)
})
