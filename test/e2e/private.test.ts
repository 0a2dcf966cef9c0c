import { describe, expect, test } from 'vitest'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import { loadOptionsWords, loadWords } from '../../src/_locales/index.ts'
import type { Tab } from '../browsers/types.ts'
import { givePassword, goToPassword, signInAtMicrosoft, signInAtOnce } from '../simulator/drive.ts'
import { clara, expectBadge, expectScenario, expectShown, inOwnBrowsers, type Stage } from './stage.ts'

const { scenarios } = await loadWords('en')
const options = await loadOptionsWords('en')

/** In functions that run in the extension's own document; Firefox knows it by this name, too. */
declare const chrome: ExtensionApi

describe('with access to private windows', () => {
  inOwnBrowsers(
    (stage) => {
      test('the settings do not ask for it', async () => {
        const page = await stage.browser.extensionPage('options.html')
        await page.waitFor('#yours')
        expect(await page.text()).not.toContain(options.privateWindows)
        await page.close()
      })

      test('a private sign-in and one outside do not mix', async () => {
        const { browser } = stage
        const normal = await browser.newTab(clara)
        const hidden = await privateTab(stage)
        await goToPassword(normal, 'not-assigned@contoso.example')
        await goToPassword(hidden, 'workflow-off@contoso.example')
        await givePassword(normal)
        await givePassword(hidden)
        await expectShown(stage, normal, 'not-assigned', { code: '50105', owner: 'it' })
        await expectShown(stage, hidden, 'admin-approval', { code: '90094', owner: 'it' })
        expect(await keptOf(stage, normal)).toMatchObject({ private: false })
        expect(await keptOf(stage, hidden)).toMatchObject({ private: true })
        expect(await remembered(stage)).toEqual(['not-assigned'])
        for (const each of [hidden, normal]) await each.close()
      })

      test('nothing remains after the window closes', async () => {
        const { browser } = stage
        const normal = await browser.newTab()
        await signInAtOnce(normal, 'blocked@contoso.example')
        await toldInFull(stage, normal)
        const before = await allKept(stage)
        const hidden = await privateTab(stage)
        await signInAtOnce(hidden, 'workflow-on@contoso.example')
        await expectBadge(stage, hidden, '!')
        const key = `tab:${hidden.tabId()}`
        const during = await allKept(stage)
        expect(during.session).toEqual({ ...before.session, [key]: during.session[key] })
        expect(during.session[key]).toMatchObject({ diagnosis: { scenario: 'approval-request' } })
        expect(during.local).toEqual(before.local)
        await hidden.close()
        await expect.poll(() => keptWhenAwake(stage)).toEqual(before)
        await normal.close()
      })

      test('nor after its popup window closes', async () => {
        const { browser } = stage
        const before = await allKept(stage)
        const tab = await privateTab(stage)
        await tab.waitFor('#msal-popup:not([disabled])')
        const window = await browser.tabOpenedBy(() => tab.click('#msal-popup'))
        await signInAtMicrosoft(window, 'workflow-off@contoso.example')
        await expectShown(stage, tab, 'admin-approval', { code: '90094', owner: 'it' })
        await window.close()
        await tab.close()
        await expect.poll(() => keptWhenAwake(stage)).toEqual(before)
      })

      test('a private window shows no failure from outside', async () => {
        const { browser } = stage
        const normal = await browser.newTab()
        await signInAtOnce(normal, 'workflow-off@contoso.example')
        await expectBadge(stage, normal, '!')
        const hidden = await privateTab(stage)
        const idle = await stage.cardOf(hidden)
        await expectScenario(idle, 'none')
        expect(await idle.html()).not.toContain(scenarios.scenarios['admin-approval'].person.title)
        await idle.close()
        await signInAtOnce(hidden, 'signed-in@contoso.example')
        await expectShown(stage, hidden, 'signed-in', { code: '', owner: '' })
        expect(await keptOf(stage, hidden)).toMatchObject({ diagnosis: { solved: false, before: null } })
        for (const each of [hidden, normal]) await each.close()
      })
    },
    { privateWindows: true },
  )
})

async function privateTab({ browser }: Stage): Promise<Tab> {
  const tab = await browser.tabOpenedBy(() =>
    browser.inExtension(async (url) => void (await chrome.windows.create({ url, incognito: true })), clara),
  )
  await tab.goto(clara)
  return tab
}

/** The badge comes with the first words of a page; its identifiers are drawn later. */
async function toldInFull(stage: Stage, tab: Tab): Promise<void> {
  await expect
    .poll(() => keptOf(stage, tab))
    .toSatisfy((kept) => /"requestId":"[^"]*","timestamp":"/.test(JSON.stringify(kept)))
}

async function keptOf({ browser }: Stage, tab: Tab): Promise<unknown> {
  return (await browser.storage('session'))[`tab:${tab.tabId()}`]
}

async function allKept({ browser }: Stage) {
  return { session: await browser.storage('session'), local: await browser.storage('local') }
}

/** Chromium may end the worker with the window. It cleans up when any message wakes it. */
async function keptWhenAwake(stage: Stage) {
  await stage.browser.inExtension(
    async () => void (await chrome.runtime.sendMessage('wake').catch(() => null)),
  )
  return allKept(stage)
}

async function remembered({ browser }: Stage): Promise<string[]> {
  const { history } = (await browser.storage('local')) as { history: { scenario: string }[] }
  return history.map(({ scenario }) => scenario)
}
