import type { Browser as ExtensionApi } from 'webextension-polyfill'
import type { BrowserName, Tab, TestBrowser } from '../browsers/types.ts'
import { until } from '../browsers/until.ts'
import { holdMicrosoft } from '../simulator/hold.ts'
import { microsoftHost, unrelatedHost } from '../simulator/hosts.ts'
import { type Simulator, startSimulator } from '../simulator/index.ts'
import { type Contender, launchWith } from './contenders.ts'
import { compare, median, type Row } from './measure.ts'

declare const chrome: ExtensionApi

const pairs = 20
const stop = 'https://app.clara.com/auth/start/code-query?login_hint=workflow-off%40contoso.example'
const signInPage = `https://${microsoftHost}/organizations/oauth2/v2.0/authorize?client_id=c1a7a000-1111-4222-8333-0123456789ab&redirect_uri=https%3A%2F%2Fapp.clara.com%2Fauth%2Fcallback&response_type=code&scope=openid&state=x`

/** A browser of its own for each, in which the tab is. */
interface Corner {
  browser: TestBrowser
  tab: Tab
}

interface Ring extends Record<Contender, Corner> {
  name: BrowserName
  simulator: Simulator
}

/** What people feel of the extension in a browser. */
export async function* benchBrowser(name: BrowserName): AsyncGenerator<Row> {
  const simulator = await startSimulator({ hintSignsIn: true, drawAfter: 0 })
  const close: (() => Promise<void>)[] = [() => simulator.close()]
  try {
    const corner = async (contender: Contender): Promise<Corner> => {
      const launched = await launchWith(name, contender, simulator)
      close.unshift(launched.close)
      return { browser: launched.browser, tab: await launched.browser.newTab() }
    }
    const [ours, bare, empty] = [await corner('ours'), await corner('bare'), await corner('empty')]
    const ring: Ring = { name, simulator, ours, bare, empty }
    await ours.browser.inExtension(async () => {
      await chrome.storage.local.set({ choices: { openPopup: false } })
    })
    yield await badge(ring, 'running')
    yield await badge(ring, 'stopped')
    yield await popup(ring)
    yield await loadTime(ring)
    if (ours.tab.busy !== undefined) yield await mainThread(ring)
    yield await elsewhere(ring)
  } finally {
    for (const end of close) await end()
  }
}

/** From the first byte of Microsoft's block page to the badge, against a worker that sets one when that page is there. */
async function badge({ name, simulator, ours, bare }: Ring, worker: 'running' | 'stopped'): Promise<Row> {
  const time = async ({ browser, tab }: Corner) => {
    await tab.goto(`https://${unrelatedHost}/`)
    // Else the badge of the time before would be back as soon as Clara is.
    await browser.inExtension(() => chrome.storage?.session.clear())
    if (worker === 'running') await visit(browser, tab)
    else await stopMeanwhile(simulator, browser, () => visit(browser, tab))
    const shown = await until('the badge', () =>
      // The document's, since Firefox gives each call a global object of its own.
      browser
        .inExtension(() => Number(document.documentElement.dataset.shown ?? 0))
        .then((at) => at > 0 && at),
    )
    // A page that is still loading may leave Firefox's driver without an answer.
    return shown - (await until('the page', () => tab.evaluate(answered)))
  }
  const times = await compare(
    pairs,
    () => time(ours),
    () => time(bare),
  )
  return { what: `${name}: block page to badge, worker ${worker}`, goal: 1.3, ...times }
}

/** Stops the worker while Microsoft has been asked and has not answered, and the attempt has been stored: browsers stop none that is at work. */
async function stopMeanwhile(
  simulator: Simulator,
  browser: TestBrowser,
  begin: () => Promise<void>,
): Promise<void> {
  const { asked, release } = holdMicrosoft(simulator)
  await begin()
  await asked
  await until('the attempt to be stored', () =>
    browser.inExtension(async () => {
      // The one that does the least stores nothing.
      const stored = await chrome.storage?.session.get(null)
      return stored === undefined || JSON.stringify(stored).includes('"startedAt"')
    }),
  )
  await browser.stopWorker()
  release()
}

/** Goes there, and notes when the tab's badge is there. */
async function visit(browser: TestBrowser, tab: Tab): Promise<void> {
  await browser.inExtension(
    async (tabId, url) => {
      const here = document.documentElement.dataset
      delete here.shown
      await chrome.tabs.update(tabId, { url })
      const look = async () => {
        // Not a timer: this page is in the background, where Firefox lets a second pass before any.
        const pause = () =>
          new Promise((resolve) => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = resolve
            port2.postMessage(null)
          })
        while ((await chrome.action.getBadgeText({ tabId })) !== '!') await pause()
        here.shown = String(performance.timeOrigin + performance.now())
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
    const view = await browser.openPopup(tab)
    const painted = await until('the paint', () =>
      view.evaluate(() => {
        const [paint] = performance.getEntriesByName('first-contentful-paint')
        return paint === undefined ? null : performance.timeOrigin + paint.startTime
      }),
    )
    await view.close()
    return painted - browser.pressedAt()
  }
  const times = await compare(pairs, warm(time, ours), warm(time, bare))
  return { what: `${name}: button to the popup's first paint`, goal: 1.1, ...times }
}

/** Each time once without looking: a browser that another one has just pushed aside is slow at first. */
function warm(time: (corner: Corner) => Promise<number>, corner: Corner): () => Promise<number> {
  return async () => {
    await time(corner)
    return time(corner)
  }
}

/** Microsoft's sign-in page up to `load`, against an extension that does nothing. */
async function loadTime({ name, ours, empty }: Ring): Promise<Row> {
  const times = await compare(pairs * 2, warm(toLoad, ours), warm(toLoad, empty))
  return { what: `${name}: Microsoft's sign-in page, up to load`, goal: 1.02, ...times }
}

/** How long that page keeps its main thread busy, against the same. */
async function mainThread({ name, ours, empty }: Ring): Promise<Row> {
  const busy = async (corner: Corner) => {
    // The browser counts from the start of a page's process, and another site has another one.
    await corner.tab.goto(`https://${unrelatedHost}/`)
    await toLoad(corner)
    return (await corner.tab.busy?.()) ?? 0
  }
  const times = await compare(pairs, warm(busy, ours), warm(busy, empty))
  return { what: `${name}: Microsoft's sign-in page, main thread`, goal: 1.02, ...times }
}

async function toLoad({ tab }: Corner): Promise<number> {
  await tab.goto(signInPage)
  return tab.evaluate(loaded)
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
  return {
    what: `${name}: other sites up to load`,
    goal: 1.01,
    ...times,
    detail: `${times.detail}; ${visits} visits, worker running after ${starts}`,
    ...(starts > 0 && { broken: 'the worker was started' }),
  }
}

/** Milliseconds from the navigation's start to the end of `load`. */
function loaded(): number {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return entry?.loadEventEnd ?? 0
}
