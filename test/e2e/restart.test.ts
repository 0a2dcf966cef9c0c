import { describe, expect, test } from 'vitest'
import type { Tab } from '../browsers/types.ts'
import { givePassword, nameAccount, signIn } from '../simulator/drive.ts'
import { clara, expectBadge, expectScenario, expectShown, inOwnBrowsers, type Stage, said } from './stage.ts'

const verdict = { code: '90094', owner: 'it' }
const blocked = 'workflow-off@contoso.example'

describe('an updated or reloaded extension', () => {
  inOwnBrowsers((stage) => {
    test('continues a sign-in that waits for the account', async () => {
      const tab = await stage.browser.newTab(clara)
      await tab.click('#code-query')
      await tab.waitFor('#i0116')
      await stage.browser.reloadExtension()
      await nameAccount(tab, blocked)
      await givePassword(tab)
      await expectShown(stage, tab, 'admin-approval', verdict)
      await expectOneReportEach(stage, tab)
      await tab.close()
    })

    test('continues a sign-in that waits for the password', async () => {
      const tab = await stage.browser.newTab(clara)
      await tab.click('#code-query')
      await nameAccount(tab, blocked)
      await tab.waitFor('#i0118')
      await stage.browser.reloadExtension()
      await expectBadge(stage, tab, '…')
      await givePassword(tab)
      await expectShown(stage, tab, 'admin-approval', verdict)
      await expectOneReportEach(stage, tab)
      await tab.close()
    })

    test('silences the page’s old reader', async () => {
      const { browser } = stage
      const tab = await browser.newTab(clara)
      await tab.click('#code-query')
      await tab.waitFor('#i0116')
      const before = await browser.complaints()
      await browser.reloadExtension()
      await browser.reloadExtension()
      await nameAccount(tab, blocked)
      await tab.waitFor('#i0118')
      await expectBadge(stage, tab, '…')
      expect(await browser.complaints()).toEqual(before)
      await tab.close()
    })
  })
})

describe('a restarted browser', () => {
  inOwnBrowsers(
    (stage) => {
      test('remembers the last failure of the person, and nothing else', async () => {
        const tab = await stage.browser.newTab()
        await signIn(tab, blocked)
        await expectShown(stage, tab, 'admin-approval', verdict)
        const { history } = await stage.browser.storage('local')
        expect(history).toMatchObject([{ scenario: 'admin-approval', code: '90094' }])
        await stage.restart()
        const { browser } = stage
        expect(await browser.storage('session')).toEqual({})
        expect((await browser.storage('local')).history).toEqual(history)
        const fresh = await browser.newTab(clara)
        const popup = await browser.openPopup(fresh)
        await popup.waitFor('[data-part="last-failure"]')
        await expectScenario(popup, 'none')
        expect(await said(popup)).toEqual({ scenario: 'none', code: '', owner: '' })
        const [entry] = history as { tenant: string; correlationId: string; requestId: string }[]
        const lines = (await popup.text('[data-part="last-failure"] pre')).split('\n')
        expect(lines.slice(lines.indexOf('Error code: AADSTS90094'))).toEqual([
          'Error code: AADSTS90094',
          ...(entry?.tenant ? [`Tenant: ${entry.tenant}`] : []),
          `Correlation ID: ${entry?.correlationId}`,
          ...(entry?.requestId ? [`Request ID: ${entry.requestId}`] : []),
        ])
        await popup.close()
        await fresh.close()
      })
    },
    { lasts: true },
  )
})

/** One attempt, in which no page reader repeats another's report. */
async function expectOneReportEach({ browser }: Stage, tab: Tab): Promise<void> {
  const session = await browser.storage('session')
  expect(Object.keys(session)).toEqual([`tab:${tab.tabId()}`])
  const { attempt } = session[`tab:${tab.tabId()}`] as { attempt: Attempt }
  expect(attempt.previous).toBe(null)
  const reports = attempt.seen.flatMap(({ path, page }) => (page ? [JSON.stringify([path, page])] : []))
  expect(reports).toEqual([...new Set(reports)])
}

interface Attempt {
  previous: unknown
  seen: { path?: string; page?: object }[]
}
