import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { signInHost } from '../../src/microsoft/hosts.ts'
import { withExtension } from './firefox-extension.ts'
import { startFirefox } from './firefox-process.ts'
import type { LaunchOptions, TestBrowser } from './types.ts'

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
      ...(options.downloads !== undefined && savingTo(options.downloads)),
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

function savingTo(folder: string): Record<string, string | number | boolean> {
  return {
    'browser.download.folderList': 2,
    'browser.download.dir': folder,
    // Firefox refuses to open a popup by itself while its panel of downloads is open.
    'browser.download.alwaysOpenPanel': false,
    'browser.download.panel.shown': true,
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
