import type { Browser as ExtensionApi } from 'webextension-polyfill'
import { hasUnreadAnswer } from '../../src/attempt/attempt.ts'
import { emptyTab } from '../../src/attempt/fold.ts'
import { scenarios } from '../../src/diagnosis/scenarios.ts'
import { type StoredTab, tabKey } from '../../src/diagnosis/stored.ts'
import type { Tab, TestBrowser } from '../browsers/types.ts'
import { until } from '../browsers/until.ts'
import { accounts } from '../simulator/accounts.ts'
import { finish, goToPassword, signIn, signInAtOnce } from '../simulator/drive.ts'
import type { Simulator } from '../simulator/index.ts'

/** For functions that run in a document of the extension. */
declare const chrome: ExtensionApi

/** A state of a tab, and its stored record; null if the tab has none. */
export interface State {
  name: string
  stored: StoredTab | null
}

/** Plays a sign-in for every scenario, and returns the stored records. Throws at any other end. */
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

/** Plays the sign-in that ends in this state, and returns its stored record. */
export async function played(browser: TestBrowser, simulator: Simulator, state: string): Promise<StoredTab> {
  simulator.reset()
  await browser.clearCookies()
  const tab = await browser.newTab()
  await playInto(tab, simulator, state)
  const key = tabKey(tab.tabId())
  const stored = await until(state, async () => {
    const { [key]: record } = await browser.storage('session')
    const kept = record as StoredTab | undefined
    return nameOf(kept) === state && kept
  })
  await tab.close()
  return stored
}

async function playInto(tab: Tab, simulator: Simulator, state: string): Promise<void> {
  if (state === 'in-progress') return goToPassword(tab, 'signed-in@contoso.example')
  if (state === 'unread') return signIn(tab, 'signed-in@contoso.example', 'saml')
  if (state === 'network') {
    simulator.trouble('login.microsoftonline.com', 'cut')
    await tab.goto('https://app.clara.com/')
    return tab.click('#code-query')
  }
  const account = accounts.find(({ scenario }) => scenario === state)
  if (account === undefined) throw new Error(`No account's sign-in ends in ${state}.`)
  await signInAtOnce(tab, account.user)
  if (account.next !== undefined) await finish(tab, account.user)
}

function nameOf({ attempt, diagnosis }: StoredTab = { ...emptyTab, diagnosis: null }): string {
  if (attempt === null) return 'none'
  return diagnosis?.scenario ?? (hasUnreadAnswer(attempt) ? 'unread' : 'in-progress')
}

/** Replaces the worker's records by these. The index of a state gives the number of its tab. */
export async function put(browser: TestBrowser, states: readonly State[]): Promise<void> {
  const records = Object.fromEntries(
    states.flatMap(({ stored }, index) => (stored === null ? [] : [[tabKey(index + firstTab), stored]])),
  )
  await browser.inExtension(async (items) => {
    await chrome.storage.session.clear()
    await chrome.storage.session.set(items)
  }, records)
}

/** Far below the numbers that Chromium gives its tabs. */
export const firstTab = 1
