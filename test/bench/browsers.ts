import type { Browser as ExtensionApi } from 'webextension-polyfill'
import type { BrowserName, Tab, TestBrowser } from '../browsers/types.ts'
import { until } from '../browsers/until.ts'
import { microsoftHost, unrelatedHost } from '../simulator/hosts.ts'
import { type Simulator, startSimulator } from '../simulator/index.ts'
import { launchWith } from './extensions.ts'
import { compare, median, type Row } from './measure.ts'

declare const chrome: ExtensionApi

const pairs = 20
const stop = 'https://app.clara.com/auth/start/code-query?login_hint=workflow-off%40contoso.example'
const signInPage = `https://${microsoftHost}/organizations/oauth2/v2.0/authorize?client_id=c1a7a000-1111-4222-8333-0123456789ab&redirect_uri=https%3A%2F%2Fapp.clara.com%2Fauth%2Fcallback&response_type=code&scope=openid&state=x`

interface Ring {
  name: BrowserName
  simulator: Simulator
  ours: Corner
  bare: Corner
  empty: Corner
}

interface Corner {
  browser: TestBrowser
  tab: Tab
}

/** What people feel of the extension, in each browser: ours and its rivals in browsers of their own, in turn. */
export async function benchBrowsers(): Promise<Row[]> {
  const rows: Row[] = []
  for (const name of ['chromium', 'firefox'] as const) {
    const simulator = await startSimulator({ hintSignsIn: true, drawAfter: 0 })
    const corner = async (rival: 'ours' | 'bare' | 'empty'): Promise<Corner> => {
      const browser = await launchWith(name, rival, simulator)
      return { browser, tab: await browser.newTab() }
    }
    const ring: Ring = {
      name,
      simulator,
      ours: await corner('ours'),
      bare: await corner('bare'),
      empty: await corner('empty'),
    }
    try {
      await ring.ours.browser.inExtension(async () => {
        await chrome.storage.local.set({ choices: { openPopup: false } })
      })
      rows.push(await badge(ring, 'running'), await badge(ring, 'stopped'))
      rows.push(await popup(ring), await load(ring), await elsewhere(ring))
    } finally {
      for (const { browser } of [ring.ours, ring.bare, ring.empty]) await browser.close()
      await simulator.close()
    }
  }
  return rows
}

/** From the first byte of Microsoft's block page to the badge, against a worker that sets one when that page is there. */
async function badge({ name, simulator, ours, bare }: Ring, worker: 'running' | 'stopped'): Promise<Row> {
  const time = async ({ browser, tab }: Corner) => {
    await tab.goto(`https://${unrelatedHost}/`)
    let release = () => {}
    if (worker === 'stopped') {
      const held = new Promise<void>((resolve) => {
        release = resolve
      })
      const asked = new Promise<void>((resolve) => {
        simulator.gate.hold = async ({ host, isDocument }) => {
          if (host !== microsoftHost || !isDocument) return
          resolve()
          await held
        }
      })
      await visit(browser, tab)
      await asked
      await browser.stopWorker()
      simulator.gate.hold = null
    } else await visit(browser, tab)
    release()
    const shown = await until('the badge', () =>
      browser.inExtension(() => (globalThis as { shown?: number }).shown ?? null),
    )
    return shown - (await tab.evaluate(answered))
  }
  const times = await compare(
    pairs,
    () => time(ours),
    () => time(bare),
  )
  return { what: `${name}: block page to badge, worker ${worker}`, goal: 1.3, ...times }
}

/** Goes there, and notes when the tab's badge is there. */
async function visit(browser: TestBrowser, tab: Tab): Promise<void> {
  await browser.inExtension(
    async (tabId, url) => {
      const here = globalThis as { shown?: number }
      delete here.shown
      await chrome.tabs.update(tabId, { url })
      const look = async () => {
        while ((await chrome.action.getBadgeText({ tabId })) !== '!')
          await new Promise((resolve) => setTimeout(resolve, 1))
        here.shown = Date.now()
      }
      void look()
    },
    tab.tabId(),
    stop,
  )
}

/** When the page's first byte came, milliseconds since the epoch. */
function answered(): number {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return performance.timeOrigin + (entry?.responseStart ?? 0)
}

/** From the press of the button to the popup's first contentful paint, against one static file. */
async function popup({ name, ours, bare }: Ring): Promise<Row> {
  for (const { browser, tab } of [ours, bare]) {
    await tab.goto(stop)
    await until('the badge', async () => (await browser.badge(tab)) === '!')
  }
  const time = async ({ browser, tab }: Corner) => {
    const began = Date.now()
    const view = await browser.openPopup(tab)
    const painted = await until('the paint', () =>
      view.evaluate(() => {
        const [paint] = performance.getEntriesByName('first-contentful-paint')
        return paint === undefined ? null : performance.timeOrigin + paint.startTime
      }),
    )
    await view.close()
    return painted - began
  }
  return {
    what: `${name}: button to the popup's first paint`,
    goal: 1.1,
    ...(await compare(
      pairs,
      () => time(ours),
      () => time(bare),
    )),
  }
}

/** Microsoft's sign-in page up to `load`, against an extension that does nothing. */
async function load({ name, ours, empty }: Ring): Promise<Row> {
  const time = async ({ tab }: Corner) => {
    await tab.goto(signInPage)
    return tab.evaluate(loaded)
  }
  return {
    what: `${name}: Microsoft's sign-in page up to load`,
    goal: 1.02,
    ...(await compare(
      pairs * 2,
      () => time(ours),
      () => time(empty),
    )),
  }
}

/** A thousand pages of other sites; each measurement is the median of twenty. The worker must not have been started by any. */
async function elsewhere({ name, ours, empty }: Ring): Promise<Row> {
  let visits = 0
  let starts = 0
  const time = async ({ browser, tab }: Corner) => {
    const all: number[] = []
    for (let visit = 0; visit < 20; visit += 1) {
      await tab.goto(`https://${unrelatedHost}/${visit}`)
      all.push(await tab.evaluate(loaded))
      if (browser !== ours.browser) continue
      visits += 1
      if (await browser.workerRunning()) starts += 1
    }
    return median(all)
  }
  await ours.tab.goto(`https://${unrelatedHost}/`)
  await ours.browser.stopWorker()
  const times = await compare(
    50,
    () => time(ours),
    () => time(empty),
  )
  const detail = `${times.detail}; ${visits} visits, worker running after ${starts}`
  return { what: `${name}: other sites up to load`, goal: starts > 0 ? 0 : 1.01, ...times, detail }
}

/** Milliseconds from the navigation's start to the end of `load`. */
function loaded(): number {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return entry?.loadEventEnd ?? 0
}
