import type { Browser, Page, Target } from 'puppeteer-core'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import { readClipboard } from './chromium-clipboard.ts'
import { tabOf, viewOf } from './chromium-view.ts'
import { type Inside, openInside } from './chromium-worker.ts'
import { hasLoadedFromExtension } from './page-script.ts'
import type { Tab, TestBrowser } from './types.ts'
import { until } from './until.ts'

/** In functions that run in the extension's own document. */
declare const chrome: ExtensionApi & {
  /** In the browser's own page of extensions. */
  developerPrivate: { updateExtensionConfiguration(settings: object): Promise<void> }
}

/** A browser with the extension; what the tests know of both. */
interface Session {
  readonly browser: Browser
  readonly id: string
  readonly origin: string
  /** Another one after the extension has been reloaded. */
  inside: Inside
  readonly tabs: Map<Tab, Page>
  readonly complaints: string[]
}

/** The browser as tests use it. `reload` loads the extension from its folder, if it has one. */
export async function withExtension(
  browser: Browser,
  id: string,
  reload: (() => Promise<unknown>) | null,
): Promise<TestBrowser> {
  const origin = `chrome-extension://${id}`
  const inside = await openInside(browser, origin)
  const session: Session = { browser, id, origin, inside, tabs: new Map(), complaints: [] }
  const closed = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()))
  return {
    name: 'chromium',
    version: await browser.version(),
    ...tabsOf(session),
    ...buttonOf(session),
    ...workerOf(session, reload),
    ...installationOf(session),
    ...dataOf(session),
    close: () => browser.close(),
    closed: () => closed,
  }
}

type Part<Names extends keyof TestBrowser> = Pick<TestBrowser, Names>

function tabsOf(session: Session): Part<'newTab' | 'tabOpenedBy' | 'extensionPage'> {
  const { browser, origin } = session
  return {
    async newTab(url) {
      const tab = await opened(session, () => browser.newPage())
      if (url !== undefined) await tab.goto(url)
      return tab
    },
    tabOpenedBy: (action) =>
      opened(session, () => pageOpenedBy(session, action, (url) => !url.startsWith(`${origin}/popup.html`))),
    async extensionPage(path) {
      const address = `${origin}/${path}`
      // In an empty tab it would need a second process.
      const create = () =>
        session.inside.page.evaluate(async (url) => void (await chrome.tabs.create({ url })), address)
      const tab = await opened(session, () => pageOpenedBy(session, create, (url) => url === address))
      await tab.waitFor(hasLoadedFromExtension)
      return tab
    },
  }
}

async function pageOpenedBy(
  { browser }: Session,
  action: () => Promise<void>,
  isIts: (url: string) => boolean,
): Promise<Page> {
  const known = new Set(browser.targets())
  const isNew = (target: Target) => target.type() === 'page' && isIts(target.url()) && !known.has(target)
  const target = browser.waitForTarget(isNew, { timeout: 20_000 })
  // The action's own failure is the one to report.
  target.catch(() => undefined)
  await action()
  return (await target).asPage()
}

async function opened(session: Session, open: () => Promise<Page>): Promise<Tab> {
  const before = new Set(await allTabIds(session))
  const page = await open()
  page.on('pageerror', (error) => {
    if (error instanceof Error && error.stack?.includes(session.origin))
      session.complaints.push(error.message)
  })
  const id = await until('the new tab', async () => (await allTabIds(session)).find((id) => !before.has(id)))
  const tab = tabOf(page, id)
  session.tabs.set(tab, page)
  return tab
}

async function allTabIds({ inside }: Session): Promise<number[]> {
  return inside.page.evaluate(async () => (await chrome.tabs.query({})).flatMap((tab) => tab.id ?? []))
}

function buttonOf(session: Session): Part<'badge' | 'title' | 'openPopup' | 'pressedAt'> {
  const { browser, id, origin, tabs } = session
  let pressedAt = 0
  /** Each is attached to once. */
  const attached = new WeakMap<Target, Promise<Page>>()
  function openPopups(): Target[] {
    const own = new Set([...tabs.values()].map((page) => page.target()))
    return browser.targets().filter((one) => one.url().startsWith(`${origin}/popup.html`) && !own.has(one))
  }
  const popup = viewOf(async () => {
    const [target] = openPopups()
    if (target === undefined) throw new Error('no popup is open')
    const page = attached.get(target) ?? target.asPage()
    attached.set(target, page)
    return page
  })
  return {
    badge: (tab) =>
      session.inside.page.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab.tabId()),
    title: (tab) => session.inside.page.evaluate((tabId) => chrome.action.getTitle({ tabId }), tab.tabId()),
    async openPopup(tab) {
      const page = tabs.get(tab)
      if (page === undefined) throw new Error('a tab of another browser')
      const { active } = await session.inside.page.evaluate((tabId) => chrome.tabs.get(tabId), tab.tabId())
      if (!active) await page.bringToFront()
      if (openPopups().length === 0) {
        const extension = (await browser.extensions()).get(id)
        if (extension === undefined) throw new Error('the extension is gone')
        pressedAt = Date.now()
        await page.triggerExtensionAction(extension)
      }
      await popup.waitFor(() => document.readyState === 'complete')
      return popup
    },
    pressedAt: () => pressedAt,
  }
}

function workerOf(
  session: Session,
  reload: (() => Promise<unknown>) | null,
): Part<'stopWorker' | 'workerRunning' | 'reloadExtension' | 'update' | 'complaints'> {
  async function reloadExtension(): Promise<void> {
    // Its own pages go with it.
    const restart = () => session.inside.page.evaluate(() => chrome.runtime.reload()).catch(() => undefined)
    await (reload ?? restart)()
    session.inside = await openInside(session.browser, session.origin)
  }
  return {
    stopWorker: () => session.inside.workers.stop(),
    workerRunning: async () => session.inside.workers.running(),
    reloadExtension,
    async update() {
      await session.inside.page.evaluate(async () => {
        // Resolves when it has been asked; what is new is fetched after that.
        const fetched = new Promise<void>((resolve) =>
          chrome.runtime.onUpdateAvailable.addListener(() => resolve()),
        )
        const { status } = (await chrome.runtime.requestUpdateCheck()) as unknown as { status: string }
        if (status !== 'update_available') throw new Error(status)
        await fetched
      })
      await reloadExtension()
    },
    complaints: async () => [...session.complaints],
  }
}

function installationOf(session: Session): Part<'installed' | 'letIn'> {
  return {
    installed: () =>
      session.inside.page.evaluate(async () => {
        const { version, mayDisable } = await chrome.management.getSelf()
        const { isOnToolbar = false } = await chrome.action.getUserSettings()
        return { version, isPinned: isOnToolbar, isRemovable: mayDisable }
      }),
    async letIn(isLetIn) {
      const settings = { extensionId: session.id, hostAccess: isLetIn ? 'ON_ALL_SITES' : 'ON_CLICK' }
      // What the person can change in the browser's page of extensions.
      const page = await session.browser.newPage()
      await page.goto('chrome://extensions')
      await viewOf(async () => page).evaluate(
        (all) => chrome.developerPrivate.updateExtensionConfiguration(all),
        settings,
      )
      await page.close()
    },
  }
}

function dataOf(session: Session): Part<'inExtension' | 'storage' | 'clipboard' | 'clearCookies'> {
  const { browser } = session
  return {
    inExtension: (run, ...args) => viewOf(async () => session.inside.page).evaluate(run, ...args),
    storage: (area) => session.inside.page.evaluate((name) => chrome.storage[name].get(), area),
    clipboard: async () => readClipboard(await browser.newPage()),
    async clearCookies() {
      const cookies = await browser.target().createCDPSession()
      await cookies.send('Storage.clearCookies')
      await cookies.detach()
    },
  }
}
