import { afterEach, describe, expect, test } from 'vitest'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import type { Tab } from '../browsers/types.ts'
import { isLongRun } from '../run-mode.ts'
import { finish, goToPassword, password, signIn, signInAtOnce } from '../simulator/drive.ts'
import { clara, expectBadge, expectScenario, inBrowser, type Stage } from './stage.ts'

declare const chrome: ExtensionApi

/** Who signs in, by which of Clara's buttons, and what its address is asked with. */
type Walk = [what: string, user: string, way: string, query?: string]

/** Browsers differ in how they report these answers and hosts. */
const walks: Walk[] = [
  ['the answer in the query', 'signed-in', 'code-query'],
  ['the answer in the fragment', 'signed-in', 'code-fragment'],
  ['the answer in a posted form', 'signed-in', 'code-form-post'],
  ['a call-back that moves on at once', 'signed-in', 'code-redirecting'],
  ['MSAL', 'signed-in', 'msal-redirect'],
  ['a broker', 'signed-in', 'broker'],
  ['a reload of the same request', 'signed-in', 'code-query', 'sso=reload'],
]

/** The same events with other pages and parameters: one browser is enough for the engine. */
const variations: Walk[] = [
  ['a second factor, the answer in a form', 'mfa-ok', 'code-form-post'],
  ['a device that the company knows', 'registered-device', 'code-query'],
  ['a passkey', 'passkey', 'code-query'],
  ['a page to set up a second factor, which signs in for itself', 'set-up', 'code-query'],
  ['the elder endpoint', 'signed-in', 'code-v1'],
  ['another company', 'signed-in@fabrikam.example', 'code-query'],
  ['“Stay signed in?”', 'kmsi', 'code-query'],
  ['a second factor', 'mfa-ok', 'code-query'],
  ['“Are you trying to sign in?”', 'speed-bump', 'code-query'],
  ['a second factor of another provider', 'factor', 'code-query'],
  ['terms of use', 'terms', 'code-query'],
  ['a code and an ID token', 'signed-in', 'code-form-post', 'response_type=code id_token'],
  ['the account picker asked for', 'signed-in', 'code-query', 'prompt=select_account'],
  ['a password asked for anew', 'signed-in', 'code-query', 'prompt=login'],
  ['a tenant of its own', 'signed-in', 'code-query', 'tenant=contoso.example'],
  ['Microsoft in Spanish', 'signed-in', 'code-query', 'mkt=es-MX'],
]

inBrowser('chromium', leavesNothing)
inBrowser('firefox', isLongRun ? leavesNothing : (stage) => leavesNothingButSuccess(stage, walks))

function leavesNothing(stage: Stage): void {
  leavesNothingButSuccess(stage, [...walks, ...variations])
  answersLeaveNothing(stage)
}

function leavesNothingButSuccess(stage: Stage, chosen: readonly Walk[]): void {
  afterEach(() => stage.browser.inExtension(() => chrome.storage.local.clear()))

  describe('leaves only a success', () => {
    test.each(chosen)('%s', async (_, user, way, query = '') => {
      const tab = await stage.browser.newTab()
      const badges = await watchBadges(stage, tab)
      await signIn(tab, user.includes('@') ? user : `${user}@contoso.example`, way, query)
      await expectSuccess(stage, tab)
      expect(await badges()).toEqual([])
      await tab.close()
    })

    test('an existing session', async () => {
      const tab = await stage.browser.newTab()
      await signIn(tab, 'signed-in@contoso.example')
      await expectSuccess(stage, tab)
      await tab.goto(clara)
      await tab.click('#code-form-post')
      await expectSuccess(stage, tab)
      await tab.close()
    })

    test('a popup window', async () => {
      const { browser } = stage
      const tab = await browser.newTab(clara)
      await tab.waitFor('#msal-popup:not([disabled])')
      const window = await browser.tabOpenedBy(() => tab.click('#msal-popup'))
      await window.fill('#i0116', 'signed-in@contoso.example')
      await window.click('#idSIButton9')
      await window.waitFor('#i0118')
      await window.fill('#i0118', password)
      await window.click('#idSIButton9')
      await expectSuccess(stage, tab)
      await tab.close()
    })

    test('a hidden renewal in a frame, beside another tab', async () => {
      const tab = await stage.browser.newTab()
      await signIn(tab, 'signed-in@contoso.example')
      const beside = await stage.browser.newTab(clara)
      await tab.evaluate(() => {
        const frame = document.createElement('iframe')
        frame.src = '/auth/start/code-query?prompt=none'
        frame.onload = () => frame.setAttribute('id', 'renewed')
        document.body.append(frame)
      })
      await tab.waitFor('#renewed')
      await expectSuccess(stage, tab)
      expect(await stage.browser.badge(beside)).toBe('')
      for (const each of [beside, tab]) await each.close()
    })
  })

  describe('a failure that the person corrects at once', () => {
    test('goes away: a wrong first password', async () => {
      const tab = await stage.browser.newTab(clara)
      await tab.click('#code-query')
      await tab.fill('#i0116', 'signed-in@contoso.example')
      await tab.click('#idSIButton9')
      await tab.fill('#i0118', 'wrong')
      await tab.click('#idSIButton9')
      await expectBadge(stage, tab, '!')
      await tab.fill('#i0118', password)
      await tab.click('#idSIButton9')
      await expectSuccess(stage, tab, ['signed-in'])
      await tab.close()
    })
  })
}

/** What the person answers on Microsoft's last page, or IT has answered before. */
function answersLeaveNothing(stage: Stage): void {
  describe('leaves only a success', () => {
    test.each([
      ['a person’s own consent', 'consent@contoso.example'],
      ['an administrator’s consent for the company', 'admin@contoso.example'],
    ])('%s', async (_, user) => {
      const tab = await stage.browser.newTab()
      await signInAtOnce(tab, user)
      await finish(tab, user)
      await expectSuccess(stage, tab)
      await tab.close()
    })

    test('an approval given before', async () => {
      stage.simulator.approve()
      const tab = await stage.browser.newTab()
      await signInAtOnce(tab, 'workflow-off@contoso.example')
      await expectSuccess(stage, tab)
      await tab.close()
    })

    test('“Stay signed in?” answered with no', async () => {
      const tab = await stage.browser.newTab()
      await goToPassword(tab, 'kmsi@contoso.example')
      await tab.fill('#i0118', password)
      await tab.click('#idSIButton9')
      await tab.click('[data-drawn=kmsi] #idBtn_Back')
      await expectSuccess(stage, tab)
      await tab.close()
    })
  })
}

async function expectSuccess(stage: Stage, tab: Tab, remembered: string[] = []): Promise<void> {
  await tab.waitFor('#signed-in')
  const card = await stage.cardOf(tab)
  await expectScenario(card, 'signed-in')
  await card.close()
  await expectBadge(stage, tab, '✓')
  const stored = (await stage.browser.storage('session'))[`tab:${tab.tabId()}`]
  expect(stored, 'no popup opened by itself').not.toHaveProperty('announced')
  const { history = [] } = (await stage.browser.storage('local')) as { history?: { scenario: string }[] }
  expect(history.map(({ scenario }) => scenario)).toEqual(remembered)
}

/** Notes each state of the tab in which it tells of a stop; gives what was noted, in the end. */
async function watchBadges({ browser }: Stage, tab: Tab): Promise<() => Promise<string[]>> {
  const key = `tab:${tab.tabId()}`
  await browser.inExtension((name) => {
    document.title = '[]'
    chrome.storage.session.onChanged.addListener((changes) => {
      const { diagnosis } = (changes[name]?.newValue ?? {}) as { diagnosis?: { scenario: string } | null }
      if (!diagnosis || diagnosis.scenario === 'signed-in') return
      document.title = JSON.stringify([...JSON.parse(document.title), diagnosis.scenario])
    })
  }, key)
  return () => browser.inExtension(() => JSON.parse(document.title) as string[])
}
