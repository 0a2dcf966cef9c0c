import { describe, expect, test } from 'vitest'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import type { Tab } from '../browsers/types.ts'
import { claraClientId } from '../simulator/accounts.ts'
import {
  finish,
  givePassword,
  goToPassword,
  signIn,
  signInAtMicrosoft,
  signInAtOnce,
} from '../simulator/drive.ts'
import { microsoftHost, unrelatedHost } from '../simulator/hosts.ts'
import {
  clara,
  expectBadge,
  expectScenario,
  expectShown,
  inBothBrowsers,
  type Stage,
  untilSeen,
} from './stage.ts'

/** In functions that run in the extension's own document; Firefox knows it by this name, too. */
declare const chrome: ExtensionApi

const unrelated = `https://${unrelatedHost}/`

inBothBrowsers((stage) => {
  describe('two sign-ins at once do not mix', () => {
    test('in two tabs', async () => {
      const [one, other] = [await stage.browser.newTab(), await stage.browser.newTab()]
      await goToPassword(one, 'workflow-on@contoso.example')
      await goToPassword(other, 'not-assigned@contoso.example')
      await givePassword(one)
      await givePassword(other)
      await expectShown(stage, one, 'approval-request')
      await expectShown(stage, other, 'not-assigned')
      for (const each of [one, other]) await each.close()
    })

    test('in two windows', async () => {
      const one = await stage.browser.newTab(clara)
      const other = await newWindow(stage)
      await goToPassword(other, 'workflow-off@contoso.example')
      await signInAtOnce(one, 'blocked@contoso.example')
      await givePassword(other)
      await expectShown(stage, one, 'app-blocked')
      await expectShown(stage, other, 'admin-approval')
      for (const each of [other, one]) await each.close()
    })
  })

  describe('a popup window', () => {
    async function popup(): Promise<{ tab: Tab; window: Tab }> {
      const tab = await stage.browser.newTab(clara)
      await tab.waitFor('#msal-popup:not([disabled])')
      return { tab, window: await stage.browser.tabOpenedBy(() => tab.click('#msal-popup')) }
    }

    test('keeps its own state when the tab that opened it is closed', async () => {
      const { tab, window } = await popup()
      await window.waitFor('#i0116')
      await tab.close()
      await signInAtMicrosoft(window, 'workflow-off@contoso.example')
      await expectShown(stage, window, 'admin-approval')
      await window.close()
    })

    test('and its opener shows it, even on another site', async () => {
      const { tab, window } = await popup()
      await window.waitFor('#i0116')
      await tab.goto(unrelated)
      await signInAtMicrosoft(window, 'workflow-off@contoso.example')
      await expectShown(stage, tab, 'admin-approval')
      for (const each of [window, tab]) await each.close()
    })
  })

  test('a duplicated tab shows what the first one shows', async () => {
    const { browser } = stage
    const tab = await stoppedAtRequest(stage)
    const copy = await browser.tabOpenedBy(() =>
      browser.inExtension(async (id) => void (await chrome.tabs.duplicate(id)), tab.tabId()),
    )
    await expectShown(stage, copy, 'admin-approval')
    for (const each of [copy, tab]) await each.close()
  })

  test('a tab that moves to another window keeps its state', async () => {
    const { browser } = stage
    const tab = await stoppedAtRequest(stage)
    await browser.inExtension(async (tabId) => void (await chrome.windows.create({ tabId })), tab.tabId())
    await expectShown(stage, tab, 'admin-approval')
    await tab.close()
  })

  test('a tab that the browser discards has its state when it returns', async () => {
    const { browser } = stage
    const tab = await stoppedAtRequest(stage)
    const front = await browser.newTab(unrelated)
    // It may come back under another number.
    const id = await browser.inExtension(
      async (before) => ((await chrome.tabs.discard(before)) as { id?: number } | undefined)?.id ?? before,
      tab.tabId(),
    )
    await browser.inExtension(async (tabId) => void (await chrome.tabs.update(tabId, { active: true })), id)
    await expect
      .poll(() => browser.inExtension((tabId) => chrome.action.getBadgeText({ tabId }), id))
      .toBe('!')
    await front.close()
    await browser.inExtension((tabId) => chrome.tabs.remove(tabId), id)
  })

  describe('reload and Back', () => {
    test('on the approval page keep the answer', async () => {
      const tab = await stoppedAtRequest(stage)
      await reload(tab)
      await expectShown(stage, tab, 'admin-approval')
      await tab.close()
    })

    test('on a page that answered a form keep it, although the browser asks before it sends the form again', async () => {
      const tab = await stopped(stage)
      await tab.goto(unrelated)
      await tab.back()
      await expectShown(stage, tab, 'admin-approval')
      await tab.close()
    })

    test('on the way lead to the same answer', async () => {
      const tab = await stage.browser.newTab(clara)
      await tab.click('#code-query')
      await tab.waitFor('#i0116')
      await reload(tab)
      await tab.waitFor('#i0116')
      await tab.back()
      await tab.click('#code-query')
      await signInAtMicrosoft(tab, 'workflow-on@contoso.example')
      await expectShown(stage, tab, 'approval-request')
      await tab.close()
    })

    test('after Clara got the refusal still say why', async () => {
      const tab = await stage.browser.newTab()
      await signInAtOnce(tab, 'declined@contoso.example')
      await finish(tab, 'declined@contoso.example')
      await expectShown(stage, tab, 'consent-declined')
      await reload(tab)
      await tab.waitFor('#failed')
      await expectShown(stage, tab, 'consent-declined')
      await tab.goto(unrelated)
      await tab.back()
      await tab.waitFor('#failed')
      await expectShown(stage, tab, 'consent-declined')
      await tab.close()
    })

    test('bring the page’s answer back each time', async () => {
      const tab = await stoppedAtRequest(stage)
      await tab.goto(`${clara}?again`)
      await tab.evaluate(() => void setTimeout(() => history.back()))
      await tab.waitFor('[data-drawn=final]')
      await expectShown(stage, tab, 'admin-approval')
      await tab.evaluate(() => void setTimeout(() => history.forward()))
      await tab.waitFor('#code-query')
      await expectShown(stage, tab, 'admin-approval')
      await tab.close()
    })
  })

  test('a request that Microsoft’s page reloads (sso_reload) is the same attempt', async () => {
    const tab = await stage.browser.newTab()
    await signIn(tab, 'workflow-on@contoso.example', 'code-query', 'sso=reload')
    await expectShown(stage, tab, 'approval-request')
    const { attempt } = (await stage.browser.storage('session'))[`tab:${tab.tabId()}`] as {
      attempt: { previous: unknown; seen: { kind: string }[] }
    }
    expect(attempt.previous).toBe(null)
    expect(attempt.seen.filter(({ kind }) => kind === 'request')).toHaveLength(2)
    await tab.close()
  })

  test('after an hour the popup says that the attempt has expired', async () => {
    const { browser } = stage
    const tab = await browser.newTab(clara)
    await tab.click('#code-query')
    await tab.waitFor('#i0116')
    const form = async () => JSON.stringify((await browser.storage('session'))[`tab:${tab.tabId()}`])
    await expect.poll(form).toContain('"form":"sign-in"')
    await browser.inExtension(async (key) => {
      const { [key]: stored } = await chrome.storage.session.get(key)
      const { attempt } = stored as { attempt: { seen: { at: number }[] } }
      for (const one of attempt.seen) one.at -= 61 * 60_000
      await chrome.storage.session.set({ [key]: stored })
    }, `tab:${tab.tabId()}`)
    const card = await stage.cardOf(tab)
    await expectScenario(card, 'session')
    expect(await card.html()).toContain('Nothing has happened for over an hour')
    for (const each of [card, tab]) await each.close()
  })

  describe('hidden renewals', () => {
    const renewal = '/auth/start/code-query?prompt=none'
    test('in a frame leave no trace', async () => {
      const tab = await stage.browser.newTab(clara)
      await renewInFrame(tab, renewal)
      await untilSeen(stage)
      await expectShown(stage, tab, 'none')
      await tab.close()
    })
    test('in the tab itself leave no trace', async () => {
      const tab = await stage.browser.newTab(`${clara.slice(0, -1)}${renewal}`)
      await tab.waitFor('#failed')
      await untilSeen(stage)
      await expectShown(stage, tab, 'none')
      await tab.close()
    })
    test('that Microsoft’s page blocks are shown', async () => {
      const query = new URLSearchParams({
        client_id: claraClientId,
        redirect_uri: `${clara}elsewhere`,
        response_type: 'code',
        prompt: 'none',
      })
      const tab = await stoppedAtRequest(stage)
      await tab.goto(`https://${microsoftHost}/organizations/oauth2/v2.0/authorize?${query}`)
      await expectShown(stage, tab, 'app-misconfigured')
      await tab.close()
    })
    test('do not end an earlier failure', async () => {
      const tab = await stoppedAtRequest(stage)
      await tab.click('#return-link')
      await tab.waitFor('#failed')
      await renewInFrame(tab, renewal)
      await tab.goto(`${clara.slice(0, -1)}${renewal}`)
      await tab.waitFor('#failed')
      await untilSeen(stage)
      await expectShown(stage, tab, 'admin-approval')
      await tab.close()
    })
  })
})

async function stopped(stage: Stage): Promise<Tab> {
  const tab = await stage.browser.newTab()
  await signIn(tab, 'workflow-off@contoso.example')
  await expectBadge(stage, tab, '!')
  return tab
}

/** Microsoft knows the person: the page stands at the address of the request itself. */
async function stoppedAtRequest(stage: Stage): Promise<Tab> {
  const tab = await stage.browser.newTab()
  await signInAtOnce(tab, 'workflow-off@contoso.example')
  await expectBadge(stage, tab, '!')
  return tab
}

async function newWindow({ browser }: Stage): Promise<Tab> {
  return browser.tabOpenedBy(() =>
    browser.inExtension(async (url) => void (await chrome.windows.create({ url })), clara),
  )
}

async function reload(tab: Tab): Promise<void> {
  await tab.evaluate(() => {
    document.documentElement.dataset.old = ''
    setTimeout(() => location.reload())
  })
  await tab.waitFor(() => document.readyState === 'complete' && !('old' in document.documentElement.dataset))
}

async function renewInFrame(tab: Tab, address: string): Promise<void> {
  await tab.evaluate((src) => {
    const frame = document.createElement('iframe')
    frame.src = src
    frame.onload = () => {
      document.body.dataset.renewed = frame.contentDocument?.body.textContent ?? ''
    }
    document.body.append(frame)
  }, address)
  await tab.waitFor(() => document.body.dataset.renewed?.includes('did not work') === true)
}
