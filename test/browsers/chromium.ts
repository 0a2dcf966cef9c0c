import puppeteer, { type Browser } from 'puppeteer-core'
import { signInHost } from '../../src/microsoft/hosts.ts'
import { withExtension } from './chromium-extension.ts'
import { executableFor, languageEnvironment } from './chromium-language.ts'
import type { LaunchOptions, TestBrowser } from './types.ts'

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
    const id = await install(browser, options)
    // An extension in a folder is loaded from it once more.
    const reload = typeof options.extension === 'string' ? () => install(browser, options) : null
    return await withExtension(browser, id, reload)
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
