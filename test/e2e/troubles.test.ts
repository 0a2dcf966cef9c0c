import { describe, expect, test } from 'vitest'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import { loadWords } from '../../src/_locales/index.ts'
import type { Caveat, Diagnosis } from '../../src/diagnosis/types.ts'
import type { Tab } from '../browsers/types.ts'
import { isLongRun } from '../run-mode.ts'
import { goToPassword, password, signIn, signInAtMicrosoft, signInAtOnce } from '../simulator/drive.ts'
import { appHost, microsoftHost, personalHost } from '../simulator/hosts.ts'
import type { Trouble } from '../simulator/troubles.ts'
import { clara, expectBadge, expectScenario, inBothBrowsers, inBrowser, type Stage } from './stage.ts'

declare const chrome: ExtensionApi

const words = await loadWords('en')
const minute = 60_000
const authorizeAddress =
  'https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize?client_id=c1a7a000-1111-4222-8333-0123456789ab&response_type=code&redirect_uri=https%3A%2F%2Fapp.clara.com%2Fauth%2Fcallback&scope=openid'

inBothBrowsers((stage) => {
  describe('the network', () => {
    test.each<[Trouble, Caveat]>([
      ['proxy-forbids', 'network-proxy'],
      ['cut', 'network-reset'],
      ['no-tls', 'network-tls'],
      ['unknown-issuer', 'network-tls-intercepted'],
    ])('%s on the way to Microsoft: %s', async (trouble, caveat) => {
      const tab = await stage.browser.newTab(clara)
      stage.simulator.trouble(microsoftHost, trouble)
      await tab.click('#code-query')
      await expectStop(stage, tab, { scenario: 'network', owner: 'it', caveats: [caveat] })
      await tab.close()
    })

    test('loses Microsoft’s success on the way to Clara', async () => {
      const tab = await stage.browser.newTab()
      await goToPassword(tab, 'signed-in@contoso.example')
      await tab.fill('#i0118', password)
      stage.simulator.trouble(appHost, 'cut')
      await tab.click('#idSIButton9')
      await expectStop(stage, tab, { scenario: 'network', caveats: ['network-reset'] })
      await tab.close()
    })

    test('has not failed if another load replaced the first', async () => {
      const { simulator } = stage
      const tab = await stage.browser.newTab(clara)
      await tab.waitFor('#code-query')
      let letGo: (() => void) | undefined
      simulator.gate.hold = ({ host, isDocument }) =>
        host === microsoftHost && isDocument && letGo === undefined
          ? new Promise((resolve) => {
              letGo = resolve
            })
          : Promise.resolve()
      await tab.evaluate(() => void setTimeout(() => location.assign('/auth/start/code-form-post')))
      await expect.poll(() => letGo).toBeDefined()
      const again = `${clara}auth/start/code-query`
      await stage.browser.inExtension(
        async (id, url) => void (await chrome.tabs.update(id, { url })),
        tab.tabId(),
        again,
      )
      await expect.poll(() => simulator.log.filter(({ path }) => path.endsWith('/authorize')).length).toBe(2)
      letGo?.()
      await signInAtMicrosoft(tab, 'signed-in@contoso.example')
      await expectBadge(stage, tab, '✓')
      const stored = (await stage.browser.storage('session'))[`tab:${tab.tabId()}`]
      expect(stored, 'no failure was ever announced').not.toHaveProperty('announced')
      await tab.close()
    })
  })

  test('a clock ten minutes before the server’s', () => expectCaveats(stage, 10, ['check-id', 'clock']))

  describe('a redirect loop', () => {
    test('Clara sends the person back to Microsoft after each success', async () => {
      const tab = await stage.browser.newTab()
      await signIn(tab, 'signed-in@contoso.example', 'looping')
      await expectStop(stage, tab, { scenario: 'session', owner: 'you', caveats: ['loop'] })
      await tab.close()
    })
    test('Microsoft’s address redirects to itself', async () => {
      const tab = await stage.browser.newTab(clara)
      stage.simulator.trouble(microsoftHost, 'redirects')
      await tab.click('#code-query')
      await expectStop(stage, tab, { scenario: 'session', owner: 'you', caveats: ['loop'] })
      await tab.close()
    })
  })

  test('a browser without cookies', async () => {
    const tab = await stage.browser.newTab()
    await goToPassword(tab, 'signed-in@contoso.example')
    await tab.fill('#i0118', password)
    await stage.browser.clearCookies()
    await tab.click('#idSIButton9')
    await expectStop(stage, tab, { scenario: 'browser-blocked', owner: 'you' })
    await tab.close()
  })
})

inBrowser('chromium', engineDecides)
if (isLongRun) inBrowser('firefox', engineDecides)

/** The engine decides these from events that browsers report alike. */
function engineDecides(stage: Stage): void {
  test('a network failure does not affect the next attempt', async () => {
    const tab = await stage.browser.newTab(clara)
    stage.simulator.trouble(microsoftHost, 'cut')
    await tab.click('#code-query')
    await expectStop(stage, tab, { scenario: 'network' })
    stage.simulator.reset()
    await signInAtOnce(tab, 'signed-in@contoso.example')
    await expectBadge(stage, tab, '✓')
    await tab.close()
  })

  test.each<[number, Caveat[]]>([
    [-10, ['check-id', 'clock']],
    [2, ['check-id']],
  ])('a clock %i minutes before the server’s: %j', (minutes, caveats) =>
    expectCaveats(stage, minutes, caveats),
  )

  test('the popup warns about a personal account before it fails', async () => {
    const tab = await stage.browser.newTab(`${clara}?login_hint=ana@outlook.example`)
    await tab.click('#code-query')
    await tab.waitFor('#passwordInput')
    expect(new URL(await tab.url()).hostname).toBe(personalHost)
    const card = await stage.cardOf(tab)
    await expectScenario(card, 'in-progress')
    expect(await card.text('.notice')).toContain('personal Microsoft account')
    await card.close()
    await tab.close()
  })

  test('a SAML request is Clara’s by the page that began it', async () => {
    const tab = await stage.browser.newTab()
    await signIn(tab, 'not-assigned@contoso.example', 'saml')
    await expectStop(stage, tab, { scenario: 'not-assigned', code: '50105' })
    await tab.close()
  })

  test('an answer that nobody can read, such as SAML’s, is shown as unread', async () => {
    const tab = await stage.browser.newTab()
    await signIn(tab, 'signed-in@contoso.example', 'saml')
    const card = await stage.cardOf(tab)
    await expect.poll(() => card.text('h1')).toBe(words.pages.unreadTitle)
    await expectScenario(card, 'in-progress')
    await card.close()
    await tab.close()
  })
}

inBothBrowsers(
  (stage) => {
    test('a name that is not found: DNS', () => expectUnreached(stage, 'network-dns'))

    test('offline: the person solves it', async () => {
      const tab = await stage.browser.newTab(clara)
      await tab.waitFor('#code-query')
      await tab.offline(true)
      await tab.goto(authorizeAddress)
      await expectStop(stage, tab, { scenario: 'network', owner: 'you', caveats: ['network-offline'] })
      await tab.offline(false)
      await tab.close()
    })
  },
  { network: async (simulator) => ({ ...simulator, direct: 'unresolved' }) },
)

inBothBrowsers(
  (stage) => {
    test('a connection that is refused', () => expectUnreached(stage, 'network-refused'))
  },
  { network: async (simulator) => ({ ...simulator, direct: 'refused' }) },
)

/** The build names no client ID, so IT has to check the app's. */
async function expectCaveats(stage: Stage, minutes: number, caveats: Caveat[]): Promise<void> {
  stage.simulator.trouble(microsoftHost, { clockBehind: minutes * minute })
  const tab = await stage.browser.newTab()
  await signInAtOnce(tab, 'workflow-off@contoso.example')
  await expectStop(stage, tab, { scenario: 'admin-approval', caveats })
  await tab.close()
}

async function expectUnreached(stage: Stage, caveat: Caveat): Promise<void> {
  const tab = await stage.browser.newTab(clara)
  await tab.click('#code-query')
  await expectStop(stage, tab, { scenario: 'network', owner: 'it', caveats: [caveat] })
  await tab.close()
}

/** The badge, the popup's card and what is stored all say so. */
async function expectStop(stage: Stage, tab: Tab, expected: Partial<Diagnosis>): Promise<void> {
  await expectBadge(stage, tab, '!')
  const card = await stage.cardOf(tab)
  await expectScenario(card, expected.scenario ?? '')
  // The message asks IT to check the ID: the caveat itself would say it twice.
  const { caveats, idSeen } = words.message
  for (const caveat of expected.caveats ?? [])
    expect(await card.text('main')).toContain(caveat === 'check-id' ? idSeen : caveats[caveat])
  await card.close()
  const stored = await stage.browser.storage('session')
  expect(stored[`tab:${tab.tabId()}`]).toMatchObject({ diagnosis: expected })
}
