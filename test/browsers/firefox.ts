import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import { signInHost } from '../../src/microsoft/hosts.ts'
import { driveFirefox, unwrap } from './firefox-driver.ts'
import * as internals from './firefox-internals.ts'
import { type FirefoxProcess, startFirefox } from './firefox-process.ts'
import { popupOf, tabOf } from './firefox-view.ts'
import type { LaunchOptions, Tab, TestBrowser } from './types.ts'
import { until } from './until.ts'

/** In functions that run in the extension's own document. */
declare const browser: ExtensionApi

/** Starts Firefox with a temporary add-on. Throws if it does not start or refuses the add-on. */
export async function launchFirefox(options: LaunchOptions & { executable: string }): Promise<TestBrowser> {
  const id = await addOnId(options.extension)
  const host = options.profile === undefined ? randomUUID() : fixedUuid
  const firefox = await startFirefox(
    options.executable,
    options.headless ?? true,
    {
      ...network(options),
      ...options.preferences,
      ...(options.downloads !== undefined && {
        'browser.download.folderList': 2,
        'browser.download.dir': options.downloads,
      }),
      'extensions.webextensions.uuids': JSON.stringify({ [id]: host }),
      // A temporary add-on is put in again at each start, and finds what it had stored.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      // No question to the person that nobody could answer: a grant asked for by a click is given.
      'extensions.webextOptionalPermissionPrompts': false,
    },
    options.profile,
  )
  try {
    return await withExtension(firefox, options, id, `moz-extension://${host}`)
  } catch (error) {
    await firefox.end()
    throw error
  }
}

/** Storage belongs to it, so it stays the same where the profile does. */
const fixedUuid = '3f1c2a4e-7b60-4d8e-9a51-0c2d4e6f8a1b'

async function addOnId(extension: LaunchOptions['extension']): Promise<string> {
  if (typeof extension === 'object') return extension.byPolicy
  const manifest = JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8'))
  return manifest.browser_specific_settings.gecko.id
}

function network({ simulator, language = 'en' }: LaunchOptions): Record<string, string | number | boolean> {
  return {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': simulator.proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': simulator.proxyPort,
    ...direct[simulator.direct ?? 'not'],
    // Accept-Language and navigator.languages; the browser's own language is set by `speak`.
    'intl.accept_languages': acceptLanguage[language],
  }
}

const direct = {
  not: {},
  unresolved: { 'network.proxy.no_proxies_on': signInHost, 'network.dns.disabled': true },
  refused: {
    'network.proxy.no_proxies_on': signInHost,
    'network.dns.localDomains': signInHost,
    'network.socket.forcePort': '443=1',
  },
} as const

const acceptLanguage = { en: 'en-US,en', es: 'es-MX,es', 'pt-BR': 'pt-BR,pt' } as const
const ownLanguage = { en: 'en-US', es: 'es-MX', 'pt-BR': 'pt-BR' } as const

async function withExtension(
  { marionette, end, ended }: FirefoxProcess,
  { extension, simulator, language = 'en', privateWindows = false }: LaunchOptions,
  id: string,
  origin: string,
): Promise<TestBrowser> {
  const version = versionOf(await marionette.send('WebDriver:NewSession', {}))
  const driver = driveFirefox(marionette)
  const apiTab = String(unwrap(await marionette.send('WebDriver:GetWindowHandle')))
  let pressedAt = 0
  const widget = `${id.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-browser-action`
  await driver.inTab(apiTab, async (tab) => {
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
  const openApiTab = async () => {
    // A document of the extension without a script of its own, to call the extension API.
    await driver.inTab(apiTab, (tab) => tab.send('WebDriver:Navigate', { url: `${origin}/manifest.json` }))
    // What a policy has installed sleeps until something happens.
    if (typeof extension === 'string')
      await until('the background page to be installed', async () => (await background()) === 'running')
  }
  const background = () => driver.inTab(apiTab, (tab) => tab.inBrowser(internals.backgroundState, id))
  await openApiTab()
  const handles = new Map<Tab, string>()

  async function adopt(handle: string): Promise<Tab> {
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

  function handleOf(tab: Tab): string {
    const handle = handles.get(tab)
    if (handle === undefined) throw new Error('a tab of another browser')
    return handle
  }

  const allHandles = () =>
    driver.inTab(apiTab, async (tab) => strings(await tab.send('WebDriver:GetWindowHandles')))

  function button(tab: Tab): Promise<{ badge: string; title: string }> {
    return driver.inTab(handleOf(tab), async (current) => {
      await current.select()
      return current.inBrowser(internals.buttonState, widget)
    })
  }

  const firefox: TestBrowser = {
    name: 'firefox',
    version,
    async newTab(url) {
      const open = await driver.inTab(apiTab, (tab) =>
        tab.send('WebDriver:NewWindow', { type: 'tab', focus: true }),
      )
      const tab = await adopt(handleIn(open))
      if (url !== undefined) await tab.goto(url)
      return tab
    },
    async tabOpenedBy(action) {
      const known = new Set(await allHandles())
      await action()
      return adopt(
        await until('a new tab', async () => (await allHandles()).find((handle) => !known.has(handle))),
      )
    },
    reopenTab: () =>
      firefox.tabOpenedBy(() => driver.inTab(apiTab, (tab) => tab.inBrowser(internals.reopenTab))),
    badge: async (tab) => (await button(tab)).badge,
    title: async (tab) => (await button(tab)).title,
    async openPopup(tab) {
      const handle = handleOf(tab)
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
    extensionPage: (path) => firefox.newTab(`${origin}/${path}`),
    stopWorker: () => driver.inTab(apiTab, (tab) => tab.inBrowser(internals.stopBackground, id)),
    workerRunning: async () => (await background()) === 'running',
    async reloadExtension() {
      // Its pages are closed with it.
      await driver.inTab(apiTab, async (tab) => {
        await tab.send('WebDriver:Navigate', { url: 'about:blank' })
        await tab.inBrowser(internals.reloadAddOn, id)
      })
      await openApiTab()
    },
    complaints: () => driver.inTab(apiTab, (tab) => tab.inBrowser(internals.complaintsOf, origin)),
    async update() {
      // Its pages are closed with it.
      await driver.inTab(apiTab, async (tab) => {
        await tab.send('WebDriver:Navigate', { url: 'about:blank' })
        await tab.inBrowser(internals.update, id)
      })
      await openApiTab()
    },
    installed: () => driver.inTab(apiTab, (tab) => tab.inBrowser(internals.installed, id, widget)),
    letIn: (isLetIn) => driver.inTab(apiTab, (tab) => tab.inBrowser(internals.letIn, id, isLetIn)),
    inExtension: (run, ...args) => driver.inTab(apiTab, (tab) => tab.inPage(run, ...args)),
    storage: (area) => driver.inTab(apiTab, (tab) => tab.inPage((name) => browser.storage[name].get(), area)),
    clipboard: () =>
      driver.inTab(apiTab, async (tab) => ({
        text: await tab.inBrowser(internals.clipboardAs, 'text/plain'),
        html: await tab.inBrowser(internals.clipboardAs, 'text/html'),
      })),
    clearCookies: () => driver.inTab(apiTab, (tab) => tab.inBrowser(internals.clearCookies)),
    close: end,
    closed: () => ended,
  }
  return firefox
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
