// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { fill, loadWords } from '../../src/_locales/index.ts'
import { shortDate } from '../../src/ui/date.ts'
import {
  answer,
  attemptOf,
  clientId,
  failure,
  noon,
  otherClientId,
  page,
  posted,
  request,
  served,
  success,
} from '../builders.ts'
import { blockedAt } from '../report/input.ts'
import { textOf, textsOf } from '../ui/screen.ts'
import { marks, openPopup } from './open.ts'

const { message, pages, scenarios } = await loadWords('en')

describe('the popup', () => {
  it('says what to do if a page blocks the person, if the tab is idle', async () => {
    await openPopup()
    expect(marks()).toEqual({ lang: 'en', state: 'idle', scenario: 'none', code: '', owner: '' })
    expect(textOf('h1')).toBe(pages.idleTitle)
    expect(textsOf('main > p')).toEqual([pages.idleLead])
    expect(textsOf('.primary')).toEqual([pages.start])
    expect(href('start')).toBe('https://app.clara.com/')
  })

  it('says that a sign-in is under way', async () => {
    await openPopup({ attempt: attemptOf(request()) })
    expect(marks()).toEqual({ lang: 'en', state: 'under-way', scenario: 'in-progress', code: '', owner: '' })
    expect(textOf('h1')).toBe(pages.underWayTitle)
    expect(textOf('[data-action="try-again"]')).toBe(null)
  })

  it('says that Microsoft’s answer could not be read', async () => {
    await openPopup({ attempt: attemptOf(request(), posted(), served()) })
    expect(marks()).toEqual({ lang: 'en', state: 'unread', scenario: 'in-progress', code: '', owner: '' })
    expect(textOf('h1')).toBe(pages.unreadTitle)
    expect(textOf('.lead')).toBe(pages.unreadLead)
    expect(textOf('[data-action="try-again"]')).toBe(pages.tryAgain)
  })

  it.each([
    ['at once', { diagnosis: { since: Number.POSITIVE_INFINITY } }, {}],
    ['in its report', {}, { correlationId: {} as string }],
  ])('is idle if a record cannot be drawn %s, and draws the next one', async (_, setup, page) => {
    const logged = vi.spyOn(console, 'error').mockReturnValue()
    const { store } = await openPopup({ ...setup, attempt: blockedAt({ codes: ['90094'], ...page }) })
    expect(marks()).toMatchObject({ state: 'idle', scenario: 'none' })
    expect(textsOf('h1')).toEqual([pages.idleTitle])
    expect(logged).toHaveBeenCalled()
    logged.mockRestore()
    store(blockedAt({ codes: ['90094'] }))
    await vi.waitFor(() => expect(marks()).toMatchObject({ scenario: 'admin-approval', code: '90094' }))
    expect(textsOf('h1')).toHaveLength(1)
  })

  it('draws a change that comes between listening and reading', async () => {
    await openPopup({ attempt: attemptOf(request()), meanwhile: blockedAt({ codes: ['90094'] }) })
    expect(marks()).toMatchObject({ scenario: 'admin-approval' })
  })

  it('shows what blocked the sign-in, whose turn it is, the steps and the report', async () => {
    await openPopup({ attempt: blockedAt({ codes: ['90094'] }) })
    const { title, steps } = scenarios.scenarios['admin-approval'].person
    expect(marks()).toEqual({
      lang: 'en',
      state: 'blocked',
      scenario: 'admin-approval',
      code: '90094',
      owner: 'it',
    })
    expect(textOf('h1')).toBe(title)
    expect(textOf('.owner')).toBe('Who can fix it: your IT team')
    expect(textsOf('.steps li > span')).toEqual(steps.slice(0, 2))
    expect(textsOf('.steps :is(button, a)')).toEqual([pages.copyIt, pages.tryAgain])
    expect(textsOf('main > .quiet span')).toEqual([steps[2], pages.needs])
    expect(textOf('[data-part="report"]')).toMatch(/^For IT: [\s\S]*AADSTS90094/)
  })

  it('asks for its access after the first paint, but before it if the tab is idle', async () => {
    const blocked = await openPopup({ attempt: blockedAt({ codes: ['90094'] }) })
    expect(blocked.headlines).toEqual([scenarios.scenarios['admin-approval'].person.title])
    expect((await openPopup()).headlines).toEqual([null])
  })

  it('offers a reason only for Microsoft’s request form', async () => {
    await openPopup({ attempt: blockedAt({ codes: ['90095'] }) })
    expect(textOf('.owner')).toBe('Who can fix it: you, then your IT team')
    expect(textOf('[data-part="reason"]')).toBe(pages.reason)
    await openPopup({ attempt: blockedAt({ codes: ['90094'] }) })
    expect(textOf('[data-part="reason"]')).toBe(null)
  })

  const asking = (scopes: string[]) => openPopup({ attempt: blockedAt({ codes: ['90095'] }, { scopes }) })

  it('says nothing about data if the scopes are not known', async () => {
    await asking([])
    expect(textOf('[data-part="reason"]')).toBe(pages.reason)
    expect(textsOf('details p')).not.toContain(pages.basicData)
    await asking(['openid', 'https://graph.microsoft.com/User.Read', 'offline_access'])
    expect(textOf('[data-part="reason"]')).toBe(pages.reason)
    expect(textsOf('details p')).toContain(pages.basicData)
  })

  it('offers no reason for scopes beyond a sign-in, and says in plain words what they allow', async () => {
    await asking(['openid', 'Mail.Read', 'evil.example'])
    expect(textOf('[data-part="reason"]')).toBe(null)
    expect(textOf('[data-part="beyond-sign-in"]')).toBe(
      fill(pages.beyondPlain, { wants: `${pages['scope-mail']} and ${pages['scope-other']}` }),
    )
    expect(textOf('.primary')).toBe(pages.copyIt)
    expect(textsOf('details p')).not.toContain(pages.basicData)
    expect(textOf('[data-part="report"]')).toContain('Mail[.]Read evil[.]example')
    const attempt = blockedAt({ codes: ['90095'] }, { scopes: ['Mail.Read'] })
    await openPopup({ attempt, policy: { expectedScopes: ['mail.read'] } })
    expect(textOf('[data-part="beyond-sign-in"]')).toBe(null)
    expect(textOf('[data-part="reason"]')).toBe(null)
  })

  it('says that IT must check an ID that no setting knows, and asks for nothing beyond a sign-in', async () => {
    const checkId = scenarios.notes['check-id']
    const { steps } = scenarios.scenarios['approval-request'].person
    const unchecked = (scopes?: string[]) => ({
      ...blockedAt({ codes: ['90095'] }, { ...(scopes && { scopes }) }),
      recognition: 'return-address' as const,
    })
    await openPopup({ attempt: unchecked() })
    expect(textOf('[data-part="check-id"]')).toBe(checkId)
    expect(textOf('[data-part="reason"]')).toBe(pages.reason)
    expect(textsOf('.steps li > span')).toEqual(steps.slice(0, 3))
    expect(textOf('[data-part="report"]')).toContain(message.idSeen)
    await openPopup({ attempt: unchecked(['openid', 'Files.ReadWrite.All']) })
    expect(textsOf('.steps li > span')).toEqual(steps.slice(1, 3))
    expect(textOf('[data-part="reason"]')).toBe(null)
  })

  it.each(['90094', '90095', '65004'])(
    'asks nobody to approve another app than Clara, code %s',
    async (code) => {
      await openPopup({ attempt: blockedAt({ codes: [code] }, { clientId: otherClientId }) })
      const { title, why, steps } = scenarios.scenarios['another-app'].person
      expect(marks()).toMatchObject({ owner: 'it' })
      expect(textOf('h1')).toBe(title)
      expect(textsOf('.steps li > span')).toEqual(steps.slice(0, 2))
      expect(textOf('[data-part="reason"]')).toBe(null)
      expect(textsOf('.steps :is(button, a)')).toEqual([pages.copyIt, pages.tryAgain])
      expect(textsOf('details p')).toContain(why)
      expect(textOf('[data-part="report"]')).toContain(scenarios.scenarios['another-app'].message.title)
    },
  )

  it('warns on Microsoft’s consent page that another app asks', async () => {
    const consent = (id: string) =>
      openPopup({ attempt: attemptOf(request({ clientId: id }), page({ form: 'consent' })) })
    await consent(clientId)
    expect(textOf('.notice')).toBe(null)
    expect(textOf('.lead')).toBe(pages.underWayLead)
    await consent(otherClientId)
    expect(textOf('.lead')).toBe(null)
    expect(textOf('.notice')).toBe(scenarios.scenarios['another-app'].person.steps[0])
  })

  it('offers a new sign-in first if nobody has to be asked', async () => {
    await openPopup({ attempt: blockedAt({ codes: ['50126'] }) })
    expect(textOf('.primary')).toBe(pages.tryAgain)
    expect(textsOf('.steps .small')).toEqual([pages.copyIt])
  })

  it('addresses Clara’s support if Clara is the owner', async () => {
    await openPopup({ attempt: blockedAt({ codes: ['50011'] }) })
    expect(textOf('.owner')).toBe('Who can fix it: Clara’s support')
    expect(textOf('[data-action="copy-report"]')).toBe(pages.copyClara)
    expect(document.querySelector('[data-part="help-center"] a')?.getAttribute('href')).toBe(
      'https://ayuda.clara.com.mx',
    )
  })

  it('names no owner of an unknown code', async () => {
    await openPopup({ attempt: blockedAt({ codes: ['999999'] }) })
    expect(marks()).toMatchObject({ scenario: 'unknown', code: '999999', owner: '' })
    expect(textOf('.owner')).toBe(null)
  })

  it('warns about an unconfirmed diagnosis', async () => {
    await openPopup({
      attempt: attemptOf(answer({ code: '65004', codes: ['65004'] }, { by: 'anyone', via: 'address' })),
    })
    expect(textOf('.notice')).toBe(pages.unconfirmed)
  })

  it('explains a caveat after the reason', async () => {
    await openPopup({ attempt: blockedAt({ codes: ['90094'] }, { prompt: 'consent' }) })
    expect(textsOf('[data-part="why"] p')).toEqual([
      scenarios.scenarios['admin-approval'].person.why,
      pages.basicData,
      scenarios.notes['prompt-consent'],
      fill(pages['sure-confirmed'], { date: shortDate(noon + 5000, 'en') }),
    ])
  })

  it('shows a hostile name as text', async () => {
    await openPopup({ attempt: blockedAt({ codes: ['90094'], correlationId: '<img src=x>' }) })
    expect(textOf('[data-part="report"]')).toContain('<img src=x>')
    expect(document.querySelectorAll('img')).toHaveLength(1)
  })

  it('draws each record that the worker stores, without parts of the one before', async () => {
    const { store } = await openPopup({ attempt: blockedAt({ codes: ['90094'] }) })
    store({ ...attemptOf(request(), success()), previous: blockedAt({ codes: ['90094'] }) })
    await vi.waitFor(() => expect(marks().scenario).toBe('signed-in'))
    expect(marks()).toEqual({ lang: 'en', state: 'signed-in', scenario: 'signed-in', code: '', owner: '' })
    expect(textOf('h1')).toBe(scenarios.scenarios['signed-in@solved'].person.title)
    expect(document.querySelector('[data-action="copy-report"]')).toBe(null)
  })

  it('shows the tab that its address names', async () => {
    const attempt = attemptOf(request(), failure('net::ERR_CONNECTION_RESET'))
    await openPopup({ attempt, search: '?tabId=8' })
    expect(marks().scenario).toBe('none')
    await openPopup({ attempt, search: '?tabId=7' })
    expect(marks().scenario).toBe('network')
  })

  it.each([
    ['es-MX', {}, 'es', 'https://ayuda.clara.com.mx'],
    ['es-CO', {}, 'es', 'https://ayuda.claracard.co'],
    ['pt-PT', {}, 'pt-BR', 'https://ayuda.clara.com.mx'],
    ['pt-BR', {}, 'pt-BR', 'https://ajuda.clara.com'],
    ['en-US', { language: 'es' }, 'es', 'https://ayuda.clara.com.mx'],
  ])('in a browser that speaks %s with the policy %j speaks %s', async (language, policy, lang, help) => {
    await openPopup({ language, policy, attempt: blockedAt({ codes: ['90095'] }) })
    const words = await loadWords(lang === 'es' ? 'es' : 'pt-BR')
    expect(marks().lang).toBe(lang)
    expect(textOf('h1')).toBe(words.scenarios.scenarios['approval-request'].person.title)
    expect(document.querySelector('footer a')?.getAttribute('href')).toBe(help)
  })

  it('opens links in new tabs without a referrer', async () => {
    await openPopup({ attempt: blockedAt({ codes: ['90095'] }) })
    const links = [...document.querySelectorAll('a')]
    expect(links).toHaveLength(5)
    expect(links.every((link) => link.target === '_blank' && link.rel === 'noreferrer')).toBe(true)
  })

  it('shows the admin-consent address only with a client ID from the policy', async () => {
    const attempt = blockedAt({ codes: ['90094'] })
    await openPopup({ attempt })
    expect(textOf('[data-part="report"]')).not.toContain('/adminconsent?')
    await openPopup({ attempt, policy: { clientIds: [clientId] } })
    expect(textOf('[data-part="report"]')).toContain(`/organizations/adminconsent?client_id=${clientId}`)
  })
})

const href = (action: string) => document.querySelector(`[data-action="${action}"]`)?.getAttribute('href')
