import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, TestRunner } from 'vitest'
import type { Language } from '../../src/_locales/index.ts'
import { findFor } from '../browsers/find.ts'
import { launch } from '../browsers/launch.ts'
import type { BrowserName, Network, Popup, Tab, TestBrowser } from '../browsers/types.ts'
import { until } from '../browsers/until.ts'
import { type Simulator, startSimulator } from '../simulator/index.ts'

/** Where Clara's sign-in begins. */
export const clara = 'https://app.clara.com/'

/** A browser with the extension and a simulator of its own; both begin afresh with each file, the simulator with each test. */
export interface Stage {
  readonly browser: TestBrowser
  readonly simulator: Simulator
  /** Closes the browser and opens it again with the same profile, where the setting says that it lasts. */
  restart(): Promise<void>
  /** The extension's own page that shows a tab's attempt, as a popup would. */
  cardOf(tab: Tab): Promise<Tab>
  /** What a page has saved under this name, once it is there. */
  saved(name: string): Promise<Buffer>
}

interface Setting {
  language?: Language
  /** How Microsoft's pages look and what carries their codes. */
  simulator?: Parameters<typeof startSimulator>[0]
  privateWindows?: boolean
  /** Clara's client ID, as a build with `--client-id` has it. */
  clientId?: string
  /** Hosts that the extension's own scripts may ask; default: none. */
  asks?: readonly string[]
  /** Where the browser itself may turn to besides: with a redirect it begins to connect before it looks where that leads. */
  connects?: RegExp
  /** Whether the profile outlives a restart. */
  lasts?: boolean
  /** What the browser takes for its way out; default: the simulator's own. */
  network?: (simulator: Simulator) => Promise<Network>
}

/** Tells the same story in both browsers, one after the other. A browser that is not here is skipped. */
export function inBothBrowsers(tell: (stage: Stage) => void, setting: Setting = {}): void {
  inBrowser('chromium', tell, setting)
  inBrowser('firefox', tell, setting)
}

export function inBrowser(name: BrowserName, tell: (stage: Stage) => void, setting: Setting = {}): void {
  describe.skipIf(findFor(name) === null)(`in ${name}`, () => {
    let simulator: Simulator | undefined
    let browser: TestBrowser | undefined
    let extension: string | undefined
    let profile: string | undefined
    let downloads: string | undefined
    let start = async () => {}
    beforeAll(async () => {
      simulator = await startSimulator({ drawAfter: 30, ...setting.simulator })
      const network = (await setting.network?.(simulator)) ?? simulator
      // A copy: whoever builds meanwhile takes the files away from under the browser.
      extension = await mkdtemp(join(tmpdir(), 'clara-extension-'))
      await cp(name === 'firefox' ? 'dist/firefox' : 'dist/chrome', extension, { recursive: true })
      if (setting.clientId !== undefined) await bakeIn(extension, setting.clientId)
      downloads = await mkdtemp(join(tmpdir(), 'clara-downloads-'))
      if (setting.lasts) profile = await mkdtemp(join(tmpdir(), 'clara-profile-'))
      const options = {
        extension,
        simulator: network,
        language: setting.language ?? 'en',
        privateWindows: setting.privateWindows ?? false,
        downloads,
        ...(profile !== undefined && { profile }),
      }
      start = async () => {
        browser = await launch(name, options)
      }
      await start()
    })
    beforeEach(async ({ task }) => {
      simulator?.reset()
      if (!task.result?.retryCount) return
      // Nothing that the failed try has left may stand in the way of the next.
      await browser?.close()
      if (profile !== undefined) await rm(profile, { recursive: true, force: true, maxRetries: 10 })
      await start()
    })
    afterAll(async () => {
      await browser?.close()
      const { extensions, refused } = simulator?.outgoing ?? { extensions: [], refused: [] }
      await simulator?.close()
      for (const folder of [extension, profile, downloads])
        if (folder !== undefined) await rm(folder, { recursive: true, force: true, maxRetries: 10 })
      expect([...extensions].sort(), 'what the extension has asked').toEqual([...(setting.asks ?? [])].sort())
      expect(
        [...refused].filter((target) => !ofTheMaker.test(target) && !setting.connects?.test(target)),
        'what anybody wanted outside',
      ).toEqual([])
    })
    tell({
      get browser() {
        if (browser === undefined) throw new Error('no browser yet')
        return browser
      },
      get simulator() {
        if (simulator === undefined) throw new Error('no simulator yet')
        return simulator
      },
      async restart() {
        await browser?.close()
        await start()
      },
      async cardOf(tab) {
        return this.browser.extensionPage(`popup.html?tabId=${tab.tabId()}`)
      },
      saved: (name) =>
        until(`the file ${name}`, async () => {
          // Firefox keeps the name with an empty file until the whole is there.
          const content = await readFile(join(downloads ?? '', name))
          return content.length > 0 && content
        }),
    })
  })
}

/** Updates, lists and the like that the browsers' makers want on their own account. */
const ofTheMaker =
  /(^|[./])(google|googleapis|gstatic|gvt1|mozilla|mozilla\.net|firefox|microsoft)\.(com|net|org)(:\d+)?(\/|$)/

/** Does to a finished build what `build.mjs --client-id` does to a new one. */
async function bakeIn(folder: string, clientId: string): Promise<void> {
  const scripts = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js'))
  const changed = await Promise.all(
    scripts.map(async (name) => {
      const before = await readFile(join(folder, name), 'utf8')
      const after = before.replaceAll(
        '{clientIds:[],redirectHosts:[]}',
        `{clientIds:["${clientId}"],redirectHosts:[]}`,
      )
      if (after !== before) await writeFile(join(folder, name), after)
      return after !== before
    }),
  )
  if (!changed.includes(true)) throw new Error('The build holds its defaults in another form.')
}

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
  await expect.poll(async () => (await said(card)).scenario, { timeout: 12_000, interval: 60 }).toBe(scenario)
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

/** What comes later is seen: so what came before would have been seen by now, had it been looked at. */
export async function untilSeen(stage: Stage): Promise<void> {
  const { browser } = stage
  const witness = await browser.newTab(clara)
  await witness.click('#code-query')
  await expect.poll(() => browser.badge(witness), { timeout: 12_000, interval: 60 }).not.toBe('')
  await witness.close()
}

declare module 'vitest' {
  interface TaskMeta {
    /** Verdicts that the test has waited for and got: `test/coverage.ts` makes a table of them. */
    scenarios?: string[]
  }
}

export async function expectBadge({ browser }: Stage, tab: Tab, text: string): Promise<void> {
  await expect.poll(() => browser.badge(tab), { timeout: 12_000, interval: 60 }).toBe(text)
}
