import { writeFile } from 'node:fs/promises'
import type { CurrentTab, FirefoxDriver } from './firefox-driver.ts'
import { besidePopup, closePopup, drawPopup, goOffline, preferColors } from './firefox-internals.ts'
import { attributeOf, callSource, htmlOf, isVisible, textOf } from './page-script.ts'
import type { Key, Popup, Tab, View } from './types.ts'
import { until } from './until.ts'

/** A tab of Firefox's; `id` is the number that the extension knows it by. */
export function tabOf(driver: FirefoxDriver, handle: string, id: number): Tab {
  const here = <T>(work: (current: CurrentTab) => Promise<T>) => driver.inTab(handle, work)
  const looks = looksOf((run, ...args) => here((tab) => tab.inPage(run, ...args)))
  const element = async (tab: CurrentTab, selector: string) => ({
    id: idOf(await tab.value('WebDriver:FindElement', { using: 'css selector', value: selector })),
  })
  /** A page may replace an element after a look at it. */
  async function touch(selector: string, act: (tab: CurrentTab) => Promise<void>): Promise<void> {
    await looks.waitFor(selector)
    const outcome = await until(`a touch of ${selector}`, () =>
      here(act).then(
        () => 'done' as const,
        (error: Error) => !isUntouched(error) && error,
      ),
    )
    if (outcome !== 'done') throw outcome
  }
  return {
    ...looks,
    tabId: () => id,
    url: () => here(async (tab) => String(await tab.value('WebDriver:GetCurrentURL'))),
    goto: (url) => here((tab) => settle(tab.send('WebDriver:Navigate', { url }))),
    back: () => here((tab) => settle(tab.send('WebDriver:Back'))),
    offline: (isOff) => here((tab) => tab.inBrowser(goOffline, isOff)),
    click: (selector) =>
      touch(selector, async (tab) =>
        settle(tab.send('WebDriver:ElementClick', await element(tab, selector))),
      ),
    fill: (selector, value) =>
      touch(selector, async (tab) => {
        const field = await element(tab, selector)
        await tab.send('WebDriver:ElementClear', field)
        await tab.send('WebDriver:ElementSendKeys', { ...field, text: value })
      }),
    press: (key) =>
      here(async (tab) => {
        await tab.select()
        const focused = { id: idOf(await tab.value('WebDriver:GetActiveElement')) }
        await tab.send('WebDriver:ElementSendKeys', { ...focused, text: keys[key] })
      }),
    paste: (selector) =>
      touch(selector, async (tab) => {
        await tab.send('WebDriver:ElementSendKeys', { ...(await element(tab, selector)), text: controlV })
      }),
    choose: (selector, path) =>
      here(async (tab) => {
        await tab.send('WebDriver:ElementSendKeys', { ...(await element(tab, selector)), text: path })
      }),
    screenshot: (path) =>
      here(async (tab) =>
        savePicture(path, String(await tab.value('WebDriver:TakeScreenshot', { full: false }))),
      ),
    colors: (scheme) =>
      here(async (tab) => {
        await tab.select()
        await tab.inBrowser(preferColors, scheme)
      }),
    close: () =>
      here(async (tab) => {
        await tab.send('WebDriver:CloseWindow')
      }),
  }
}

/** The open popup in the window of the tab `handle`. It is no tab: WebDriver cannot reach it. */
export function popupOf(driver: FirefoxDriver, handle: string): Popup {
  const here = <T>(work: (current: CurrentTab) => Promise<T>) => driver.inTab(handle, work)
  let messages = 0
  async function beside(script: (channel: string) => string): Promise<string> {
    messages += 1
    const channel = `clara-test:${messages}`
    return here((tab) => tab.inBrowser(besidePopup, script(channel), channel))
  }
  const looks = looksOf(async (run, ...args) => {
    const answer = JSON.parse(await beside((channel) => runScript(callSource(run, args), channel)))
    if (answer.error !== undefined) throw new Error(answer.error)
    return answer.value
  })
  return {
    ...looks,
    async click(selector) {
      await looks.waitFor(selector)
      // A popup that is still growing slips away under the mouse: then one presses once more.
      await until(
        `a press of ${selector}`,
        async () => (await beside((channel) => pressScript(selector, channel))) === 'pressed',
      )
    },
    screenshot: (path) => here(async (tab) => savePicture(path, await tab.inBrowser(drawPopup))),
    close: () => here((tab) => tab.inBrowser(closePopup)),
  }
}

/** Keys as WebDriver writes them. */
const keys: Readonly<Record<Key, string>> = {
  Tab: '\uE004',
  Enter: '\uE007',
  Space: ' ',
  ArrowDown: '\uE015',
  ArrowRight: '\uE014',
  Delete: '\uE017',
}

/** The control key as WebDriver writes it, held for what follows. */
const controlV = '\uE009v'

type Looks = Pick<View, 'evaluate' | 'waitFor' | 'text' | 'html' | 'attribute'>

function looksOf(evaluate: View['evaluate']): Looks {
  return {
    evaluate,
    async waitFor(condition, timeout) {
      await until(
        `${condition}`,
        async () =>
          Boolean(
            await (typeof condition === 'string' ? evaluate(isVisible, condition) : evaluate(condition)),
          ),
        timeout,
      )
    },
    text: (selector = 'body') => evaluate(textOf, selector),
    html: () => evaluate(htmlOf),
    attribute: (selector, name) => evaluate(attributeOf, selector, name),
  }
}

/** Frame script that evaluates `source` as the popup's own script would and answers with JSON. */
function runScript(source: string, channel: string): string {
  return `{
    const world = Cu.Sandbox(content, { sandboxPrototype: content, sameZoneAs: content, wantXrays: false })
    const asked = ${JSON.stringify(`Promise.resolve().then(() => ${source}).then(
      (value) => JSON.stringify({ value }), (error) => JSON.stringify({ error: String(error) }))`)}
    Cu.evalInSandbox(asked, world).then((answer) => sendAsyncMessage(${JSON.stringify(channel)}, answer))
  }`
}

/**
 * Frame script that clicks an element's middle like a mouse, so that it counts as the person's.
 * Answers whether it hit the element.
 */
function pressScript(selector: string, channel: string): string {
  return `{
    const element = content.document.querySelector(${JSON.stringify(selector)})
    let answer = 'missed'
    const hit = () => { answer = 'pressed' }
    element.addEventListener('click', hit, { capture: true, once: true })
    element.scrollIntoView({ block: 'center', behavior: 'instant' })
    const { x, y, width, height } = element.getBoundingClientRect()
    for (const type of ['mousemove', 'mousedown', 'mouseup']) {
      content.synthesizeMouseEvent(type, x + width / 2, y + height / 2, { button: 0, clickCount: 1 }, {
        isDOMEventSynthesized: false,
      })
    }
    element.removeEventListener('click', hit, { capture: true })
    sendAsyncMessage(${JSON.stringify(channel)}, answer)
  }`
}

function idOf(element: unknown): string {
  const [id] = Object.values(element as Record<string, string>)
  if (id === undefined) throw new Error('no element')
  return id
}

/** Firefox refused before anything happened. */
function isUntouched({ message }: Error): boolean {
  return /^(stale element reference|no such element|element not interactable|element click intercepted):/.test(
    message,
  )
}

/** A navigation that ends on the browser's own error page has ended, too. */
async function settle(navigation: Promise<unknown>): Promise<void> {
  await navigation.catch((error: unknown) => {
    if (!(error instanceof Error && /about:neterror|^insecure certificate/.test(error.message))) throw error
  })
}

async function savePicture(path: string, base64: string): Promise<void> {
  await writeFile(path, base64, 'base64')
}
