import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import { languages, loadWords } from '../../src/_locales/index.ts'
import { launch } from '../browsers/launch.ts'
import type { Tab, TestBrowser } from '../browsers/types.ts'
import { until } from '../browsers/until.ts'
import { sideBySide } from '../show/side-by-side.ts'
import { signIn } from '../simulator/drive.ts'
import { type Simulator, startSimulator } from '../simulator/index.ts'

/** In functions that run in the extension's own document. */
declare const chrome: ExtensionApi

const folder = join('dist', 'store')

/** Draws the pictures that the stores ask for, in each language, against the simulator: no page of anybody's is in them. */
export async function drawStorePictures(executable: string): Promise<string[]> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const simulator = await startSimulator({ drawAfter: 30 })
  const drawn: string[] = []
  try {
    for (const language of languages) {
      const browser = await launch('chromium', { executable, extension: 'dist/chrome', simulator, language })
      const file = (name: string) => {
        drawn.push(join(folder, `${name}-${language}.png`))
        return drawn.at(-1) ?? ''
      }
      try {
        await drawStop(
          browser,
          simulator,
          'workflow-on@contoso.example',
          'light',
          file('1-approval-required'),
        )
        await drawStop(browser, simulator, 'workflow-off@contoso.example', 'light', file('2-admin-approval'))
        await drawReport(browser, simulator, file('3-report'))
        await drawEditor(browser, simulator, file('4-picture'))
        await drawStop(browser, simulator, 'workflow-off@contoso.example', 'dark', file('5-dark'))
        const { pages: words } = await loadWords(language)
        await drawTile(browser, words.product, 440, 280, file('tile-440x280'))
        await drawTile(browser, '', 300, 300, file('logo-300x300'))
      } finally {
        await browser.close()
      }
    }
  } finally {
    await simulator.close()
  }
  return drawn
}

/** What the stores take: 1280 by 800. */
const [width, height] = [1280, 800]

async function drawStop(
  browser: TestBrowser,
  simulator: Simulator,
  user: string,
  scheme: 'light' | 'dark',
  into: string,
): Promise<void> {
  const tab = await stopped(browser, simulator, user)
  const card = await browser.extensionPage(`popup.html?tabId=${tab.tabId()}`)
  await card.waitFor('[data-owner]:not([data-owner=""])')
  await card.colours(scheme)
  await card.resize?.(380, 600)
  await card.screenshot(`${into}.card.png`)
  await tab.resize?.(820, 740)
  await tab.screenshot(`${into}.page.png`)
  for (const each of [card, tab]) await each.close()
  await sideBySide(browser, `${into}.page.png`, `${into}.card.png`, into, { width, height })
  for (const part of ['card', 'page']) await rm(`${into}.${part}.png`)
}

async function drawReport(browser: TestBrowser, simulator: Simulator, into: string): Promise<void> {
  const tab = await stopped(browser, simulator, 'workflow-off@contoso.example')
  const page = await browser.extensionPage(`report.html?tabId=${tab.tabId()}`)
  await page.waitFor('[data-scenario="admin-approval"]')
  await page.resize?.(width, height)
  await page.screenshot(into)
  for (const each of [page, tab]) await each.close()
}

/** The editor with Microsoft's page in it, as the popup hands it over. */
async function drawEditor(browser: TestBrowser, simulator: Simulator, into: string): Promise<void> {
  const tab = await stopped(browser, simulator, 'workflow-off@contoso.example')
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
  tileWidth: number,
  tileHeight: number,
  into: string,
): Promise<void> {
  const icon = await readFile(join('icons', 'normal.svg'), 'base64')
  const tab = await browser.newTab('about:blank')
  await tab.resize?.(tileWidth, tileHeight)
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

async function stopped(browser: TestBrowser, simulator: Simulator, user: string): Promise<Tab> {
  simulator.reset()
  await browser.clearCookies()
  const tab = await browser.newTab()
  await signIn(tab, user)
  await until('the stop', async () => (await browser.badge(tab)) === '!')
  return tab
}
