import type { Browser as ExtensionApi } from 'webextension-polyfill'
import type { Tab, TestBrowser } from '../browsers/types.ts'
import { until } from '../browsers/until.ts'
import { unrelatedHost } from '../simulator/hosts.ts'

declare const chrome: ExtensionApi

export const blockedStart =
  'https://app.clara.com/auth/start/code-query?login_hint=workflow-off%40contoso.example'

/** One variant in its own browser. */
export interface Candidate {
  browser: TestBrowser
  tab: Tab
}

/** Under a flood, the browser itself takes seconds; milliseconds. */
const patience = 60_000

/** From the first byte of Microsoft's block page to the badge. `begin` starts the visit. */
export async function timeToBadge(
  candidate: Candidate,
  begin: (start: () => Promise<void>) => Promise<void>,
): Promise<number> {
  const { browser, tab } = candidate
  await forget(candidate)
  await begin(() => visit(candidate))
  const shown = await until(
    'the badge',
    () =>
      // In the document: Firefox gives each call another global object.
      browser
        .inExtension(() => Number(document.documentElement.dataset.shown ?? 0))
        .then((at) => at > 0 && at),
    patience,
  )
  // Firefox's driver may give no answer while a page loads.
  const time = shown - (await until('the page', () => tab.evaluate(firstByteAt)))
  if (time < 0) throw new Error('The badge is older than the page.')
  return time
}

/** The worker watches the button until the tab rests, and would restore the last badge. */
async function forget({ browser, tab }: Candidate): Promise<void> {
  await tab.goto(`https://${unrelatedHost}/`)
  await browser.inExtension(() => chrome.storage?.session.clear())
  let emptySince = Date.now()
  await until('an empty badge that stays empty', async () => {
    const text = await browser.inExtension(async (tabId) => {
      const before = await chrome.action.getBadgeText({ tabId })
      if (before !== '') await chrome.action.setBadgeText({ tabId, text: '' })
      return before
    }, tab.tabId())
    if (text !== '') emptySince = Date.now()
    return Date.now() - emptySince > rest
  })
}

/** Longer than the worker looks at the button of a tab that rests; milliseconds. */
const rest = 600

/** Starts the sign-in, and stores the time of the badge in the extension's document. */
async function visit({ browser, tab }: Candidate): Promise<void> {
  await browser.inExtension(
    async (tabId, url) => {
      const marks = document.documentElement.dataset
      delete marks.shown
      await chrome.tabs.update(tabId, { url })
      const watch = async () => {
        // A message instead of a timer: Firefox delays timers of background pages by a second.
        const pause = () =>
          new Promise((resolve) => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = resolve
            port2.postMessage(null)
          })
        while ((await chrome.action.getBadgeText({ tabId })) !== '!') await pause()
        marks.shown = String(performance.timeOrigin + performance.now())
      }
      void watch()
    },
    tab.tabId(),
    blockedStart,
  )
}

/** When the page's first byte arrived, in milliseconds since the epoch. */
function firstByteAt(): number {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return performance.timeOrigin + (entry?.responseStart ?? 0)
}
