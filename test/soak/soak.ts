import type { Browser as ExtensionApi } from 'webextension-polyfill'
import { hasUnreadAnswer } from '../../src/attempt/attempt.ts'
import { maxEntries } from '../../src/diagnosis/history.ts'
import { maxTabs, type StoredTab, storedTabs } from '../../src/diagnosis/stored.ts'
import type { Tab, TestBrowser } from '../browsers/types.ts'
import { until } from '../browsers/until.ts'
import { type Account, accounts } from '../simulator/accounts.ts'
import { holdMicrosoft } from '../simulator/hold.ts'
import type { Simulator } from '../simulator/index.ts'

declare const chrome: ExtensionApi

export interface Soaking {
  signIns: number
  tabs: number
  /** The same number, the same sign-ins. */
  seed: number
  /** Called after each round, with the results so far. */
  onRound?: (soaked: Soaked) => Promise<void>
}

export interface Soaked {
  done: number
  /** Each sign-in with a wrong diagnosis, or with none. */
  wrong: string[]
  /** Sign-ins whose posting page was gone before the worker started: the state is `unread`. */
  unread: number
  stops: number
  /** The largest storage at the end of a round: tabs, entries, characters of JSON. */
  most: { tabs: number; history: number; characters: number }
}

/**
 * Mixed sign-ins in many tabs at once. Tabs close and open, and the worker stops during some.
 * Each diagnosis must be the account's scenario. The simulator must sign in the hinted account.
 */
export async function soak(
  browser: TestBrowser,
  simulator: Simulator,
  { signIns, tabs, seed, onRound }: Soaking,
): Promise<Soaked> {
  const chance = generator(seed)
  const soaked: Soaked = {
    done: 0,
    wrong: [],
    unread: 0,
    stops: 0,
    most: { tabs: 0, history: 0, characters: 0 },
  }
  const all: Tab[] = []
  for (let round = 0; soaked.done < signIns; round += 1) {
    // People close tabs: the records of closed ones remain.
    if (round % 4 === 3) for (const tab of all.splice(0, Math.ceil(tabs / 2))) await tab.close()
    while (all.length < tabs) all.push(await browser.newTab())
    const isStopped = chance() < 0.4
    const walks = all.slice(0, signIns - soaked.done).map((tab) => walk(tab, round, chance))
    const before = await starts(browser)
    const gate = isStopped ? holdMicrosoft(simulator) : null
    await begin(browser, walks)
    if (gate !== null) {
      // Browsers stop an idle worker: here, while Microsoft's answer is on its way.
      await until('the requests to be recorded', () => haveBegun(browser, walks, before), 60_000)
      await browser.stopWorker()
      soaked.stops += 1
      gate.release()
    }
    const { wrong, unread } = await verdicts(browser, walks, before, isStopped)
    soaked.wrong.push(...wrong)
    soaked.unread += unread
    soaked.done += walks.length
    const held = await holdings(browser)
    for (const key of ['tabs', 'history', 'characters'] as const)
      soaked.most[key] = Math.max(soaked.most[key], held[key])
    await onRound?.(soaked)
  }
  for (const tab of all) await tab.close()
  return soaked
}

/** What docs/architecture.md says of storage. */
export function isWithinBounds({ tabs, history, characters }: Soaked['most']): boolean {
  return tabs <= maxTabs && history <= maxEntries && characters < 1_000_000
}

interface Walk {
  tab: Tab
  account: Account
  address: string
}

/** Accounts that end where the hint alone leads. */
const quick = accounts.filter(({ next, steps }) => next === undefined && !steps.includes('personal'))
/** Ends on Microsoft's page: without it, quick returns to the app are a redirect loop. */
const paged = quick.filter(
  ({ ending }) => !['accept', 'redirect', 'cancel-redirect', 'outage'].includes(ending.kind),
)
const answers = ['code-query', 'code-fragment', 'code-form-post']

function walk(tab: Tab, round: number, chance: () => number): Walk {
  const choice = round % 2 === 0 ? quick : paged
  const account = pick(choice, chance)
  const way = pick(answers, chance)
  const hint = encodeURIComponent(account.user)
  return { tab, account, address: `https://app.clara.com/auth/start/${way}?login_hint=${hint}` }
}

async function begin(browser: TestBrowser, walks: readonly Walk[]): Promise<void> {
  const goals = walks.map(({ tab, address }): [number, string] => [tab.tabId(), address])
  await browser.inExtension(async (all) => {
    await Promise.all(all.map(([id, url]) => chrome.tabs.update(id, { url })))
  }, goals)
}

async function haveBegun(
  browser: TestBrowser,
  walks: readonly Walk[],
  before: Readonly<Record<string, number>>,
): Promise<boolean> {
  const now = await starts(browser)
  return walks.every(({ tab }) => (now[`tab:${tab.tabId()}`] ?? 0) > (before[`tab:${tab.tabId()}`] ?? 0))
}

async function starts(browser: TestBrowser): Promise<Record<string, number>> {
  const session = (await browser.storage('session')) as Record<string, StoredTab>
  return Object.fromEntries(Object.entries(session).map(([key, one]) => [key, one.attempt?.startedAt ?? 0]))
}

/**
 * Waits until every tab has its diagnosis, or until the deadline.
 * Only a page that is gone before the worker starts may lose its message: then it is `unread`.
 */
async function verdicts(
  browser: TestBrowser,
  walks: readonly Walk[],
  before: Readonly<Record<string, number>>,
  isStopped: boolean,
): Promise<{ wrong: string[]; unread: number }> {
  const deadline = performance.now() + 20_000
  let looks = 0
  while (true) {
    const session = (await browser.storage('session')) as Record<string, StoredTab>
    const found = walks.map((walk) => {
      const key = `tab:${walk.tab.tabId()}`
      return verdictOn(walk, session[key], { before: before[key] ?? 0, isStopped })
    })
    const unread = found.filter((verdict) => verdict === 'unread').length
    const wrong = found.filter((verdict) => verdict !== 'right' && verdict !== 'unread')
    // What is still on its way may yet be read.
    looks = wrong.length === 0 ? looks + 1 : 0
    if (looks > (unread > 0 ? 10 : 0) || performance.now() > deadline) return { wrong, unread }
    await browser.inExtension(() => new Promise((resolve) => setTimeout(resolve, 100)))
  }
}

/** `right`, `unread`, or a sentence that says what is wrong. */
function verdictOn(
  { account, address }: Walk,
  stored: StoredTab | undefined,
  { before, isStopped }: { before: number; isStopped: boolean },
): string {
  const { attempt = null, diagnosis = null } = stored ?? {}
  const expected = `${account.user}, ${address}: ${account.scenario} ${account.code ?? ''}`
  if (attempt === null || attempt.startedAt <= before) return `${expected}, but no attempt`
  const mayBeUnread = isStopped && address.includes('/code-form-post?')
  if (diagnosis === null)
    return mayBeUnread && hasUnreadAnswer(attempt) ? 'unread' : `${expected}, but no diagnosis`
  const hasCode = account.code === undefined || account.code === diagnosis.code
  if (diagnosis.scenario === account.scenario && hasCode) return 'right'
  return `${expected}, but ${diagnosis.scenario} ${diagnosis.code}`
}

async function holdings(browser: TestBrowser): Promise<Soaked['most']> {
  const session = await browser.storage('session')
  const local = await browser.storage('local')
  return {
    tabs: storedTabs(session).length,
    history: Array.isArray(local.history) ? local.history.length : 0,
    characters: JSON.stringify([session, local]).length,
  }
}

function pick<T>(all: readonly T[], chance: () => number): T {
  const one = all[Math.floor(chance() * all.length)]
  if (one === undefined) throw new Error('nothing to choose from')
  return one
}

/** Numbers from 0 to 1 by a linear congruence: the same seed repeats a run. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
