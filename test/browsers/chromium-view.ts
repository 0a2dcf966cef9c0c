import type { CDPSession, ElementHandle, Page } from 'puppeteer-core'
import { attributeOf, callSource, htmlOf, isVisible, placeOf, readyFor, textOf } from './page-script.ts'
import type { Tab, View } from './types.ts'
import { until } from './until.ts'

/**
 * A Puppeteer page as a View: what a tab and the toolbar popup share. It asks `current` each time:
 * a popup that the extension opens may replace the person's.
 */
export function viewOf(current: () => Promise<Page>): View {
  const view: View = {
    async evaluate<A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A) {
      // The page's answer has been through JSON: we trust `run` to give its type.
      return (await (await current()).evaluate(callSource(run, args))) as R
    },
    async waitFor(condition, timeout) {
      await until(
        `${condition}`,
        async () =>
          Boolean(
            await (typeof condition === 'string'
              ? view.evaluate(isVisible, condition)
              : view.evaluate(condition)),
          ),
        timeout,
      )
    },
    text: (selector = 'body') => view.evaluate(textOf, selector),
    html: () => view.evaluate(htmlOf),
    attribute: (selector, name) => view.evaluate(attributeOf, selector, name),
    async click(selector) {
      const { x, y } = await until(`${selector} to press`, () => view.evaluate(placeOf, selector))
      await (await current()).mouse.click(x, y)
    },
    async screenshot(path) {
      await (await current()).screenshot({ path: asPng(path) })
    },
    close: async () => (await current()).close(),
  }
  return view
}

/** A Puppeteer page as a Tab; `id` is the number that the extension knows it by. */
export function tabOf(page: Page, id: number): Tab {
  const view = viewOf(async () => page)
  let counter: Promise<CDPSession> | undefined
  return {
    ...view,
    tabId: () => id,
    url: async () => page.url(),
    async goto(url) {
      await settle(page.goto(url))
    },
    async back() {
      await settle(page.goBack())
    },
    async offline(offline) {
      await page.setOfflineMode(offline)
    },
    // A page that is not in front draws no frames, and nobody types or clicks there.
    async click(selector) {
      await page.bringToFront()
      await view.click(selector)
    },
    async fill(selector, value) {
      await page.bringToFront()
      const kind = await until(`${selector} to fill`, () => view.evaluate(readyFor, selector, value))
      if (kind === 'list') return
      // All at once: keys are sent one by one, and the browser answers each.
      if (value === '') await page.keyboard.press('Backspace')
      else await page.keyboard.sendCharacter(value)
    },
    async press(key) {
      await page.bringToFront()
      await page.keyboard.press(key)
    },
    async paste(selector) {
      await page.bringToFront()
      await view.click(selector)
      await page.keyboard.down('Control')
      await page.keyboard.press('v', { commands: ['Paste'] })
      await page.keyboard.up('Control')
    },
    async choose(selector, path) {
      const field = await page.waitForSelector(selector)
      await (field as ElementHandle<HTMLInputElement>).uploadFile(path)
    },
    async busy() {
      counter ??= countTime(page)
      const { metrics } = await (await counter).send('Performance.getMetrics')
      return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
    },
    async resize(width, height) {
      await page.setViewport({ width, height })
    },
    async colors(scheme) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
    },
    // Puppeteer's own function does not know this feature.
    async forceColors() {
      const session = await page.createCDPSession()
      const features = [{ name: 'forced-colors', value: 'active' }]
      await session.send('Emulation.setEmulatedMedia', { features })
    },
  }
}

/** A navigation that ends on the browser's own error page has ended, too. */
async function settle(navigation: Promise<unknown>): Promise<void> {
  await navigation.catch((error: unknown) => {
    if (!(error instanceof Error && error.message.includes('net::ERR_'))) throw error
  })
}

function asPng(path: string): `${string}.png` {
  return `${path.replace(/\.png$/, '')}.png`
}

async function countTime(page: Page): Promise<CDPSession> {
  const session = await page.createCDPSession()
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return session
}
