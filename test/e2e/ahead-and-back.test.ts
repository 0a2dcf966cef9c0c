import { expect, test } from 'vitest'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import type { Tab } from '../browsers/types.ts'
import { until } from '../browsers/until.ts'
import { type Driver, signInAtMicrosoft, signInAtOnce } from '../simulator/drive.ts'
import { microsoftHost } from '../simulator/hosts.ts'
import { clara, expectBadge, expectScenario, inBrowser, type Stage, said } from './stage.ts'

/** In functions that run in the extension's own document. */
declare const chrome: ExtensionApi

const verdict = { scenario: 'admin-approval', code: '90094', owner: 'it' }
const path = '/organizations/oauth2/v2.0/authorize'
const request = `${path}?client_id=c1a7a000-1111-4222-8333-0123456789ab&response_type=code&redirect_uri=https%3A%2F%2Fapp.clara.com%2Fauth%2Fcallback&scope=openid&state=SECRET-state`

// Firefox loads no page ahead.
inBrowser('chromium', (stage) => {
  test('a preloaded sign-in page is no attempt until the person opens it', async () => {
    const { browser, simulator } = stage
    const tab = await browser.newTab(`https://${microsoftHost}/`)
    const asked = () => simulator.log.filter((one) => one.path === path)
    await tab.evaluate((url) => {
      const rules = document.createElement('script')
      rules.type = 'speculationrules'
      rules.text = JSON.stringify({ prerender: [{ urls: [url], eagerness: 'immediate' }] })
      document.documentElement.append(rules)
    }, request)
    await expect.poll(() => asked().length).toBe(1)
    // What comes later is seen: so what came before would have been seen by now.
    const witness = await browser.newTab()
    await signInAtOnce(witness, 'blocked@contoso.example')
    await expectBadge(stage, witness, '!')
    await witness.close()
    const kept = await browser.storage('session')
    expect(kept).toHaveProperty([`tab:${witness.tabId()}`])
    expect(kept).not.toHaveProperty([`tab:${tab.tabId()}`])
    expect(await browser.badge(tab)).toBe('')

    simulator.log.length = 0
    await tab.evaluate((url) => {
      location.href = url
    }, request)
    await expectBadge(stage, tab, '…')
    const hands = handsOn(stage, tab)
    await hands.waitFor('#i0116')
    expect(asked()).toEqual([])
    await signInAtMicrosoft(hands, 'workflow-off@contoso.example')
    await expectBadge(stage, tab, '!')
    const card = await stage.cardOf(tab)
    await expectScenario(card, verdict.scenario)
    expect(await said(card)).toEqual(verdict)
    for (const each of [card, tab]) await each.close()
  })
})

/** Uses the extension's API: the driver may lose a tab that shows a preloaded page. */
function handsOn({ browser }: Stage, tab: Tab): Driver {
  const run = (selector: string, text: string | null, isPressed: boolean) =>
    browser.inExtension(
      async (tabId, ...args) => {
        const [{ result } = { result: false }] = await chrome.scripting.executeScript({
          target: { tabId },
          func: (at: string, typed: string | null, press: boolean) => {
            const element = document.querySelector<HTMLElement>(at)
            if (element === null || !element.checkVisibility()) return false
            if (typed !== null && element instanceof HTMLInputElement) element.value = typed
            if (press) element.click()
            return true
          },
          args,
        })
        return result === true
      },
      tab.tabId(),
      selector,
      text,
      isPressed,
    )
  const done = (selector: string, text: string | null, isPressed: boolean) =>
    until(selector, () => run(selector, text, isPressed)).then(() => undefined)
  return {
    goto: tab.goto,
    waitFor: (selector) => done(selector, null, false),
    fill: (selector, text) => done(selector, text, false),
    click: (selector) => done(selector, null, true),
  }
}

// Chromium takes the key that brings a tab back from nobody but the person.
inBrowser('firefox', (stage) => {
  test('a closed tab that is reopened continues its sign-in', async () => {
    const { browser } = stage
    const tab = await browser.newTab(clara)
    await tab.click('#code-query')
    await tab.waitFor('#i0116')
    await tab.close()
    const back = await browser.reopenTab?.()
    if (back === undefined) throw new Error('nothing was brought back')
    await back.waitFor('#i0116')
    await expectBadge(stage, back, '…')
    await signInAtMicrosoft(back, 'workflow-off@contoso.example')
    await expectBadge(stage, back, '!')
    const card = await stage.cardOf(back)
    await expectScenario(card, verdict.scenario)
    expect(await said(card)).toEqual(verdict)
    for (const each of [card, back]) await each.close()
  })
})
