import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Tab } from '../browsers/types.ts'
import { galleryPages, showPage } from '../gallery/pages.ts'
import { played, put, type State } from '../gallery/records.ts'
import { inBrowser } from './stage.ts'

/** The state in which each page has most to show. */
const shown = {
  popup: 'approval-request',
  report: 'approval-request',
  screenshot: 'approval-request',
  options: 'none',
  workbench: 'network',
} as const

inBrowser('chromium', (stage) => {
  test('forced colors leave buttons, the focus, the next step and bars visible', async () => {
    const { browser, simulator } = stage
    const states: State[] = [
      { name: 'none', stored: null },
      { name: 'approval-request', stored: await played(browser, simulator, 'approval-request') },
      { name: 'network', stored: null },
    ]
    await put(browser, states)
    const tab = await browser.newTab()
    await tab.resize?.(1280, 900)
    await tab.forceColors?.()
    for (const page of galleryPages) {
      const state = states.find(({ name }) => name === shown[page.name])
      if (state === undefined) throw new Error(`No state for ${page.name}.`)
      await showPage(browser, tab, page, states, state)
      expect(await tab.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true)
      expect({ [page.name]: await invisible(tab) }).toEqual({ [page.name]: [] })
      if (page.name === 'popup') expect(await marksOfSteps(tab)).toEqual(['3px', '1px'])
      if (page.name === 'workbench') expect(await shareOfBar(tab, await browser.newTab())).toBeCloseTo(1, 0)
    }
    await tab.close()
  })
})

/** Controls without a frame, links in the page's own color, and controls that hide the focus. */
async function invisible(tab: Tab): Promise<string[]> {
  // The focus shows after a key, in a tab that is in front.
  await tab.press('Tab')
  return tab.evaluate(() => {
    const page = getComputedStyle(document.body).backgroundColor
    const isSeen = (color: string, style: string) => style !== 'none' && color !== page
    const all = [...document.querySelectorAll<HTMLElement>('button, a, summary, select, textarea, input')]
    const controls = all.filter((one) => one.checkVisibility() && one.closest('.file') === null)
    const isPlain = (one: Element) =>
      one.matches('a:not(.primary, .secondary, .small), .as-link, .plain, summary')
    const isOwn = (one: Element) => one.matches('[type="radio"], [type="checkbox"]')
    const name = (what: string, one: Element) => `${what}: ${one.outerHTML.slice(0, 100)}`
    const unframed = controls
      .filter((one) => !isPlain(one) && !isOwn(one))
      .filter((one) => {
        const { borderTopColor, borderTopStyle } = getComputedStyle(one)
        return !isSeen(borderTopColor, borderTopStyle)
      })
    const pale = controls.filter((one) => getComputedStyle(one).color === page)
    const unfocused = controls.filter((one) => {
      one.focus()
      const { outlineColor, outlineStyle } = getComputedStyle(one)
      return document.activeElement === one && !isSeen(outlineColor, outlineStyle)
    })
    const chart = document.querySelector('.chart')
    const noBars = chart !== null && getComputedStyle(chart).fill === page ? [chart] : []
    return [
      ...(controls.length > 3 ? [] : ['too few controls']),
      ...unframed.map((one) => name('no frame', one)),
      ...pale.map((one) => name('no text', one)),
      ...unfocused.map((one) => name('no focus', one)),
      ...noBars.map((one) => name('no bars', one)),
    ]
  })
}

/** The width of the frame around the number of the next step, and of another one. */
async function marksOfSteps(tab: Tab): Promise<string[]> {
  return tab.evaluate(() =>
    ['.steps [aria-current]', '.steps li:not([aria-current])'].map((step) => {
      const found = document.querySelector(step)
      return found === null ? step : getComputedStyle(found, '::before').borderTopWidth
    }),
  )
}

/** How much of a meter's length is drawn as its bar, in parts of what its value says. */
async function shareOfBar(tab: Tab, blank: Tab): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'forced-colors-'))
  const path = join(folder, 'page.png')
  const meter = await tab.evaluate(() => {
    const one = [...document.querySelectorAll('meter')].find(
      ({ value, max }) => value > 0.2 * max && value < 0.8 * max,
    )
    if (one === undefined) throw new Error('No meter is partly full.')
    one.scrollIntoView({ block: 'center' })
    const { left, width, top, height } = one.getBoundingClientRect()
    return { left, width, middle: top + height / 2, share: one.value / one.max }
  })
  await tab.screenshot(path)
  const picture = await readFile(path, 'base64')
  await rm(folder, { recursive: true })
  const drawn = await blank.evaluate(
    async (base64, { left, width, middle }) => {
      const image = new Image()
      image.src = `data:image/png;base64,${base64}`
      await image.decode()
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
      if (context === null) throw new Error('No canvas to draw on.')
      context.drawImage(image, 0, 0)
      // The frame has two pixels at each end.
      const { data } = context.getImageData(
        Math.round(left) + 3,
        Math.round(middle),
        Math.round(width) - 6,
        1,
      )
      const pixels = Array.from({ length: data.length / 4 }, (_, at) => data.slice(4 * at, 4 * at + 3).join())
      return pixels.filter((pixel) => pixel !== pixels.at(-1)).length / pixels.length
    },
    picture,
    meter,
  )
  await blank.close()
  return drawn / meter.share
}
