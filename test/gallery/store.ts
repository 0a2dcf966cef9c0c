import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import { type Language, languages, loadWords } from '../../src/_locales/index.ts'
import { launch } from '../browsers/launch.ts'
import type { Tab, TestBrowser } from '../browsers/types.ts'
import { until } from '../browsers/until.ts'
import { sideBySide } from '../show/side-by-side.ts'
import { signIn } from '../simulator/drive.ts'
import { type Simulator, startSimulator } from '../simulator/index.ts'

/** For functions that run in a document of the extension. */
declare const chrome: ExtensionApi

const folder = join('dist', 'store')
/** The size that the stores want. */
const [width, height] = [1280, 800]

/** Draws the pictures for the stores in each language. All pages in them are simulated. */
export async function drawStorePictures(executable: string): Promise<string[]> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  return drawInEach(executable, drawIn)
}

/** Draws the picture of the documents in each language: the popup beside Microsoft's page. */
export async function drawDocPictures(executable: string): Promise<string[]> {
  return drawInEach(executable, async (language, browser, simulator) => {
    const into = join('docs', 'images', `popup.${language}.png`)
    const size = { width: 1100, height: 700 }
    await drawPopup(browser, simulator, { user: 'workflow-on@contoso.example', scheme: 'light', into, size })
    return [into]
  })
}

type Draw = (language: Language, browser: TestBrowser, simulator: Simulator) => Promise<string[]>

async function drawInEach(executable: string, draw: Draw): Promise<string[]> {
  const simulator = await startSimulator({ drawAfter: 30 })
  try {
    const drawn: string[] = []
    for (const language of languages) {
      const browser = await launch('chromium', { executable, extension: 'dist/chrome', simulator, language })
      try {
        drawn.push(...(await draw(language, browser, simulator)))
      } finally {
        await browser.close()
      }
    }
    return drawn
  } finally {
    await simulator.close()
  }
}

async function drawIn(language: Language, browser: TestBrowser, simulator: Simulator): Promise<string[]> {
  const { pages: words } = await loadWords(language)
  const file = (name: string) => join(folder, `${name}-${language}.png`)
  const pictures: Record<string, (into: string) => Promise<void>> = {
    [file('1-approval-required')]: (into) =>
      drawPopup(browser, simulator, { user: 'workflow-on@contoso.example', scheme: 'light', into }),
    [file('2-admin-approval')]: (into) =>
      drawPopup(browser, simulator, { user: 'workflow-off@contoso.example', scheme: 'light', into }),
    [file('3-report')]: (into) => drawReport(browser, simulator, into),
    [file('4-picture')]: (into) => drawEditor(browser, simulator, into),
    [file('5-dark')]: (into) =>
      drawPopup(browser, simulator, { user: 'workflow-off@contoso.example', scheme: 'dark', into }),
    [file('tile-440x280')]: (into) => drawTile(browser, words.product, { width: 440, height: 280 }, into),
    [file('logo-300x300')]: (into) => drawTile(browser, '', { width: 300, height: 300 }, into),
  }
  for (const [path, draw] of Object.entries(pictures)) await draw(path)
  return Object.keys(pictures)
}

/** Microsoft's page beside the popup. */
async function drawPopup(
  browser: TestBrowser,
  simulator: Simulator,
  {
    user,
    scheme,
    into,
    size = { width, height },
  }: {
    user: string
    scheme: 'light' | 'dark'
    into: string
    size?: { width: number; height: number }
  },
): Promise<void> {
  const tab = await blockedTab(browser, simulator, user)
  const popup = await browser.extensionPage(`popup.html?tabId=${tab.tabId()}`)
  await popup.waitFor('[data-owner]:not([data-owner=""])')
  await popup.colors(scheme)
  await popup.resize?.(380, 600)
  await popup.screenshot(`${into}.popup.png`)
  // A tab draws nothing behind another one, and its screenshot would wait.
  await popup.close()
  await tab.resize?.(size.width - 460, size.height - 60)
  await tab.screenshot(`${into}.page.png`)
  await tab.close()
  await sideBySide(browser, `${into}.page.png`, `${into}.popup.png`, into, size)
  for (const part of ['popup', 'page']) await rm(`${into}.${part}.png`)
}

async function drawReport(browser: TestBrowser, simulator: Simulator, into: string): Promise<void> {
  const tab = await blockedTab(browser, simulator, 'workflow-off@contoso.example')
  const page = await browser.extensionPage(`report.html?tabId=${tab.tabId()}`)
  await page.waitFor('[data-scenario="admin-approval"]')
  await page.resize?.(width, height)
  await page.screenshot(into)
  for (const each of [page, tab]) await each.close()
}

/** The screenshot editor with Microsoft's page in it. */
async function drawEditor(browser: TestBrowser, simulator: Simulator, into: string): Promise<void> {
  const tab = await blockedTab(browser, simulator, 'workflow-off@contoso.example')
  await tab.resize?.(820, 560)
  await tab.screenshot(into)
  const personal = await tab.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((one) => one.childElementCount === 0 && one.textContent?.includes('@'))
      .map((one) => {
        const { x, y, height } = one.getBoundingClientRect()
        return { x, y, width: 280, height }
      })
      .filter((place) => place.height > 0),
  )
  const image = `data:image/png;base64,${await readFile(into, 'base64')}`
  await browser.inExtension(async (screenshot) => void (await chrome.storage.session.set({ screenshot })), {
    image,
    pageWidth: 820,
    personal,
  })
  const page = await browser.extensionPage(`screenshot.html?tabId=${tab.tabId()}`)
  await page.waitFor('[data-scenario="admin-approval"]')
  await page.resize?.(width, height)
  await page.screenshot(into)
  for (const each of [page, tab]) await each.close()
}

async function drawTile(
  browser: TestBrowser,
  name: string,
  size: { width: number; height: number },
  into: string,
): Promise<void> {
  const icon = await readFile(join('icons', 'normal.svg'), 'base64')
  const tab = await browser.newTab('about:blank')
  await tab.resize?.(size.width, size.height)
  await tab.evaluate(
    async (svg, text) => {
      document.body.style.cssText =
        'margin:0;height:100vh;display:grid;place-content:center;justify-items:center;gap:20px;background:#eaf4f7;color:#182327;font:650 26px system-ui,sans-serif;text-align:center'
      const image = new Image()
      image.src = `data:image/svg+xml;base64,${svg}`
      image.width = text === '' ? 220 : 120
      document.body.replaceChildren(image, text)
      await image.decode()
    },
    icon,
    name,
  )
  await tab.screenshot(into)
  await tab.close()
}

async function blockedTab(browser: TestBrowser, simulator: Simulator, user: string): Promise<Tab> {
  simulator.reset()
  await browser.clearCookies()
  const tab = await browser.newTab()
  await signIn(tab, user)
  await until('the badge', async () => (await browser.badge(tab)) === '!')
  return tab
}
