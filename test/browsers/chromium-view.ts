import type { Page } from 'puppeteer-core'
import { attributeOf, callSource, htmlOf, isVisible, textOf } from './page-script.ts'
import type { Tab, View } from './types.ts'
import { until } from './until.ts'

/**
 * A Puppeteer page as a View: what a tab and the toolbar popup have in common. It is asked for anew each time: the popup
 * that the extension opens by itself may take the place of the one that a person has just opened.
 */
export function viewOf(current: () => Promise<Page>): View {
  const view: View = {
    async evaluate<A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A) {
      // The page's answer has been through JSON: that it is what `run` returns is all that is known.
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
      await view.waitFor(selector)
      // Waits for it to be enabled and to stand still, too.
      await (await current()).locator(selector).click()
    },
    async screenshot(path) {
      await (await current()).screenshot({ path: asPng(path) })
    },
    close: async () => (await current()).close(),
  }
  return view
}

/** A Puppeteer page as a Tab; `id` is the number that the extension knows it by. */
export function tabOf(opened: Page, id: number): Tab {
  let page = opened
  const current = async () => {
    // Puppeteer may lose hold of a tab that shows a page loaded ahead.
    if (page.mainFrame().detached) page = await page.target().asPage()
    return page
  }
  const inFront = async () => {
    const shown = await current()
    await shown.bringToFront()
    return shown
  }
  const view = viewOf(current)
  return {
    ...view,
    tabId: () => id,
    url: async () => (await current()).url(),
    async goto(url) {
      await settle((await current()).goto(url))
    },
    async back() {
      await settle((await current()).goBack())
    },
    async offline(offline) {
      await (await current()).setOfflineMode(offline)
    },
    // A page that is not in front draws no frames, and nobody types or clicks there.
    async click(selector) {
      await inFront()
      await view.click(selector)
    },
    async fill(selector, value) {
      const shown = await inFront()
      await view.waitFor(selector)
      await shown.locator(selector).fill(value)
    },
    async press(key) {
      await (await inFront()).keyboard.press(key)
    },
    async paste(selector) {
      const { keyboard } = await inFront()
      await view.click(selector)
      await keyboard.down('Control')
      await keyboard.press('v', { commands: ['Paste'] })
      await keyboard.up('Control')
    },
    async resize(width, height) {
      await (await current()).setViewport({ width, height })
    },
    async colours(scheme) {
      await (await current()).emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
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
