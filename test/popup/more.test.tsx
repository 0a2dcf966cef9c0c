// @vitest-environment happy-dom
import { render } from 'preact'
import { describe, expect, it, vi } from 'vitest'
import { loadWords } from '../../src/_locales/index.ts'
import { emptyTab } from '../../src/attempt/fold.ts'
import type { PopupContext } from '../../src/popup/context.ts'
import { More } from '../../src/popup/more.tsx'
import { attemptOf, noon, request } from '../builders.ts'
import { blockedAt } from '../report/input.ts'

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }))
vi.mock('webextension-polyfill', () => ({ default: fake.browser }))

const attempt = blockedAt({ codes: ['90094'] })

describe('“Other ways to send it”', () => {
  it.each([
    ['of the attempt’s own tab, not of the popup’s', stored(5, attempt), 5],
    ['of the popup’s tab if the record is deleted', {}, 7],
  ])('opens the page %s', async (_, session, tabId) => {
    const opened: unknown[] = []
    Object.assign(fake.browser, {
      runtime: { getURL: (path: string) => `extension://${path}` },
      extension: { getViews: () => [] },
      tabs: { create: async (properties: unknown) => void opened.push(properties) },
      storage: { session: { get: async () => session } },
    })
    const words = await loadWords('en')
    render(<More attempt={attempt} context={{ words, tabId: 7 } as PopupContext} />, document.body)
    document.querySelector('button')?.click()
    await vi.waitFor(() => expect(opened).toEqual([{ url: `extension://report.html?tabId=${tabId}` }]))
    expect(document.querySelector('button')?.textContent).toBe(words.pages.otherWays)
  })
})

function stored(tabId: number, own: typeof attempt) {
  const other = attemptOf(request({}, { at: noon - 1 }))
  return {
    'tab:1': null,
    'tab:7': { ...emptyTab, attempt: other, diagnosis: null },
    [`tab:${tabId}`]: { ...emptyTab, attempt: own, diagnosis: null },
    session: 'of something else',
  }
}
