import { beforeEach, describe, expect, test, vi } from 'vitest'
import { toolbarWords } from '../../src/_locales/toolbar.ts'
import { emptyTab } from '../../src/attempt/fold.ts'
import type { Observation } from '../../src/attempt/observation.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { type StoredTab, tabKey } from '../../src/diagnosis/stored.ts'
import type { Settings } from '../../src/settings/types.ts'
import { attemptOf, noon, page, posted, request, success } from '../builders.ts'

const fake = await vi.hoisted(async () => (await import('./fake-browser.ts')).fakeBrowser())
vi.mock('webextension-polyfill', () => ({ default: fake.browser }))
const { updateToolbar } = await import('../../src/background/toolbar.ts')

const settings = { language: 'en' } as Settings
const { pages, scenarios } = toolbarWords.en
const titleOf = (scenario: string) =>
  pages.toolbarSays.replace('{title}', scenarios.scenarios[scenario]?.person.title ?? 'no title')

beforeEach(() => {
  vi.useFakeTimers({ now: noon + 10_000 })
  fake.reset()
})

describe('the button', () => {
  test.each<[state: string, Observation[], badge: string, title: string, icon: string]>([
    ['under way', [request()], '…', pages.toolbarUnderWay, 'normal'],
    ['unread', [request(), posted()], '', pages.toolbarUnread, 'normal'],
    ['signed in', [request(), success()], '✓', titleOf('signed-in'), 'solved'],
    ['blocked', [request(), page({ codes: ['90094'] })], '!', titleOf('admin-approval'), 'attention'],
  ])('shows a sign-in that is %s', async (_, seen, badge, title, icon) => {
    await shown(stored(...seen))
    expect(fake.badges.get(1)).toBe(badge)
    expect(fake.titles.get(1)).toBe(title)
    expect(JSON.stringify(fake.calls)).toContain(`/icons/${icon}-16.png`)
  })

  test('is set again after the browser has cleared its badge', async () => {
    const blocked = stored(request(), page({ codes: ['90094'] }))
    fake.session[tabKey(1)] = blocked
    const done = updateToolbar(1, settings, blocked)
    await vi.advanceTimersByTimeAsync(100)
    fake.badges.clear()
    await vi.runAllTimersAsync()
    await done
    expect(fake.badges.get(1)).toBe('!')
  })

  test('is not set again while it shows what it should', async () => {
    const blocked = stored(request(), page({ codes: ['90094'] }))
    fake.session[tabKey(1)] = blocked
    await shown(blocked)
    expect(fake.calls.filter(({ name }) => name === 'action.setIcon')).toHaveLength(1)
  })

  test('keeps the normal icon while it has it: to read one takes long', async () => {
    fake.session[tabKey(1)] = stored(request())
    await Promise.all([updateToolbar(1, settings, null), vi.runAllTimersAsync()])
    expect(fake.badges.get(1)).toBe('…')
    expect(icons()).toEqual([])
  })

  test('gets the normal icon back when a new attempt follows a failure', async () => {
    await shown(stored(request(), page({ codes: ['90094'] })))
    fake.session[tabKey(1)] = stored(request())
    await Promise.all([updateToolbar(1, settings, null), vi.runAllTimersAsync()])
    expect(icons()).toEqual(['/icons/attention-16.png', '/icons/normal-16.png'])
  })

  test('is left to a later call for the same tab', async () => {
    const first = updateToolbar(1, settings, null)
    const second = updateToolbar(1, settings, null)
    await vi.runAllTimersAsync()
    await Promise.all([first, second])
    expect(fake.calls.filter(({ name }) => name === 'action.getBadgeText')).toHaveLength(3)
  })

  test('of a tab that is gone is no error', async () => {
    await expect(
      Promise.all([updateToolbar(404, settings, null), vi.runAllTimersAsync()]),
    ).resolves.toBeDefined()
  })
})

function icons(): unknown[] {
  const calls = fake.calls.filter(({ name }) => name === 'action.setIcon')
  return calls.map(({ input }) => (input as { path: Record<string, string> }).path['16'])
}

async function shown(changed: StoredTab): Promise<void> {
  fake.session[tabKey(1)] = changed
  await Promise.all([updateToolbar(1, settings, changed), vi.runAllTimersAsync()])
}

function stored(...seen: Observation[]): StoredTab {
  const attempt = attemptOf(...seen)
  return { ...emptyTab, attempt, diagnosis: diagnose(attempt) }
}
