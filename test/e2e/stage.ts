import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, TestRunner } from 'vitest'
import { findFor } from '../browsers/find.ts'
import type { BrowserName, Popup, Tab, TestBrowser } from '../browsers/types.ts'
import { until } from '../browsers/until.ts'
import type { Simulator } from '../simulator/index.ts'
import { borrowVenue, returnVenue } from './shared-venues.ts'
import type { Setting, Venue } from './venue.ts'

/** Where Clara's sign-in begins. */
export const clara = 'https://app.clara.com/'

/** A browser with the extension, new for each file, and a simulator, new for each test. */
export interface Stage {
  readonly browser: TestBrowser
  readonly simulator: Simulator
  /** Restarts the browser with the same profile, if the setting keeps it. */
  restart(): Promise<void>
  /** The extension's own page that shows a tab's attempt, as a popup would. */
  cardOf(tab: Tab): Promise<Tab>
  /** What a page has saved under this name, once it is there. */
  saved(name: string): Promise<Buffer>
}

/** Runs the same tests in each browser that is there, one after the other. */
export function inBothBrowsers(tell: (stage: Stage) => void, setting: Setting = {}): void {
  inBrowser('chromium', tell, setting)
  inBrowser('firefox', tell, setting)
}

/** For tests that change the browser or the extension itself: no other file gets these browsers. */
export function inOwnBrowsers(tell: (stage: Stage) => void, setting: Setting = {}): void {
  inBothBrowsers(tell, { ...setting, isAlone: true })
}

export function inOwnBrowser(name: BrowserName, tell: (stage: Stage) => void): void {
  inBrowser(name, tell, { isAlone: true })
}

export function inBrowser(name: BrowserName, tell: (stage: Stage) => void, setting: Setting = {}): void {
  describe.skipIf(findFor(name) === null)(`in ${name}`, () => {
    let venue: Venue | undefined
    const current = () => {
      if (venue === undefined) throw new Error('no browser yet')
      return venue
    }
    beforeAll(async () => {
      venue = await borrowVenue(name, setting)
    })
    beforeEach(async ({ task }) => {
      current().simulator.reset()
      // Nothing that the failed attempt left may disturb the next.
      if (task.result?.retryCount) await current().startAfresh()
    })
    let hasFailed = false
    afterEach(({ task }) => {
      hasFailed ||= task.result?.state === 'fail'
    })
    afterAll(async () => {
      if (venue === undefined) return
      const { extensions, refused } = venue.simulator.outgoing
      const asked = [...extensions].sort()
      const outside = [...refused].filter(
        (target) => !ofTheMaker.test(target) && !setting.connects?.test(target),
      )
      await returnVenue(name, { ...setting, ...(hasFailed && { isAlone: true }) }, venue)
      expect(asked, 'what the extension has asked').toEqual([...(setting.asks ?? [])].sort())
      expect(outside, 'what anybody wanted outside').toEqual([])
    })
    tell({
      get browser() {
        return current().browser
      },
      get simulator() {
        return current().simulator
      },
      restart: () => current().restart(),
      async cardOf(tab) {
        return this.browser.extensionPage(`popup.html?tabId=${tab.tabId()}`)
      },
      saved: (name) =>
        until(`the file ${name}`, async () => {
          // Firefox keeps the name with an empty file until the whole is there.
          const content = await readFile(join(current().downloads, name))
          return content.length > 0 && content
        }),
    })
  })
}

/** Updates, lists and the like that the browsers' makers want on their own account. */
const ofTheMaker =
  /(^|[./])(google|googleapis|gstatic|gvt1|mozilla|mozilla\.net|firefox|microsoft)\.(com|net|org)(:\d+)?(\/|$)/

/** What the card or the popup says, by its contract. */
export async function said(card: Tab | Popup): Promise<{ scenario: string; code: string; owner: string }> {
  const read = async (name: string) => (await card.attribute('[data-scenario]', name)) ?? 'absent'
  return {
    scenario: await read('data-scenario'),
    code: await read('data-code'),
    owner: await read('data-owner'),
  }
}

/** Waits for a verdict; a card that is open follows its tab by itself. */
export async function expectScenario(card: Tab | Popup, scenario: string): Promise<void> {
  await expect.poll(async () => (await said(card)).scenario).toBe(scenario)
  const meta = TestRunner.getCurrentTest()?.meta
  if (meta) meta.scenarios = [...(meta.scenarios ?? []), scenario]
}

/** The card and the badge say the same. */
export async function expectShown(
  stage: Stage,
  tab: Tab,
  scenario: string,
  more: { code?: string; owner?: string } = {},
): Promise<void> {
  const card = await stage.cardOf(tab)
  await expectScenario(card, scenario)
  expect(await said(card)).toMatchObject({ scenario, ...more })
  await card.close()
  await expectBadge(stage, tab, badges.get(scenario) ?? '!')
}

/** A scenario without a row is a failure. */
const badges: ReadonlyMap<string, string> = new Map([
  ['none', ''],
  ['signed-in', '✓'],
])

/** A later event is seen, so an earlier one would have been seen by now. */
export async function untilSeen(stage: Stage): Promise<void> {
  const { browser } = stage
  const witness = await browser.newTab(clara)
  await witness.click('#code-query')
  await expect.poll(() => browser.badge(witness)).not.toBe('')
  await witness.close()
}

declare module 'vitest' {
  interface TaskMeta {
    /** Verdicts that the test has waited for and got: `test/coverage.ts` makes a table of them. */
    scenarios?: string[]
  }
}

export async function expectBadge({ browser }: Stage, tab: Tab, text: string): Promise<void> {
  await expect.poll(() => browser.badge(tab)).toBe(text)
}
