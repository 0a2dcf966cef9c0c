import { describe, expect, test } from 'vitest'
import { languages, loadWords } from '../../src/_locales/index.ts'
import type { Tab } from '../browsers/types.ts'
import {
  axeObjections,
  filledObjections,
  fitObjections,
  kindsOf,
  languageObjections,
} from '../gallery/objections.ts'
import { galleryPages, showPage } from '../gallery/pages.ts'
import { playAll, put, type State } from '../gallery/records.ts'
import { isLongRun } from '../run-mode.ts'
import { inBrowser } from './stage.ts'

const spanish = await loadWords('es')

inBrowser('chromium', (stage) => {
  test('the checks find text that is too wide, cut off, pale or in another language', async () => {
    const page = await stage.browser.extensionPage('popup.html?tabId=0')
    await page.waitFor('[data-scenario="none"]')
    expect(await fitObjections(page)).toEqual([])
    expect(await languageObjections(page, 'en')).toEqual([])
    await page.evaluate((text) => {
      const line = (style: string, words: string) => {
        const one = document.createElement('p')
        one.style.cssText = style
        one.textContent = words
        document.querySelector('main')?.append(one)
      }
      line('width: 3000px', 'wide')
      line('width: 40px; overflow: hidden; white-space: nowrap', 'cut off in the middle')
      line('color: #ddd; background: #fff', 'pale')
      line('', text)
    }, spanish.pages.idleLead)
    expect(await fitObjections(page)).toEqual([
      expect.stringContaining('the page: '),
      'P wide',
      'P cut off in the middle',
    ])
    expect(await languageObjections(page, 'en')).toEqual([spanish.pages.idleLead])
    expect(await axeObjections(page)).toEqual([expect.stringContaining('color-contrast')])
    await page.close()
  })
})

/** Kinds of elements, by page, in which axe has found nothing. */
const judged = new Map<string, Set<string>>()

/** Played once; every language shows the same attempts. */
let played: State[] | undefined

describe.each(languages)('every page in every state, %s', (language) => {
  inBrowser(
    'chromium',
    (stage) => {
      test.each(galleryPages)(
        '$name: axe finds nothing, nothing is cut off or in another language, one button is filled',
        async (page) => {
          const { browser, simulator } = stage
          played ??= await playAll(browser, simulator)
          const states = played
          await put(browser, states)
          const tab = await browser.newTab()
          for (const state of states.filter(page.shows)) {
            await showPage(browser, tab, page, states, state)
            const known = judged.get(page.name) ?? new Set()
            const kinds = await kindsOf(tab)
            // What axe finds depends on the page's structure and colors, not on its language.
            const isNew = language === 'en' && (isLongRun || kinds.some((kind) => !known.has(kind)))
            const objections = [
              ...(await languageObjections(tab, language)),
              ...(await filledObjections(tab)),
              ...(await widthObjections(tab, page.widths)),
              ...(isNew ? await colorObjections(tab) : []),
            ]
            expect({ state: state.name, objections }).toEqual({ state: state.name, objections: [] })
            if (isNew) judged.set(page.name, new Set([...known, ...kinds]))
          }
          await tab.close()
        },
        180_000,
      )
    },
    { language },
  )
})

async function widthObjections(tab: Tab, widths: readonly number[]): Promise<string[]> {
  const objections: string[] = []
  for (const width of widths) {
    await tab.resize?.(width, 900)
    for (const one of await fitObjections(tab)) objections.push(`at ${width}: ${one}`)
  }
  return objections
}

/** The dark theme has other colors and the same structure. */
async function colorObjections(tab: Tab): Promise<string[]> {
  await tab.colors('light')
  const light = await axeObjections(tab)
  await tab.colors('dark')
  const dark = await axeObjections(tab, ['color-contrast'])
  return [...light.map((one) => `light: ${one}`), ...dark.map((one) => `dark: ${one}`)]
}
