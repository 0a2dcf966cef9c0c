import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import type { StoredTab } from '../../src/diagnosis/stored.ts'
import type { Diagnosis } from '../../src/diagnosis/types.ts'
import type { Tab } from '../browsers/types.ts'
import { until } from '../browsers/until.ts'
import { isLongRun } from '../run-mode.ts'
import { type Driver, finish, signIn, signInAtMicrosoft } from '../simulator/drive.ts'
import { appHost, microsoftHost } from '../simulator/hosts.ts'
import { clara, expectBadge, expectScenario, inBrowser, type Stage } from './stage.ts'

declare const chrome: ExtensionApi

interface SignIn {
  user: string
  way: string
  scenario: string
  /** Microsoft knows the person by now and asks for nothing. */
  isKnown?: true
  then?: (driver: Driver) => Promise<void>
}

const signIns: SignIn[] = [
  { user: 'workflow-on@contoso.example', way: 'code-query', scenario: 'approval-pending', then: ask },
  { user: 'workflow-off@contoso.example', way: 'code-form-post', scenario: 'admin-approval', then: leave },
  { user: 'mfa-denied@contoso.example', way: 'code-fragment', scenario: 'mfa' },
  { user: 'worker@fabrikam.example', way: 'code-query', scenario: 'federation' },
  {
    user: 'not-assigned-redirect@contoso.example',
    way: 'code-redirecting',
    scenario: 'not-assigned',
    isKnown: true,
  },
  { user: 'blocked@contoso.example', way: 'broker', scenario: 'app-blocked', isKnown: true },
  { user: 'signed-in@contoso.example', way: 'code-form-post', scenario: 'signed-in', isKnown: true },
  { user: 'signed-in@contoso.example', way: 'code-fragment', scenario: 'signed-in', isKnown: true },
  { user: 'signed-in@contoso.example', way: 'msal-redirect', scenario: 'signed-in', isKnown: true },
]

/** Each way and each page of these is in the list above, too. */
const others: SignIn[] = [
  { user: 'declined@contoso.example', way: 'code-form-post', scenario: 'consent-declined' },
  { user: 'workflow-on@contoso.example', way: 'code-query', scenario: 'approval-request', isKnown: true },
  { user: 'signed-in@contoso.example', way: 'code-query', scenario: 'signed-in', isKnown: true },
]

/** In Firefox, the same points for one answer of each kind, and for each way to leave a page. */
const oneOfEachKind = signIns.filter(
  ({ way, then, isKnown }) =>
    then !== undefined || (isKnown && ['code-form-post', 'code-fragment', 'broker'].includes(way)),
)

/*
 * The browser may end an idle worker at any time: while Microsoft or Clara has not answered yet,
 * and while a page waits for the person. The test stops the worker at these points.
 */
inBrowser('chromium', (stage) => survives(stage, isLongRun ? [...signIns, ...others] : signIns))
inBrowser('firefox', (stage) => survives(stage, isLongRun ? [...signIns, ...others] : oneOfEachKind))

function survives(stage: Stage, chosen: readonly SignIn[]): void {
  describe('the diagnosis is the same if the browser stops the worker', () => {
    test.each(chosen)(
      'at every point of the sign-in: $way, $user: $scenario',
      async (one) => {
        const undisturbed = await undisturbedRun(stage, one)
        expect(await run(stage, one, () => true, undisturbed.diagnosis)).toEqual(undisturbed)
      },
      120_000,
    )

    // A skipped test would look like a gap: what the short run leaves out is not there.
    test.each(isLongRun ? chosen : [])(
      'at each single point of the sign-in: $way, $user: $scenario',
      async (one) => {
        const undisturbed = await undisturbedRun(stage, one)
        for (let point = 1; point <= undisturbed.points; point += 1) {
          const disturbed = await run(stage, one, (at) => at === point, undisturbed.diagnosis)
          expect([point, disturbed]).toEqual([point, undisturbed])
        }
      },
      240_000,
    )
  })

  test('nor does a worker that stops while a popup window signs in', async () => {
    const { browser } = stage
    const tab = await browser.newTab(clara)
    await tab.waitFor('#msal-popup:not([disabled])')
    const window = await browser.tabOpenedBy(() => tab.click('#msal-popup'))
    const stopping: Driver = {
      ...window,
      fill: (...typed) => browser.stopWorker().then(() => window.fill(...typed)),
    }
    await signInAtMicrosoft(stopping, 'workflow-off@contoso.example')
    await expectBadge(stage, tab, '!')
    const card = await stage.cardOf(tab)
    await expectScenario(card, 'admin-approval')
    for (const each of [card, window, tab]) await each.close()
  })
}

interface Run {
  points: number
  /** Without its times. */
  diagnosis: unknown
}

async function undisturbedRun(stage: Stage, one: SignIn): Promise<Run> {
  if (one.isKnown) {
    const first = await stage.browser.newTab()
    await signIn(first, one.user)
    await first.close()
  }
  const undisturbed = await run(stage, one, () => false)
  expect(undisturbed.diagnosis).toMatchObject({ scenario: one.scenario })
  expect(undisturbed.points).toBeGreaterThan(2)
  return undisturbed
}

/** Signs in, and stops the worker at the points that `stopsAt` accepts. */
async function run(
  stage: Stage,
  { user, way, scenario, isKnown, then }: SignIn,
  stopsAt: (point: number) => boolean,
  expected?: unknown,
): Promise<Run> {
  const { browser, simulator } = stage
  if (!isKnown) simulator.reset()
  await browser.inExtension(() => chrome.storage.local.clear())
  const tab = await browser.newTab()
  let points = 0
  let asked = 0
  let claraAt = 0
  const passed = async () => {
    points += 1
    if (stopsAt(points)) await browser.stopWorker()
  }
  simulator.gate.hold = async ({ host, isDocument }) => {
    if (!isDocument || (host !== microsoftHost && host !== appHost)) return
    if (host === microsoftHost) asked += 1
    await until('the request to be recorded', async () => {
      const { attempt, clara: seen } = await kept(stage, tab)
      const ways = attempt?.seen.filter(({ kind }) => kind === 'request' || kind === 'step') ?? []
      if (host === microsoftHost) return ways.length >= asked
      const hasAnswer = attempt?.seen.some(({ kind }) => kind === 'response') ?? false
      return seen !== null && seen.at > claraAt && (hasAnswer || asked === 0)
    })
    claraAt = (await kept(stage, tab)).clara?.at ?? 0
    await passed()
  }
  const driver = pausing(stage, tab, passed)
  if (isKnown) {
    await driver.goto(clara)
    await driver.click(`#${way}:not([disabled])`)
    await driver.waitFor('[data-drawn=final], #signed-in, #failed')
  } else await signIn(driver, user, way)
  if (then === undefined && !isKnown) await finish(driver, user)
  await then?.(driver)
  await until('the diagnosis', async () => {
    const { diagnosis } = await kept(stage, tab)
    // An earlier page's diagnosis is there before the last page is reported.
    if (expected === undefined) return diagnosis?.scenario === scenario
    return isDeepStrictEqual(timeless(diagnosis), expected)
  }).catch(() => undefined)
  const { diagnosis } = await kept(stage, tab)
  await expectBadge(stage, tab, diagnosis?.scenario === 'signed-in' ? '✓' : '!')
  simulator.gate.hold = null
  await tab.close()
  return { points, diagnosis: timeless(diagnosis) }
}

/** The person's hands. They press once Microsoft's page has been reported: the worker is idle. */
function pausing(stage: Stage, tab: Tab, passed: () => Promise<void>): Driver {
  const wait = async (selector: string) => {
    await tab.waitFor(selector)
    if (new URL(await tab.url()).hostname !== microsoftHost) return
    await until('the page to be reported', async () => {
      const seen = (await kept(stage, tab)).attempt?.seen ?? []
      const way = seen.findLast(({ kind }) => kind === 'request' || kind === 'step')
      const last = seen.findLast((one) => one.kind === 'page' && one.at > (way?.at ?? 0))
      return last?.kind === 'page' && (last.page.form !== null || last.page.pageId !== 'ConvergedSignIn')
    })
    await passed()
  }
  // Typing and pressing on one page are one point.
  let typed = false
  return {
    waitFor: tab.waitFor,
    // The driver must not wait for a page that is held back: it reads the record meanwhile.
    async goto(url) {
      await tab.evaluate((to) => void setTimeout(() => location.assign(to)), url)
    },
    async fill(selector, text) {
      await wait(selector)
      await tab.fill(selector, text)
      typed = true
    },
    async click(selector) {
      if (!typed) await wait(selector)
      await tab.waitFor(selector)
      await tab.evaluate((one) => {
        const element = document.querySelector<HTMLElement>(one)
        setTimeout(() => element?.click())
      }, selector)
      typed = false
    },
  }
}

async function kept({ browser }: Stage, tab: Tab): Promise<StoredTab> {
  const none: StoredTab = { attempt: null, clara: null, silent: false, diagnosis: null }
  const stored = (await browser.storage('session'))[`tab:${tab.tabId()}`]
  return (stored as StoredTab | undefined) ?? none
}

function timeless(diagnosis: Diagnosis | null): unknown {
  return (
    diagnosis && { ...diagnosis, since: null, evidence: diagnosis.evidence.map(({ at: _, ...one }) => one) }
  )
}

async function ask(driver: Driver): Promise<void> {
  await driver.fill('#reason', 'I file my expenses in Clara.')
  await driver.click('#request-approval')
  await driver.waitFor('#return-link')
}

async function leave(driver: Driver): Promise<void> {
  await driver.click('#return-link')
  await driver.waitFor('#failed')
}
