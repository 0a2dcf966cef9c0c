import { describe, expect, test } from 'vitest'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import type { Tab } from '../browsers/types.ts'
import { password, signIn } from '../simulator/drive.ts'
import { clara, expectBadge, expectScenario, inBothBrowsers, inBrowser, type Stage, said } from './stage.ts'

/** In functions that run in the extension's own document; Firefox knows it by this name, too. */
declare const chrome: ExtensionApi

const verdict = { scenario: 'admin-approval', code: '90094', owner: 'it' }

inBothBrowsers((stage) => {
  describe('when the session’s storage is wiped', () => {
    test.each(['#i0116', '#i0118'])('while %s waits, the attempt is found again', async (field) => {
      const tab = await stage.browser.newTab(clara)
      await tab.click('#code-query')
      await tab.waitFor('#i0116')
      if (field === '#i0118') await name(tab)
      await tab.waitFor(field)
      await expectTold(stage, tab, field)
      await wipe(stage)
      if (field === '#i0116') await name(tab)
      await prove(tab)
      await expectShown(stage, tab)
      await tab.close()
    })

    test('with a stop on the screen, the page tells it again when it is loaded again', async () => {
      const tab = await stage.browser.newTab()
      await signIn(tab, 'workflow-off@contoso.example')
      await expectShown(stage, tab)
      await wipe(stage)
      const card = await stage.cardOf(tab)
      await expectScenario(card, 'none')
      await card.close()
      await tab.goto(clara)
      await tab.click('#code-query')
      // Microsoft still knows the person.
      await tab.waitFor('[data-drawn=final]')
      await expectShown(stage, tab)
      await tab.close()
    })
  })

  test('when the session’s storage is full, the tab in front of somebody has room', async () => {
    const { browser } = stage
    await wipe(stage)
    await fill(stage, 'session')
    const tab = await browser.newTab()
    await signIn(tab, 'workflow-off@contoso.example')
    await expectShown(stage, tab)
    await wipe(stage)
    await tab.close()
  })
})

// Firefox sets no bound to an extension's lasting storage but the disk's.
inBrowser('chromium', (stage) => {
  test('when the lasting storage is full, the diagnosis is none the worse', async () => {
    const { browser } = stage
    await fill(stage, 'local')
    const tab = await browser.newTab()
    await signIn(tab, 'workflow-off@contoso.example')
    await expectShown(stage, tab)
    expect(await browser.storage('local')).not.toHaveProperty('history')
    await browser.inExtension(async () => void (await chrome.storage.local.clear()))
    await tab.close()
  })
})

async function name(tab: Tab): Promise<void> {
  await tab.fill('#i0116', 'workflow-off@contoso.example')
  await tab.click('#idSIButton9')
}

async function prove(tab: Tab): Promise<void> {
  await tab.fill('#i0118', password)
  await tab.click('#idSIButton9')
  await tab.waitFor('[data-drawn=final]')
}

async function wipe({ browser }: Stage): Promise<void> {
  await browser.inExtension(async () => void (await chrome.storage.session.clear()))
}

/** The page that asks for `field` has told all that it has to tell; with the password's step that is who signs in. */
async function expectTold({ browser }: Stage, tab: Tab, field: string): Promise<void> {
  const kept = async () => JSON.stringify((await browser.storage('session'))[`tab:${tab.tabId()}`])
  await expect.poll(kept).toMatch(field === '#i0118' ? /"person":"/ : /"kind":"page"/)
}

/** Puts other data in until not even half a kilobyte more goes, while the worker sleeps: it would make room. */
async function fill({ browser }: Stage, area: 'session' | 'local'): Promise<void> {
  await browser.stopWorker()
  const refusal = await browser.inExtension(async (name) => {
    let refused = ''
    for (let size = 1 << 20, key = 0; size >= 512; key += 1) {
      try {
        await chrome.storage[name].set({ [`other ${key}`]: 'x'.repeat(size) })
        if (key > 100) return 'never full'
      } catch (error) {
        refused = String(error)
        size /= 2
      }
    }
    return refused
  }, area)
  expect(refusal).toMatch(/quota/i)
}

async function expectShown(stage: Stage, tab: Tab): Promise<void> {
  const card = await stage.cardOf(tab)
  await expectScenario(card, verdict.scenario)
  expect(await said(card)).toEqual(verdict)
  await card.close()
  await expectBadge(stage, tab, '!')
}
