import { beforeEach, describe, expect, test, vi } from 'vitest'
import { emptyTab } from '../../src/attempt/fold.ts'
import type { PageReport, TabEvent } from '../../src/attempt/observe.ts'
import { historyKey } from '../../src/diagnosis/history.ts'
import { maxTabs, type StoredTab, tabKey } from '../../src/diagnosis/stored.ts'
import { clientId, failure, noon, otherClientId, page } from '../builders.ts'

const fake = await vi.hoisted(async () => (await import('./fake-browser.ts')).fakeBrowser())
vi.mock('webextension-polyfill', () => ({ default: fake.browser }))
const diagnosed = vi.hoisted(() => ({ times: 0 }))
vi.mock('../../src/diagnosis/diagnose.ts', async (load) => {
  const real = await load<typeof import('../../src/diagnosis/diagnose.ts')>()
  const diagnose: typeof real.diagnose = (...input) => {
    diagnosed.times += 1
    return real.diagnose(...input)
  }
  return { ...real, diagnose }
})

const { forgetRecord, recordEvent } = await import('../../src/background/record.ts')
const { forgetPrivateTabs } = await import('../../src/background/tab-store.ts')

const authorize = `https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=${clientId}&redirect_uri=${encodeURIComponent('https://app.clara.com/cb')}`

beforeEach(() => {
  vi.useFakeTimers({ now: noon })
  fake.reset()
  diagnosed.times = 0
})

describe('an event', () => {
  test('is added to its tab’s record, which is stored with its diagnosis', async () => {
    await recordEvent(1, begun())
    expect(stored(1)).toMatchObject({ attempt: { startedAt: noon }, diagnosis: null, private: false })
    await recordEvent(1, blockedPage())
    expect(stored(1)).toMatchObject({ diagnosis: { scenario: 'admin-approval' }, announced: noon })
  })
  test('is diagnosed once', async () => {
    await recordEvent(1, begun())
    await recordEvent(1, blockedPage())
    expect(diagnosed.times).toBe(2)
  })
  test('that concerns no app of ours leaves no trace', async () => {
    await recordEvent(1, { ...begun(), url: 'https://login.microsoftonline.com/common/reprocess' })
    await recordEvent(1, blockedPage())
    expect(fake.session).toEqual({})
    expect(diagnosed.times).toBe(0)
  })
  test('of a tab that is gone leaves no trace: it may have been private', async () => {
    await recordEvent(404, begun())
    expect(fake.session).toEqual({})
  })
  test.each<[name: string, event: TabEvent]>([
    ['a step', { ...begun(), url: 'https://login.microsoftonline.com/common/flood?7' }],
    ['a redirect', { ...begun(), kind: 'redirect', url: 'https://other.example/' }],
    ['a served document', servedPage()],
    [
      'a network error',
      { kind: 'failure', at: noon, host: 'login.microsoftonline.com', error: 'net::ERR_X' },
    ],
  ])('that matters to attempts alone asks the browser nothing if there is none: %s', async (_, event) => {
    await recordEvent(1, event)
    fake.calls.length = 0
    await recordEvent(1, event)
    expect(fake.calls).toEqual([])
    await recordEvent(1, begun(noon - 9000))
    await recordEvent(1, servedPage())
    expect(stored(1).attempt?.seen).toMatchObject([{ kind: 'request' }, { kind: 'served' }])
  })
  test('starts anew where a stored record has the right shape and wrong values', async () => {
    await recordEvent(1, begun())
    const torn = { ...failure(''), error: 7 }
    fake.session[tabKey(1)] = { ...stored(1), attempt: { ...stored(1).attempt, seen: [torn] } }
    await recordEvent(1, { ...blockedPage(noon + 60_000), address: authorize })
    expect(stored(1).attempt?.seen).toMatchObject([{ kind: 'request' }, { kind: 'page' }])
    expect(stored(1).diagnosis).toMatchObject({ scenario: 'admin-approval', code: '90094' })
  })
})

describe('the toolbar button', () => {
  test('shows a new diagnosis at once, without a look at what it shows', async () => {
    await recordEvent(1, begun())
    fake.calls.length = 0
    await recordEvent(1, blockedPage())
    const [first] = fake.calls.filter(({ name }) => name.startsWith('action.'))
    expect(first).toEqual({ name: 'action.setBadgeText', input: { tabId: 1, text: '!' } })
  })
  test('shows a new diagnosis once it is stored', async () => {
    await recordEvent(1, begun())
    const release = fake.holdWrites()
    const recorded = recordEvent(1, blockedPage())
    await vi.advanceTimersByTimeAsync(1)
    expect(fake.badges.get(1)).not.toBe('!')
    release()
    await recorded
    expect(fake.badges.get(1)).toBe('!')
  })
  test('gets its badge back when the tab shows a page again that is known', async () => {
    await recordEvent(1, begun())
    await recordEvent(1, blockedPage())
    await vi.runAllTimersAsync()
    fake.badges.clear()
    await recordEvent(1, { kind: 'served', at: noon + 9000, host: 'other.example', ...unseen })
    await vi.runAllTimersAsync()
    expect(fake.badges.get(1)).toBe('!')
  })
})

describe('a popup window', () => {
  test('has its attempt copied to the tab that opened it, whose own visit to Clara stays', async () => {
    const visit = { at: noon - 5000, chain: null }
    fake.session[tabKey(1)] = { ...emptyTab, clara: visit, diagnosis: null, private: false }
    await recordEvent(9, begun())
    await recordEvent(9, blockedPage())
    expect(stored(1)).toMatchObject({ clara: visit, diagnosis: { scenario: 'admin-approval' } })
    expect(stored(1)).not.toHaveProperty('opener')
    expect(stored(9)).toMatchObject({ opener: 1 })
    await vi.runAllTimersAsync()
    expect([fake.badges.get(1), fake.badges.get(9)]).toEqual(['!', '!'])
  })
  test('gives an attempt to an opener that was known to have none', async () => {
    await recordEvent(1, servedPage())
    await recordEvent(9, begun())
    await recordEvent(1, servedPage())
    expect(stored(1).attempt?.seen).toMatchObject([{ kind: 'request' }, { kind: 'served' }])
  })
  test('does not overrule what Microsoft said in the other tab by an address that anybody can make', async () => {
    const forged = 'https://app.clara.com/cb?error=x&error_description=AADSTS50105'
    await recordEvent(9, { ...begun(), url: forged })
    expect(stored(1)).toMatchObject({ diagnosis: { scenario: 'not-assigned', certainty: 'unconfirmed' } })
    await recordEvent(1, begun(noon + 1000))
    await recordEvent(1, blockedPage())
    await recordEvent(9, { ...begun(noon + 9000), url: forged })
    expect(stored(1)).toMatchObject({ diagnosis: { scenario: 'admin-approval', certainty: 'confirmed' } })
  })
  test('does not copy a mere visit to Clara', async () => {
    await recordEvent(9, { ...begun(), url: 'https://app.clara.com/home' })
    expect(fake.session).not.toHaveProperty(tabKey(1))
  })
})

test('a page that reports late, when its tab has asked for another app, begins no attempt', async () => {
  const other = authorize.replace(clientId, otherClientId).replace('app.clara.com', 'other.example')
  await recordEvent(1, begun())
  await recordEvent(1, { ...begun(noon + 7000), url: other })
  const late = { ...blockedPage(noon + 7100), address: authorize }
  const since = (at: number) => ({ ...late, observation: { ...late.observation, since: at } })
  await recordEvent(1, since(noon + 6900))
  expect(stored(1)).toMatchObject({ attempt: null })
  await recordEvent(1, since(noon + 7200))
  expect(stored(1)).toMatchObject({ attempt: { startedAt: noon + 7200 } })
})

test.each([
  ['that a stranger posted to', { posts: true }],
  ['with two client IDs', { url: `${authorize}&Client_ID=${otherClientId}` }],
])('an address %s says nothing, nor does its page, even if they name Clara', async (_, more) => {
  vi.spyOn(fake.browser.storage.managed, 'get').mockResolvedValue({ clientIds: [clientId] })
  await recordEvent(1, { ...begun(), ...more })
  await recordEvent(1, { ...blockedPage(), address: authorize })
  await recordEvent(1, blockedPage(noon + 6000, { clientId }))
  expect(fake.session).toEqual({ otherTabs: [[1, noon, 1]] })
  await recordEvent(1, begun(noon + 9000))
  await recordEvent(1, { ...blockedPage(noon + 9500), address: authorize })
  expect(stored(1)).toMatchObject({ diagnosis: { scenario: 'admin-approval' } })
})

describe('a tab that shows the page of another tab’s attempt', () => {
  const correlationId = '0c0c0000-0000-4000-8000-00000000cafe'
  test('takes over that attempt: it was duplicated or restored', async () => {
    await recordEvent(1, begun())
    await recordEvent(1, blockedPage(noon + 5000, { correlationId }))
    await recordEvent(2, blockedPage(noon + 9000, { correlationId }))
    expect(stored(2)).toMatchObject({
      attempt: { startedAt: noon },
      diagnosis: { scenario: 'admin-approval' },
      announced: noon,
    })
  })
  describe('does not', () => {
    const { path: shownAt } = page()
    test.each<[name: string, facts: Parameters<typeof page>[0], path?: string]>([
      ['on another path', {}, '/common/reprocess'],
      ['on another page', { pageId: 'ConvergedError' }],
      ['if the page names another client ID', { clientId: otherClientId }],
    ])('%s', async (_, facts, path = shownAt) => {
      await recordEvent(1, begun())
      await recordEvent(1, blockedPage(noon + 5000, { correlationId }))
      const report = blockedPage(noon + 9000, { correlationId, ...facts })
      await recordEvent(2, { ...report, observation: { ...report.observation, path } })
      expect(fake.session).not.toHaveProperty(tabKey(2))
    })
    test('if the tab asked for another app', async () => {
      const other = authorize.replace(clientId, otherClientId).replace('app.clara.com', 'other.example')
      await recordEvent(2, { ...begun(), url: other })
      expect(fake.session).toEqual({})
      await recordEvent(1, begun())
      await recordEvent(1, blockedPage(noon + 5000, { correlationId }))
      await recordEvent(2, { ...begun(noon + 7000), url: other })
      await recordEvent(2, blockedPage(noon + 9000, { correlationId }))
      expect(fake.session).not.toHaveProperty(tabKey(2))
    })
    test('if Clara’s page posted the request, unless the page names Clara’s client ID', async () => {
      const posted = { ...begun(), url: authorize.split('?')[0] ?? '', from: 'app.clara.com', posts: true }
      const policy = vi.spyOn(fake.browser.storage.managed, 'get')
      policy.mockResolvedValue({ clientIds: [clientId] })
      await recordEvent(1, posted)
      await recordEvent(1, blockedPage(noon + 5000, { correlationId }))
      await recordEvent(2, blockedPage(noon + 9000, { correlationId }))
      expect(fake.session).not.toHaveProperty(tabKey(2))
      await recordEvent(1, blockedPage(noon + 10_000, { correlationId, clientId }))
      await recordEvent(3, blockedPage(noon + 11_000, { correlationId, clientId }))
      expect(stored(3)).toMatchObject({ attempt: { startedAt: noon } })
      policy.mockRestore()
    })
  })
  test('does not if only one of the two is private', async () => {
    await recordEvent(1, begun())
    await recordEvent(1, blockedPage(noon + 5000, { correlationId }))
    await recordEvent(8, blockedPage(noon + 9000, { correlationId }))
    expect(fake.session).not.toHaveProperty(tabKey(8))
  })
})

describe('the history', () => {
  const scenarios = () => (fake.local[historyKey] as { scenario: string }[] | undefined) ?? []
  test('has an entry for what blocked the sign-in, with a fingerprint of the person', async () => {
    await recordEvent(1, begun())
    await recordEvent(1, { ...blockedPage(), account: 'ana@contoso.example' })
    expect(scenarios()).toMatchObject([{ scenario: 'admin-approval', person: stored(1).person }])
    expect(stored(1).person).toMatch(/^[0-9a-f]{24}$/)
    expect(JSON.stringify([fake.session, fake.local])).not.toContain('ana')
  })
  test('has none of a private tab', async () => {
    await recordEvent(8, begun())
    await recordEvent(8, { ...blockedPage(), account: 'ana@contoso.example' })
    expect(stored(8)).toMatchObject({ private: true, diagnosis: { scenario: 'admin-approval' } })
    expect(stored(8)).not.toHaveProperty('person')
    expect(scenarios()).toEqual([])
  })
})

describe('storage', () => {
  test('keeps the tabs that were active last', async () => {
    const record = { ...emptyTab, diagnosis: null, private: false }
    for (let tabId = 100; tabId < 100 + maxTabs; tabId += 1)
      fake.session[tabKey(tabId)] = { ...record, clara: { at: noon - tabId, chain: null } }
    await recordEvent(1, begun())
    expect(Object.keys(fake.session)).toHaveLength(maxTabs)
    expect(fake.session).not.toHaveProperty(tabKey(99 + maxTabs))
    expect(fake.session).toHaveProperty(tabKey(1))
  })
  test('gives this tab’s record room when it is full', async () => {
    fake.session.other = 'x'
    fake.refuseWrites(1)
    await recordEvent(1, begun())
    expect(Object.keys(fake.session)).toEqual([tabKey(1)])
  })
  test('never drops other tabs’ records for one that is larger', async () => {
    const other = { ...emptyTab, diagnosis: null, private: false, clara: { at: noon, chain: null } }
    fake.session[tabKey(100)] = other
    fake.refuseWrites()
    await recordEvent(1, begun())
    expect(Object.keys(fake.session)).toEqual([tabKey(100)])
  })
  test('drops the largest record first where it stays full', async () => {
    const other = { ...emptyTab, diagnosis: null, private: false, clara: { at: noon, chain: null } }
    fake.session[tabKey(100)] = other
    fake.session[tabKey(101)] = { ...other, clara: { at: noon, chain: 'x'.repeat(5000) } }
    fake.refuseWrites(2)
    await recordEvent(1, begun())
    expect(Object.keys(fake.session)).toEqual([tabKey(100), tabKey(1)])
  })
  test('keeps no record that is too large whole: its oldest parts go', async () => {
    await recordEvent(1, begun())
    const { attempt } = stored(1)
    const step = { kind: 'step', at: noon, host: 'login.microsoftonline.com', path: 'x'.repeat(20_000) }
    fake.session[tabKey(1)] = {
      ...stored(1),
      attempt: { ...attempt, seen: Array(8).fill(step), previous: attempt },
    }
    await recordEvent(1, blockedPage())
    expect(JSON.stringify(stored(1)).length).toBeLessThan(100_000)
    expect(stored(1)).toMatchObject({
      attempt: { previous: null },
      diagnosis: { scenario: 'admin-approval' },
    })
  })
  test('forgets a tab of which too much has happened, and clears its badge', async () => {
    await recordEvent(1, begun())
    await recordEvent(1, blockedPage())
    await vi.runAllTimersAsync()
    await forgetRecord(1)
    await vi.runAllTimersAsync()
    expect(fake.session).toEqual({})
    expect(fake.badges.get(1)).toBe('')
  })
  test('forgets closed tabs that may have been private', async () => {
    const record = { ...emptyTab, diagnosis: null }
    fake.session[tabKey(404)] = record
    fake.session[tabKey(405)] = { ...record, private: false }
    fake.session[tabKey(8)] = { ...record, private: true }
    await forgetPrivateTabs()
    expect(Object.keys(fake.session)).toEqual([tabKey(405), tabKey(8)])
  })
})

const unseen = { status: 200, requestId: null, clockSkew: null }

function begun(at = noon): Extract<TabEvent, { kind: 'navigation' }> {
  return { kind: 'navigation', url: authorize, at, from: null, chain: null }
}

function servedPage(): TabEvent {
  return { kind: 'served', at: noon + 2000, host: 'login.microsoftonline.com', ...unseen }
}

function blockedPage(at = noon + 5000, facts: Parameters<typeof page>[0] = {}): PageReport {
  const observation = page({ codes: ['90094'], ...facts }, at)
  return { kind: 'page-report', observation, address: null, account: null, isRepeat: false }
}

function stored(tabId: number): StoredTab {
  return fake.session[tabKey(tabId)] as StoredTab
}
