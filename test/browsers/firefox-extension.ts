import { resolve } from 'node:path'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import { type CurrentTab, driveFirefox, type FirefoxDriver, unwrap } from './firefox-driver.ts'
import * as internals from './firefox-internals.ts'
import type { FirefoxProcess } from './firefox-process.ts'
import { popupOf, tabOf } from './firefox-view.ts'
import { hasLoadedFromExtension } from './page-script.ts'
import type { LaunchOptions, Tab, TestBrowser } from './types.ts'
import { until } from './until.ts'

/** In functions that run in the extension's own document. */
declare const browser: ExtensionApi

/** A browser with the extension; what the tests know of both. */
interface Session {
  readonly driver: FirefoxDriver
  readonly id: string
  readonly origin: string
  /** The toolbar button. */
  readonly widget: string
  /** Runs `work` in the tab that holds a document of the extension, to call the extension API. */
  inside<T>(work: (tab: CurrentTab) => Promise<T>): Promise<T>
  /** Loads that document, and waits for the background page. */
  openInside(): Promise<void>
  /** Windows of the tabs, as WebDriver names them. */
  readonly handles: Map<Tab, string>
}

/** Installs the extension; the browser as tests use it. */
export async function withExtension(
  { marionette, end, ended }: FirefoxProcess,
  options: LaunchOptions,
  id: string,
  origin: string,
): Promise<TestBrowser> {
  const version = versionOf(await marionette.send('WebDriver:NewSession', {}))
  const driver = driveFirefox(marionette)
  const ownHandle = String(unwrap(await marionette.send('WebDriver:GetWindowHandle')))
  const inside: Session['inside'] = (work) => driver.inTab(ownHandle, work)
  const widget = `${id.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-browser-action`
  async function openInside(): Promise<void> {
    await inside((tab) => tab.send('WebDriver:Navigate', { url: `${origin}/manifest.json` }))
    // What a policy has installed sleeps until something happens.
    if (typeof options.extension === 'string')
      await until('the background page to be installed', () => isBackgroundRunning(session))
  }
  const session: Session = { driver, id, origin, widget, inside, openInside, handles: new Map() }
  await install(session, options)
  await openInside()
  return {
    name: 'firefox',
    version,
    ...tabsOf(session),
    ...buttonOf(session),
    ...backgroundOf(session),
    ...installationOf(session),
    ...dataOf(session),
    close: end,
    closed: () => ended,
  }
}

function install(
  { inside, id, widget }: Session,
  { extension, simulator, language = 'en', privateWindows = false }: LaunchOptions,
): Promise<void> {
  return inside(async (tab) => {
    await tab.inBrowser(internals.speak, ownLanguage[language])
    await tab.inBrowser(internals.trust, simulator.caPem.replace(/-----[^-]+-----|\s/g, ''))
    if (typeof extension === 'object') {
      await until('the extension to be installed', () => tab.inBrowser(internals.isActive, id), 30_000)
      return
    }
    await tab.send('Addon:Install', {
      path: resolve(extension),
      temporary: true,
      allowPrivateBrowsing: privateWindows,
    })
    await tab.inBrowser(internals.pinButton, widget)
  })
}

const ownLanguage = { en: 'en-US', es: 'es-MX', 'pt-BR': 'pt-BR' } as const

type Part<Names extends keyof TestBrowser> = Pick<TestBrowser, Names>

function tabsOf(session: Session): Part<'newTab' | 'tabOpenedBy' | 'reopenTab' | 'extensionPage'> {
  const { inside, origin } = session
  return {
    async newTab(url) {
      const open = await inside((tab) => tab.send('WebDriver:NewWindow', { type: 'tab', focus: true }))
      const tab = await adopt(session, handleIn(open))
      if (url !== undefined) await tab.goto(url)
      return tab
    },
    tabOpenedBy: (action) => tabOpenedBy(session, action),
    reopenTab: () => tabOpenedBy(session, () => inside((tab) => tab.inBrowser(internals.reopenTab))),
    async extensionPage(path) {
      // In an empty tab it would need a second process.
      const create = () =>
        inside((tab) =>
          tab.inPage(async (url) => void (await browser.tabs.create({ url })), `${origin}/${path}`),
        )
      const tab = await tabOpenedBy(session, create)
      await tab.waitFor(hasLoadedFromExtension)
      return tab
    },
  }
}

async function tabOpenedBy(session: Session, action: () => Promise<void>): Promise<Tab> {
  const handles = () => session.inside(async (tab) => strings(await tab.send('WebDriver:GetWindowHandles')))
  const known = new Set(await handles())
  await action()
  const isNew = (handle: string) => !known.has(handle)
  return adopt(session, await until('a new tab', async () => (await handles()).find(isNew)))
}

async function adopt({ driver, handles }: Session, handle: string): Promise<Tab> {
  const tabId = await driver.inTab(handle, async (tab) => {
    await tab.select()
    // A change of tabs closes the popup; without a display Firefox leaves it open.
    await tab.inBrowser(internals.closePopup)
    return tab.inBrowser(internals.selectedTabId)
  })
  const tab = tabOf(driver, handle, tabId)
  handles.set(tab, handle)
  return tab
}

function buttonOf(session: Session): Part<'badge' | 'title' | 'openPopup' | 'pressedAt'> {
  const { driver, origin, widget } = session
  let pressedAt = 0
  const state = (tab: Tab) =>
    driver.inTab(handleOf(session, tab), async (current) => {
      await current.select()
      return current.inBrowser(internals.buttonState, widget)
    })
  return {
    badge: async (tab) => (await state(tab)).badge,
    title: async (tab) => (await state(tab)).title,
    async openPopup(tab) {
      const handle = handleOf(session, tab)
      await driver.inTab(handle, async (current) => {
        await current.select()
        if ((await current.inBrowser(internals.popupAddress)) === null) {
          pressedAt = Date.now()
          await current.inBrowser(internals.pressButton, widget)
        }
      })
      await until('the popup', async () => {
        const address = await driver.inTab(handle, (current) => current.inBrowser(internals.popupAddress))
        return address?.startsWith(origin)
      })
      return popupOf(driver, handle)
    },
    pressedAt: () => pressedAt,
  }
}

function backgroundOf(
  session: Session,
): Part<'stopWorker' | 'workerRunning' | 'reloadExtension' | 'update' | 'complaints'> {
  const { inside, id, origin } = session
  /** The extension's pages are closed with it. */
  async function away(work: (tab: CurrentTab) => Promise<unknown>): Promise<void> {
    await inside(async (tab) => {
      await tab.send('WebDriver:Navigate', { url: 'about:blank' })
      await work(tab)
    })
    await session.openInside()
  }
  return {
    stopWorker: () => inside((tab) => tab.inBrowser(internals.stopBackground, id)),
    workerRunning: () => isBackgroundRunning(session),
    reloadExtension: () => away((tab) => tab.inBrowser(internals.reloadAddOn, id)),
    update: () => away((tab) => tab.inBrowser(internals.update, id)),
    complaints: () => inside((tab) => tab.inBrowser(internals.complaintsOf, origin)),
  }
}

async function isBackgroundRunning({ inside, id }: Session): Promise<boolean> {
  return (await inside((tab) => tab.inBrowser(internals.backgroundState, id))) === 'running'
}

function installationOf({ inside, id, widget }: Session): Part<'installed' | 'letIn'> {
  return {
    installed: () => inside((tab) => tab.inBrowser(internals.installed, id, widget)),
    letIn: (isLetIn) => inside((tab) => tab.inBrowser(internals.letIn, id, isLetIn)),
  }
}

function dataOf({ inside }: Session): Part<'inExtension' | 'storage' | 'clipboard' | 'clearCookies'> {
  return {
    inExtension: (run, ...args) => inside((tab) => tab.inPage(run, ...args)),
    storage: (area) => inside((tab) => tab.inPage((name) => browser.storage[name].get(), area)),
    clipboard: () =>
      inside(async (tab) => ({
        text: await tab.inBrowser(internals.clipboardAs, 'text/plain'),
        html: await tab.inBrowser(internals.clipboardAs, 'text/html'),
      })),
    clearCookies: () => inside((tab) => tab.inBrowser(internals.clearCookies)),
  }
}

function handleOf({ handles }: Session, tab: Tab): string {
  const handle = handles.get(tab)
  if (handle === undefined) throw new Error('a tab of another browser')
  return handle
}

function versionOf(session: unknown): string {
  const { capabilities } = session as { capabilities: { browserName: string; browserVersion: string } }
  return `Firefox/${capabilities.browserVersion}`
}

function handleIn(opened: unknown): string {
  return (opened as { handle: string }).handle
}

function strings(list: unknown): string[] {
  return Array.isArray(list) ? list.map(String) : []
}
