import { describe, expect, test } from 'vitest'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import type { Tab } from '../browsers/types.ts'
import { givePassword, nameAccount, signIn, signInAtOnce } from '../simulator/drive.ts'
import { clara, expectScenario, expectShown, inOwnBrowser, type Stage } from './stage.ts'

/** In functions that run in the extension's own document; Firefox knows it by this name, too. */
declare const chrome: ExtensionApi

const verdict = { code: '90094', owner: 'it' }
const blocked = 'workflow-off@contoso.example'

inOwnBrowser('chromium', (stage) => {
  storageMayChange(stage)
  // Firefox sets no bound to an extension's lasting storage but the disk's.
  lastingStorageMayFill(stage)
})
inOwnBrowser('firefox', storageMayChange)

function storageMayChange(stage: Stage): void {
  describe('when somebody wipes the session’s storage', () => {
    test.each(['#i0116', '#i0118'])(
      'while %s waits, the extension finds the attempt again',
      async (field) => {
        const tab = await stage.browser.newTab(clara)
        await tab.click('#code-query')
        await tab.waitFor('#i0116')
        // The page reader listens for actions of the person from now on.
        await expectTold(stage, tab, '#i0116')
        if (field === '#i0118') await nameAccount(tab, blocked)
        await tab.waitFor(field)
        await expectTold(stage, tab, field)
        await wipe(stage)
        if (field === '#i0116') await nameAccount(tab, blocked)
        await givePassword(tab)
        await expectShown(stage, tab, 'admin-approval', verdict)
        await tab.close()
      },
    )

    test('a page with a failure reports it again after a reload', async () => {
      const tab = await stage.browser.newTab()
      await signIn(tab, blocked)
      await expectShown(stage, tab, 'admin-approval', verdict)
      await wipe(stage)
      const card = await stage.cardOf(tab)
      await expectScenario(card, 'none')
      await card.close()
      await tab.goto(clara)
      await tab.click('#code-query')
      // Microsoft still knows the person.
      await tab.waitFor('[data-drawn=final]')
      await expectShown(stage, tab, 'admin-approval', verdict)
      await tab.close()
    })
  })

  test('foreign data in storage breaks nothing, and whole records stay', async () => {
    const { browser } = stage
    await browser.inExtension(async () => void (await chrome.storage.local.clear()))
    const tab = await browser.newTab()
    await signInAtOnce(tab, 'blocked@contoso.example')
    await expectShown(stage, tab, 'app-blocked', { code: '7000112', owner: 'it' })
    await browser.stopWorker()
    await browser.inExtension(async (key) => {
      const { history } = (await chrome.storage.local.get('history')) as { history: object[] }
      const torn = { startedAt: 1, seen: [{ kind: 'page', at: 1 }], loopStarts: [], request: {}, previous: 7 }
      await chrome.storage.local.set({
        history: ['x', ...history, { startedAt: 'x' }, null],
        salt: 5,
        choices: [],
        policy: 'x',
      })
      await chrome.storage.session.set({
        [key]: { attempt: torn, clara: 7, diagnosis: { scenario: 'of another version' } },
        'tab:99999': null,
        'tab:x': 'x',
        screenshot: { x: 1 },
      })
    }, `tab:${tab.tabId()}`)
    const card = await stage.cardOf(tab)
    await expectScenario(card, 'none')
    await card.close()
    stage.simulator.reset()
    await signInAtOnce(tab, blocked)
    await expectShown(stage, tab, 'admin-approval', verdict)
    const { history } = (await browser.storage('local')) as { history: { scenario: string }[] }
    expect(history.map(({ scenario }) => scenario)).toEqual(['admin-approval', 'app-blocked'])
    expect(await browser.complaints()).toEqual([])
    await browser.inExtension(async () => void (await chrome.storage.local.clear()))
    await tab.close()
  })

  test('when the session’s storage is full, the tab in front has room', async () => {
    const { browser } = stage
    await wipe(stage)
    await fill(stage, 'session')
    const tab = await browser.newTab()
    await signInAtOnce(tab, blocked)
    await expectShown(stage, tab, 'admin-approval', verdict)
    await wipe(stage)
    await tab.close()
  })
}

function lastingStorageMayFill(stage: Stage): void {
  test('when the lasting storage is full, the diagnosis is the same', async () => {
    const { browser } = stage
    const clear = () => browser.inExtension(async () => void (await chrome.storage.local.clear()))
    await clear()
    await fill(stage, 'local')
    const tab = await browser.newTab()
    await signInAtOnce(tab, blocked)
    await expectShown(stage, tab, 'admin-approval', verdict)
    expect(await browser.storage('local')).not.toHaveProperty('history')
    await clear()
    await tab.close()
  })
}

async function wipe({ browser }: Stage): Promise<void> {
  await browser.inExtension(async () => void (await chrome.storage.session.clear()))
}

/** The page with `field` has reported everything; at the password it knows the account. */
async function expectTold({ browser }: Stage, tab: Tab, field: string): Promise<void> {
  const kept = async () => JSON.stringify((await browser.storage('session'))[`tab:${tab.tabId()}`])
  await expect.poll(kept).toMatch(field === '#i0118' ? /"person":"/ : /"kind":"page"/)
}

/** Pieces down to this size fill storage, in characters: no entry of a history fits any more. */
const smallestPiece = { session: 512, local: 16 }

/** While the worker sleeps: it would make room. */
async function fill({ browser }: Stage, area: 'session' | 'local'): Promise<void> {
  await browser.stopWorker()
  const refusal = await browser.inExtension(
    async ([name, smallest]) => {
      let refused = ''
      for (let size = 1 << 20, key = 0; size >= smallest; key += 1) {
        try {
          await chrome.storage[name].set({ [`other ${key}`]: 'x'.repeat(size) })
          if (key > 100) return 'never full'
        } catch (error) {
          refused = String(error)
          size /= 2
        }
      }
      return refused
    },
    [area, smallestPiece[area]] as const,
  )
  expect(refusal).toMatch(/quota/i)
}
