import type { Browser as ExtensionApi } from 'webextension-polyfill'
import { hasUnreadAnswer } from '../../src/attempt/attempt.ts'
import { emptyTab } from '../../src/attempt/fold.ts'
import { scenarios } from '../../src/diagnosis/scenarios.ts'
import { type StoredTab, tabKey } from '../../src/diagnosis/stored.ts'
import type { TestBrowser } from '../browsers/types.ts'
import { until } from '../browsers/until.ts'
import { accounts } from '../simulator/accounts.ts'
import { finish, goToPassword, signIn } from '../simulator/drive.ts'
import type { Simulator } from '../simulator/index.ts'

/** In functions that run in the extension's own document. */
declare const chrome: ExtensionApi

/** What a face shows, and the record that it is drawn from; null where a tab has none. */
export interface State {
  name: string
  stored: StoredTab | null
}

/** Plays a sign-in for every scenario there is, and keeps what the worker has stored of it. Throws if one is not reached. */
export async function playAll(browser: TestBrowser, simulator: Simulator): Promise<State[]> {
  const states: State[] = [
    { name: 'none', stored: null },
    { name: 'in-progress', stored: await played(browser, simulator, 'in-progress') },
    { name: 'unread', stored: await played(browser, simulator, 'unread') },
  ]
  for (const scenario of Object.keys(scenarios))
    states.push({ name: scenario, stored: await played(browser, simulator, scenario) })
  return states
}

async function played(browser: TestBrowser, simulator: Simulator, scenario: string): Promise<StoredTab> {
  simulator.reset()
  await browser.clearCookies()
  const tab = await browser.newTab()
  if (scenario === 'in-progress') await goToPassword(tab, 'signed-in@contoso.example')
  else if (scenario === 'unread') await signIn(tab, 'signed-in@contoso.example', 'saml')
  else if (scenario === 'network') {
    simulator.trouble('login.microsoftonline.com', 'cut')
    await tab.goto('https://app.clara.com/')
    await tab.click('#code-query')
  } else {
    const account = accounts.find((one) => one.scenario === scenario)
    if (account === undefined) throw new Error(`Nobody's sign-in ends in ${scenario}.`)
    await signIn(tab, account.user)
    if (account.next !== undefined) await finish(tab, account.user)
  }
  const key = tabKey(tab.tabId())
  const stored = await until(scenario, async () => {
    const { [key]: record } = await browser.storage('session')
    const kept = record as StoredTab | undefined
    return nameOf(kept) === scenario && kept
  })
  await tab.close()
  return stored
}

function nameOf({ attempt, diagnosis }: StoredTab = { ...emptyTab, diagnosis: null }): string {
  if (attempt === null) return 'none'
  return diagnosis?.scenario ?? (hasUnreadAnswer(attempt) ? 'unread' : 'in-progress')
}

/** Writes the records where the worker would; a state's number in the list is its tab's. Nothing else is kept there. */
export async function put(browser: TestBrowser, states: readonly State[]): Promise<void> {
  const records = Object.fromEntries(
    states.flatMap(({ stored }, index) => (stored === null ? [] : [[tabKey(index + firstTab), stored]])),
  )
  await browser.inExtension(async (items) => {
    await chrome.storage.session.clear()
    await chrome.storage.session.set(items)
  }, records)
}

/** Chromium's own tab numbers are far higher. */
export const firstTab = 1
