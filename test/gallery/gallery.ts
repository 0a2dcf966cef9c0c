import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Language, languages } from '../../src/_locales/index.ts'
import { launch } from '../browsers/launch.ts'
import type { TestBrowser } from '../browsers/types.ts'
import { type Simulator, startSimulator } from '../simulator/index.ts'
import { type GalleryPage, galleryPages, showPage } from './pages.ts'
import { playAll, put, type State } from './records.ts'

const folder = join('artifacts', 'gallery')
const schemes = ['light', 'dark'] as const

/** Draws every page in every state, language and theme. Returns the path of the index. */
export async function drawGallery(executable: string): Promise<string> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const simulator = await startSimulator({ drawAfter: 30 })
  try {
    const states = await inChromium(executable, simulator, 'en', (browser) => playAll(browser, simulator))
    for (const language of languages) {
      await inChromium(executable, simulator, language, (browser) => drawAll(browser, states, language))
      console.log(`${language}: done`)
    }
    const index = join(folder, 'index.html')
    await writeFile(index, indexOf(states))
    return index
  } finally {
    await simulator.close()
  }
}

async function inChromium<T>(
  executable: string,
  simulator: Simulator,
  language: Language,
  use: (browser: TestBrowser) => Promise<T>,
): Promise<T> {
  const browser = await launch('chromium', { executable, extension: 'dist/chrome', simulator, language })
  try {
    return await use(browser)
  } finally {
    await browser.close()
  }
}

async function drawAll(browser: TestBrowser, states: readonly State[], language: Language): Promise<void> {
  await put(browser, states)
  const tab = await browser.newTab()
  for (const { page, state } of picturesOf(states)) {
    await showPage(browser, tab, page, states, state)
    const [width = 380] = page.widths
    const height = await tab.evaluate(() => document.documentElement.scrollHeight)
    await tab.resize?.(width, Math.min(height + 20, 6000))
    for (const scheme of schemes) {
      await tab.colors(scheme)
      await tab.screenshot(join(folder, fileOf(page, state, language, scheme)))
    }
  }
  await tab.close()
}

function picturesOf(states: readonly State[]): { page: GalleryPage; state: State }[] {
  return galleryPages.flatMap((page) => states.filter(page.shows).map((state) => ({ page, state })))
}

function fileOf(page: GalleryPage, state: State, language: Language, scheme: string): string {
  return `${page.name}-${state.name}-${language}-${scheme}.png`
}

/** A row for each page and state, a column for each language and theme. Names need no escaping. */
function indexOf(states: readonly State[]): string {
  const columns = schemes.flatMap((scheme) => languages.map((language) => ({ language, scheme })))
  const rows = picturesOf(states).map(({ page, state }) => {
    const cells = columns.map(({ language, scheme }) => {
      const file = fileOf(page, state, language, scheme)
      return `<td><a href="${file}"><img loading="lazy" src="${file}" alt="${file}"></a></td>`
    })
    return `<tr><th>${page.name}<br>${state.name}</th>${cells.join('')}</tr>`
  })
  const heads = columns.map(({ language, scheme }) => `<th>${language}, ${scheme}</th>`)
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Every page</title>
<style>body{font:14px system-ui,sans-serif;background:#999}th{position:sticky;top:0;left:0;background:#ccc;padding:4px}td{vertical-align:top}img{width:280px}</style>
<table><tr><th></th>${heads.join('')}</tr>
${rows.join('\n')}
</table>
</html>
`
}
