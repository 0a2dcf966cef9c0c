import { expect, test } from 'vitest'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import { isLongRun } from '../run-mode.ts'
import { givePassword, goToPassword, signInAtOnce } from '../simulator/drive.ts'
import { startFlood } from '../simulator/flood.ts'
import { expectShown, inOwnBrowser, type Stage } from './stage.ts'

/** In functions that run in the extension's own document; Firefox knows it by this name, too. */
declare const chrome: ExtensionApi

/** A tab's record keeps 30 observations. These messages are far more. */
const messages = isLongRun ? 20_000 : 4000

// Chromium gives each window a process, so many windows are the harder case there.
inOwnBrowser('chromium', (stage) => delaysNoOtherTab(stage, isLongRun ? [1, 12] : [12]))
inOwnBrowser('firefox', (stage) => delaysNoOtherTab(stage, isLongRun ? [1, 12] : [1]))

function delaysNoOtherTab(stage: Stage, windowCounts: readonly number[]): void {
  test('a page reader that sends nonsense without end delays no other tab and fills no storage', async () => {
    const { browser, simulator } = stage
    const loud = await browser.newTab()
    await signInAtOnce(loud, 'workflow-on@contoso.example')
    await expectShown(stage, loud, 'approval-request', { code: '90095' })
    // Somebody who controls Microsoft's page's reader could do this.
    const sent = await browser.inExtension(
      async (tabId, wanted) => {
        const [{ result } = {}] = await chrome.scripting.executeScript({
          target: { tabId },
          args: [wanted],
          func: (most: number) => {
            const here = globalThis as unknown as { chrome: ExtensionApi }
            const nothing = {
              pageId: null,
              correlationId: null,
              requestId: null,
              timestamp: null,
              clientId: null,
            }
            const facts = { ...nothing, publisher: null, form: null, approval: null }
            const shapes = [null, 7, 'page', [], { kind: 'page' }, { kind: 'form', action: 'x', fields: [] }]
            let count = 0
            for (; count < most; count += 1) {
              const page = { ...facts, codes: [String(10_000 + count)], appName: 'x'.repeat(300) }
              const loud = {
                kind: 'page',
                path: `/${count}`,
                page,
                since: Date.now(),
                address: location.href,
              }
              const message = count % 2 === 0 ? loud : shapes[count % shapes.length]
              here.chrome.runtime.sendMessage(message)?.catch(() => undefined)
            }
            return count
          },
        })
        return result
      },
      loud.tabId(),
      messages,
    )
    expect(sent).toBe(messages)
    simulator.reset()
    const other = await browser.newTab()
    await signInAtOnce(other, 'blocked@contoso.example')
    await expectShown(stage, other, 'app-blocked', { code: '7000112', owner: 'it' })
    const session = (await browser.storage('session')) as Record<string, { attempt: { seen: unknown[] } }>
    expect(session[`tab:${loud.tabId()}`]?.attempt.seen.length).toBeLessThanOrEqual(30)
    expect(JSON.stringify(session).length).toBeLessThan(100_000)
    expect(await browser.complaints()).toEqual([])
    for (const tab of [loud, other]) await tab.close()
  })

  test.each(windowCounts)(
    'pages in %i windows that navigate without end delay no other tab',
    async (windows) => {
      const { browser } = stage
      const other = await browser.newTab()
      await goToPassword(other, 'blocked@contoso.example')
      const stop = await startFlood(browser, { windows, perSecond: 80, seconds: 8 })
      await givePassword(other)
      await expectShown(stage, other, 'app-blocked', { code: '7000112', owner: 'it' })
      await stop()
      expect(await browser.complaints()).toEqual([])
      await other.close()
    },
  )
}
