import { afterEach, expect, test } from 'vitest'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import { loadWords } from '../../src/_locales/index.ts'
import type { Tab } from '../browsers/types.ts'
import { until } from '../browsers/until.ts'
import { signInAtOnce } from '../simulator/drive.ts'
import { clara, expectBadge, expectScenario, inBothBrowsers, type Stage } from './stage.ts'

declare const chrome: ExtensionApi

const { message, pages, scenarios } = await loadWords('en')

inBothBrowsers((stage) => {
  afterEach(() => stage.browser.inExtension(() => chrome.storage.local.clear()))

  test('the popup shows a waiting request at the next attempt, and a success as solved', async () => {
    await ask(stage)
    const idle = await stage.browser.newTab()
    const before = await stage.cardOf(idle)
    await before.waitFor('[data-part="last-failure"]')
    expect(await before.text('[data-part="last-failure"]')).toContain(
      scenarios.scenarios['approval-pending'].person.title,
    )
    await before.close()

    stage.simulator.approve()
    const tab = await again(stage)
    await expectScenario(tab.card, 'signed-in')
    expect(await tab.card.text('main')).toContain(scenarios.scenarios['signed-in@solved'].person.title)
    expect(await tab.card.text('main')).toContain(pages['changed-approved'])
    const after = await stage.cardOf(idle)
    await after.waitFor('[data-scenario="none"]')
    expect(await after.attribute('[data-part="last-failure"]', 'class')).toBe(null)
    for (const each of [after, tab.card, tab.page, idle]) await each.close()
  })

  test('the next attempt says since when the request has been waiting', async () => {
    await ask(stage)
    const { at } = await lastOf(stage, 'approval-pending')
    const { page, card } = await again(stage)
    await expectScenario(card, 'approval-pending')
    const stored = (await stage.browser.storage('session'))[`tab:${page.tabId()}`]
    expect(stored).toMatchObject({ diagnosis: { since: at } })
    await card.waitFor('[data-part="since"]')
    for (const each of [card, page]) await each.close()
  })

  test('an app that IT blocked after the request has its own diagnosis', async () => {
    await ask(stage)
    stage.simulator.block()
    const { page, card } = await again(stage)
    await expectScenario(card, 'app-blocked')
    expect(await card.text('main')).toContain(message.caveats['blocked-after-approval-page'])
    for (const each of [card, page]) await each.close()
  })

  test('another person at the same computer sees nothing of it', async () => {
    await ask(stage)
    stage.simulator.block()
    const { page, card } = await again(stage, 'workflow-off@contoso.example')
    await expectScenario(card, 'app-blocked')
    expect(await card.text('main')).not.toContain(message.caveats['blocked-after-approval-page'])
    for (const each of [card, page]) await each.close()
  })

  test('one click deletes the history', async () => {
    await ask(stage)
    const tab = await stage.browser.newTab()
    const popup = await stage.browser.openPopup(tab)
    await popup.click('[data-part="history"] summary')
    await popup.click('[data-action="delete-history"]')
    await popup.waitFor(() => document.querySelector('[data-part="last-failure"]') === null)
    expect(await stage.browser.storage('local')).toEqual({})
    await popup.close()
    await tab.close()
  })

  test('“again” opens Clara in the same tab', async () => {
    const tab = await stage.browser.newTab()
    await signInAtOnce(tab, 'workflow-off@contoso.example')
    await expectBadge(stage, tab, '!')
    const popup = await stage.browser.openPopup(tab)
    await popup.click('[data-action="try-again"]')
    await tab.waitFor('#code-query')
    expect(await tab.url()).toBe(clara)
    await tab.close()
  })
})

/** Sends a request for approval and leaves. */
async function ask(stage: Stage): Promise<void> {
  const tab = await stage.browser.newTab()
  await signInAtOnce(tab, 'workflow-on@contoso.example')
  await tab.fill('#reason', 'I file my expenses in Clara.')
  await tab.click('#request-approval')
  const card = await stage.cardOf(tab)
  await expectScenario(card, 'approval-pending')
  await lastOf(stage, 'approval-pending')
  await card.close()
  await tab.close()
}

/** The newest entry of the history, which is written after the popup shows it. */
async function lastOf({ browser }: Stage, scenario: string): Promise<{ at: number }> {
  return until(`${scenario} in the history`, async () => {
    const { history } = (await browser.storage('local')) as { history?: { at: number; scenario: string }[] }
    return history?.[0]?.scenario === scenario && history[0]
  })
}

/** Another try some time later: Microsoft asks who it is. */
async function again(stage: Stage, user = 'workflow-on@contoso.example'): Promise<{ page: Tab; card: Tab }> {
  await stage.browser.clearCookies()
  const page = await stage.browser.newTab()
  await signInAtOnce(page, user)
  return { page, card: await stage.cardOf(page) }
}
