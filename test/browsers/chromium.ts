import puppeteer, { type Browser, type CDPSession, type Page, type Target } from 'puppeteer-core'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import { signInHost } from '../../src/microsoft/hosts.ts'
import { executableFor, languageEnvironment } from './chromium-language.ts'
import { tabOf, viewOf } from './chromium-view.ts'
import type { Clipboard, LaunchOptions, Tab, TestBrowser } from './types.ts'
import { until } from './until.ts'

/** In functions that run in the extension's own document. */
declare const chrome: ExtensionApi & {
  /** In the browser's own page of extensions. */
  developerPrivate: {
    reload(id: string, options: object): Promise<void>
    updateExtensionConfiguration(settings: object): Promise<void>
  }
}

/** Starts Chromium, Chrome or Edge. Throws if it does not start or refuses the extension. */
export async function launchChromium(options: LaunchOptions & { executable: string }): Promise<TestBrowser> {
  const { executable, language = 'en' } = options
  const browser = await puppeteer.launch({
    executablePath: await executableFor(executable, language),
    env: { ...process.env, ...languageEnvironment(language) },
    headless: options.headless ?? true,
    pipe: true,
    ...(options.profile !== undefined && { userDataDir: options.profile }),
    enableExtensions: true,
    // With it the browser would never ask for what a policy wants installed.
    ...(typeof options.extension === 'object' && { ignoreDefaultArgs: ['--disable-background-networking'] }),
    ...(options.downloads !== undefined && {
      downloadBehavior: { policy: 'allow', downloadPath: options.downloads },
    }),
    defaultViewport: null,
    // Whoever started us cleans up.
    handleSIGINT: false,
    handleSIGTERM: false,
    args: flags(options),
  })
  try {
    return await withExtension(browser, options, await install(browser, options))
  } catch (error) {
    await browser.close()
    throw error
  }
}

/** Puppeteer's own way cannot let the extension into private windows from the start. */
async function install(
  browser: Browser,
  { extension, privateWindows = false }: LaunchOptions,
): Promise<string> {
  if (typeof extension === 'object') return extension.byPolicy
  const session = await browser.target().createCDPSession()
  const parameters = { path: extension, enableInIncognito: privateWindows }
  const { id } = await session.send('Extensions.loadUnpacked', parameters)
  await session.detach()
  return id
}

function flags({ simulator, language = 'en' }: LaunchOptions): string[] {
  return [
    // Every name goes to the simulator's proxy, which refuses and records unknown ones.
    `--proxy-server=http://127.0.0.1:${simulator.proxyPort}`,
    `--host-resolver-rules=${simulator.direct === 'refused' ? `MAP ${signInHost} 127.0.0.1:1,` : ''}MAP * ~NOTFOUND,EXCLUDE 127.0.0.1`,
    ...(simulator.direct ? [`--proxy-bypass-list=${signInHost}`] : []),
    `--ignore-certificate-errors-spki-list=${simulator.spki}`,
    // Accept-Language and navigator.languages. i18n.getUILanguage comes from --lang on Windows and
    // macOS, from the environment on Linux.
    `--accept-lang=${acceptLanguage[language]}`,
    `--lang=${acceptLanguage[language].split(',')[0]}`,
    '--window-size=1100,800',
    '--disable-gpu',
    '--disable-quic',
    '--disable-component-update',
    '--disable-search-engine-choice-screen',
    // The sandbox cannot be had by root, which is who runs in a container.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ]
}

const acceptLanguage = { en: 'en-US,en', es: 'es-MX,es', 'pt-BR': 'pt-BR,pt' } as const

/** Changes what the person can change in the browser's page of extensions. */
function configure(browser: Browser, settings: object): Promise<void> {
  return inSettings(browser, (all) => chrome.developerPrivate.updateExtensionConfiguration(all), settings)
}

async function inSettings<A extends unknown[]>(
  browser: Browser,
  run: (...args: A) => Promise<void>,
  ...args: A
): Promise<void> {
  const page = await browser.newPage()
  await page.goto('chrome://extensions')
  await viewOf(async () => page).evaluate(run, ...args)
  await page.close()
}

/** A document of the extension without a script, to call the extension API; its workers. */
async function openApiPage(browser: Browser, origin: string): Promise<{ apiPage: Page; workers: Workers }> {
  const apiPage = await browser.newPage()
  const open = async () => (await apiPage.goto(`${origin}/manifest.json`))?.ok()
  await until('the extension’s pages', open, 30_000)
  const workers = await watchWorkers(await apiPage.createCDPSession())
  // Its listeners exist from here on, running or not.
  await until('the worker to be installed', () => workers.running())
  return { apiPage, workers }
}

async function withExtension(browser: Browser, options: LaunchOptions, id: string): Promise<TestBrowser> {
  const origin = `chrome-extension://${id}`
  let { apiPage, workers } = await openApiPage(browser, origin)
  const version = await browser.version()
  const tabs = new Map<Tab, Page>()
  const complaints: string[] = []
  let pressedAt = 0
  const closed = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()))

  async function allTabIds(): Promise<number[]> {
    return apiPage.evaluate(async () => (await chrome.tabs.query({})).flatMap((tab) => tab.id ?? []))
  }

  async function opened(open: () => Promise<Page>): Promise<Tab> {
    const before = new Set(await allTabIds())
    const page = await open()
    page.on('pageerror', (error) => {
      if (error instanceof Error && error.stack?.includes(origin)) complaints.push(error.message)
    })
    const id = await until('the new tab', async () => (await allTabIds()).find((id) => !before.has(id)))
    const tab = tabOf(page, id)
    tabs.set(tab, page)
    return tab
  }

  function pageOf(tab: Tab): Page {
    const page = tabs.get(tab)
    if (page === undefined) throw new Error('a tab of another browser')
    return page
  }

  /** Each is attached to once. */
  const popups = new WeakMap<Target, Promise<Page>>()
  function pageOfPopup(target: Target): Promise<Page> {
    const page = popups.get(target) ?? target.asPage()
    popups.set(target, page)
    return page
  }

  const chromium: TestBrowser = {
    name: 'chromium',
    version,
    async newTab(url) {
      const tab = await opened(() => browser.newPage())
      if (url !== undefined) await tab.goto(url)
      return tab
    },
    async tabOpenedBy(action) {
      const known = new Set(browser.targets())
      const isNew = (target: Target) =>
        target.type() === 'page' && !target.url().startsWith(`${origin}/popup.html`) && !known.has(target)
      return opened(async () => {
        const target = browser.waitForTarget(isNew, { timeout: 15_000 })
        await action()
        return (await target).asPage()
      })
    },
    badge: (tab) => apiPage.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab.tabId()),
    title: (tab) => apiPage.evaluate((tabId) => chrome.action.getTitle({ tabId }), tab.tabId()),
    async openPopup(tab) {
      const own = new Set([...tabs.values()].map((page) => page.target()))
      const isPopup = (target: Target) => target.url().startsWith(`${origin}/popup.html`) && !own.has(target)
      const popup = viewOf(async () => {
        const target = browser.targets().find(isPopup)
        if (target === undefined) throw new Error('no popup is open')
        return pageOfPopup(target)
      })
      const { active } = await apiPage.evaluate((tabId) => chrome.tabs.get(tabId), tab.tabId())
      if (!active) await pageOf(tab).bringToFront()
      if (!browser.targets().some(isPopup)) {
        const extension = (await browser.extensions()).get(id)
        if (extension === undefined) throw new Error('the extension is gone')
        pressedAt = Date.now()
        await pageOf(tab).triggerExtensionAction(extension)
      }
      await popup.waitFor(() => document.readyState === 'complete')
      return popup
    },
    pressedAt: () => pressedAt,
    async extensionPage(path) {
      return chromium.newTab(`${origin}/${path}`)
    },
    async stopWorker() {
      await workers.stop()
    },
    workerRunning: async () => workers.running(),
    async reloadExtension() {
      // Its own pages go with it.
      if (typeof options.extension === 'object')
        await apiPage.evaluate(() => chrome.runtime.reload()).catch(() => undefined)
      // Loaded from its folder once more.
      else await install(browser, options)
      const fresh = await openApiPage(browser, origin)
      apiPage = fresh.apiPage
      workers = fresh.workers
    },
    complaints: async () => [...complaints],
    async update() {
      await apiPage.evaluate(async () => {
        // Resolves when it has been asked; what is new is fetched after that.
        const fetched = new Promise<void>((resolve) =>
          chrome.runtime.onUpdateAvailable.addListener(() => resolve()),
        )
        const { status } = (await chrome.runtime.requestUpdateCheck()) as unknown as { status: string }
        if (status !== 'update_available') throw new Error(status)
        await fetched
      })
      await chromium.reloadExtension()
    },
    installed: () =>
      apiPage.evaluate(async () => {
        const { version, mayDisable } = await chrome.management.getSelf()
        const { isOnToolbar = false } = await chrome.action.getUserSettings()
        return { version, isPinned: isOnToolbar, isRemovable: mayDisable }
      }),
    letIn: (isLetIn) =>
      configure(browser, { extensionId: id, hostAccess: isLetIn ? 'ON_ALL_SITES' : 'ON_CLICK' }),
    inExtension: (run, ...args) => viewOf(async () => apiPage).evaluate(run, ...args),
    storage: (area) => apiPage.evaluate((name) => chrome.storage[name].get(), area),
    async clipboard() {
      return readClipboard(await browser.newPage())
    },
    async clearCookies() {
      const session = await browser.target().createCDPSession()
      await session.send('Storage.clearCookies')
      await session.detach()
    },
    close: () => browser.close(),
    closed: () => closed,
  }
  return chromium
}

interface Workers {
  running(): boolean
  stop(): Promise<void>
}

/** Follows the service workers' states from outside: being told of them keeps none alive. */
async function watchWorkers(session: CDPSession): Promise<Workers> {
  const states = new Map<string, string>()
  let stops = 0
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { versionId, runningStatus } of versions) {
      if (runningStatus === 'stopped') stops += 1
      states.set(versionId, runningStatus)
    }
  })
  await session.send('ServiceWorker.enable')
  const running = () => [...states.values()].includes('running')
  return {
    running,
    async stop() {
      if (!running()) return
      const before = stops
      await session.send('ServiceWorker.stopAllWorkers')
      // By then an event may have started it again.
      await until('the worker to stop', () => stops > before)
    },
  }
}

/** Pastes into an empty page, as a person would into a mail. */
async function readClipboard(page: Page): Promise<Clipboard> {
  const view = viewOf(async () => page)
  try {
    await page.bringToFront()
    await page.setContent('<div contenteditable style="height:99px"></div>')
    await view.evaluate(() => {
      document.addEventListener('paste', ({ clipboardData }) => {
        document.body.dataset.text = clipboardData?.getData('text/plain') ?? ''
        document.body.dataset.html = clipboardData?.getData('text/html') ?? ''
      })
      document.querySelector('div')?.focus()
    })
    await page.keyboard.press('KeyV', { commands: ['Paste'] })
    await view.waitFor(() => document.body.dataset.html !== undefined)
    return await view.evaluate(() => {
      const { text = '', html = '' } = document.body.dataset
      return { text, html }
    })
  } finally {
    await page.close()
  }
}
