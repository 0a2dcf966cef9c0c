import { expect, test } from 'vitest'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import { loadOptionsWords, loadWords } from '../../src/_locales/index.ts'
import type { Tab } from '../browsers/types.ts'
import { signInAtOnce } from '../simulator/drive.ts'
import { clara, inBothBrowsers } from './stage.ts'

/** In functions that run in the extension's own document; Firefox knows it by this name, too. */
declare const chrome: ExtensionApi

const english = await loadOptionsWords('en')
const spanish = await loadOptionsWords('es')

inBothBrowsers((stage) => {
  test('a choice applies at once, on this page and on the others', async () => {
    const { browser } = stage
    const page = await openOptions()
    await choose(page, 'language', 'es')
    await page.waitFor('html[lang="es"]')
    expect(await page.text('#yours')).toBe(spanish.yours)
    await choose(page, 'report.level', 'full')
    await expect.poll(() => page.text('[data-setting="report.level"] [role="status"]')).toBe(spanish.saved)

    const tab = await browser.newTab()
    await signInAtOnce(tab, 'workflow-off@contoso.example')
    const card = await stage.cardOf(tab)
    await card.waitFor('[data-scenario="admin-approval"]')
    expect(await card.attribute('html', 'lang')).toBe('es')
    const report = await browser.extensionPage(`report.html?tabId=${tab.tabId()}`)
    await report.click('[data-part="choices"] > summary')
    await report.waitFor('[name="level"][value="full"]:checked')

    await page.click('[data-action="back-all"]')
    await page.waitFor('html[lang="en"]')
    for (const each of [report, card, tab, page]) await each.close()
  })

  test('the popup opens the options page', async () => {
    const { browser } = stage
    const { pages } = await loadWords('en')
    const tab = await browser.newTab(clara)
    const card = await stage.cardOf(tab)
    await card.waitFor('[data-action="options"]')
    expect(await card.text('[data-action="options"]')).toBe(pages.settings)
    const page = await browser.tabOpenedBy(() => card.click('[data-action="options"]'))
    await page.waitFor('#yours')
    expect(await page.text('h2')).toBe(english.yours)
    for (const each of [page, card, tab]) await each.close()
  })

  test('a file carries settings to another browser, and a forged file grants nothing', async () => {
    const { browser } = stage
    const page = await openOptions()
    await page.click('[name="history"]')
    await page.waitFor('[data-setting="history"][data-from="person"]')
    await page.click('[data-action="export"]')
    const saved = String(await stage.saved('clara-sign-in-helper-settings.json'))
    expect(JSON.parse(saved)).toEqual({ schemaVersion: 1, settings: { history: false } })
    await page.click('[data-action="back-all"]')
    await page.waitFor('[data-setting="history"][data-from="built-in"]')

    const settings = {
      history: false,
      clientIds: ['c1a7a000-1111-4222-8333-0123456789ab'],
      tenant: 'evil.example',
    }
    await page.fill('textarea', JSON.stringify({ schemaVersion: 1, settings }))
    await page.click('[data-action="import"]')
    await page.waitFor('[data-part="transfer-outcome"] [data-part="problems"]')
    const named = await page.text('[data-part="transfer-outcome"]')
    for (const key of ['clientIds', 'tenant']) expect(named).toContain(key)
    expect((await browser.storage('local')).choices).toEqual({ history: false })

    const tab = await browser.newTab()
    await signInAtOnce(tab, 'workflow-off@contoso.example')
    const card = await stage.cardOf(tab)
    await card.waitFor('[data-scenario="admin-approval"]')
    expect(await card.text('[data-part="report"]')).not.toMatch(/adminconsent\?|evil/)
    await browser.inExtension(() => chrome.storage.local.clear())
    for (const each of [card, tab, page]) await each.close()
  })

  test('a file that sets the contact in IT is imported only after each value was shown', async () => {
    const { browser } = stage
    const page = await openOptions()
    const itContact = { name: 'Help desk', email: 'desk@evil.example', phone: '+52 1 55 1234 5678' }
    const file = JSON.stringify({ schemaVersion: 1, settings: { history: false, itContact } })
    const importFile = async () => {
      await page.fill('textarea', file)
      await page.click('[data-action="import"]')
      await page.waitFor('[data-part="contact-question"]')
    }
    await importFile()
    const asked = await page.text('[data-part="contact-question"]')
    for (const value of Object.values(itContact)) expect(asked).toContain(value)
    expect((await browser.storage('local')).choices).toBe(undefined)

    await page.click('[data-action="leave-contact"]')
    await page.waitFor('[data-setting="history"][data-from="person"]')
    expect((await browser.storage('local')).choices).toEqual({ history: false })

    await importFile()
    await page.click('[data-action="use-contact"]')
    await page.waitFor('[data-setting="itContact.phone"][data-from="person"]')
    expect((await browser.storage('local')).choices).toEqual({ history: false, itContact })
    await browser.inExtension(() => chrome.storage.local.clear())
    await page.close()
  })

  async function openOptions(): Promise<Tab> {
    const page = await stage.browser.extensionPage('options.html')
    await page.waitFor('#yours')
    await page.evaluate(() => {
      for (const folded of document.querySelectorAll('details')) folded.open = true
    })
    return page
  }
})

/** As a person does with the list's keys: the browser's own list cannot be pressed. */
async function choose(page: Tab, name: string, value: string): Promise<void> {
  await page.evaluate(
    (of, one) => {
      const list = document.querySelector<HTMLSelectElement>(`[name="${of}"]`)
      if (list === null) throw new Error(`no ${of}`)
      list.value = one
      list.dispatchEvent(new Event('change', { bubbles: true }))
    },
    name,
    value,
  )
}
