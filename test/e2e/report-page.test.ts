import { describe, expect, test } from 'vitest'
import { fill, languages, loadReportEditorWords, loadWords } from '../../src/_locales/index.ts'
import type { Tab } from '../browsers/types.ts'
import { isLongRun } from '../run-mode.ts'
import { signInAtOnce } from '../simulator/drive.ts'
import { inBothBrowsers, inBrowser, type Stage } from './stage.ts'

describe.each(languages)('the report page, %s', (language) => {
  // Words differ by language, not by browser. main-job.test.ts speaks each language in both.
  inBrowser('chromium', works, { language })
  if (language === 'en' || isLongRun) inBrowser('firefox', works, { language })

  function works(stage: Stage): void {
    test('lets the person choose, copy and save the report, and stays after its tab closes', async () => {
      const { browser } = stage
      const words = await loadReportEditorWords(language)
      const { scenarios } = await loadWords(language)
      const { tab, page } = await stoppedPage(stage)
      expect(await page.attribute('html', 'lang')).toBe(language)
      expect(await page.text('h1')).toBe(words.title)
      expect(await page.text('[data-part="no-contact"]')).toBe(words.noContact)

      await page.click('[data-part="choices"] > summary')
      await page.click('[name="level"][value="full"]')
      await page.waitFor('.timeline')
      await page.click('[name="account"][value="domain"]')
      await page.fill('[name="name"]', 'ana@contoso.example')
      await page.waitFor(() => document.querySelector('.facts')?.textContent?.includes('@contoso.example'))
      const shown = await page.text('[data-part="report"]')
      expect(shown).toContain(scenarios.scenarios['admin-approval'].message.title)
      expect(shown).toContain('AADSTS90094')
      for (const secret of ['SECRET', 'ana@']) expect(shown).not.toContain(secret)

      await tab.close()
      await press(page, '[data-action="copy-report"]', words.copied)
      const { text, html } = await browser.clipboard()
      expect(text).toBe(shown)
      expect(html).toContain(`<div lang="${language}">`)
      expect(html).toContain('@contoso.example')
      const label = 'Correlation ID'
      await press(page, `[data-value="${label}"]`, fill(words.copiedValue, { label }))
      const correlationId = (await browser.clipboard()).text
      expect(correlationId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
      expect(shown).toContain(`Correlation ID: ${correlationId}`)

      await page.click('[data-part="save"] > summary')
      const keep = async (form: string, extension: string) => {
        const file = `clara-sign-in-AADSTS90094-${shown.match(/\d{4}-\d\d-\d\d/)?.[0]}.${extension}`
        await press(page, `[data-action="save-${form}"]`, fill(words.saved, { file }))
        return (await stage.saved(file)).toString()
      }
      expect(await keep('html', 'html')).toContain(correlationId)
      expect(await keep('markdown', 'md')).toContain(correlationId)
      expect(JSON.parse(await keep('json', 'json'))).toMatchObject({
        schemaVersion: 2,
        language,
        level: 'full',
      })
      expect(await page.attribute('html', 'data-scenario')).toBe('admin-approval')
      expect(await browser.complaints()).toEqual([])
      await page.close()
    })

    test('says how to get a report if no sign-in has failed', async () => {
      const tab = await stage.browser.newTab()
      const page = await stage.browser.extensionPage(`report.html?tabId=${tab.tabId()}`)
      await page.waitFor('[data-scenario="none"]')
      expect(await page.text('h1')).toBe((await loadReportEditorWords(language)).nothing)
      for (const each of [page, tab]) await each.close()
    })
  }
})

inBothBrowsers((stage) => {
  test('the report page opens with one click in the popup', async () => {
    const { browser } = stage
    const tab = await browser.newTab()
    await signInAtOnce(tab, 'not-assigned@contoso.example')
    const popup = await browser.openPopup(tab)
    const page = await browser.tabOpenedBy(() => popup.click('[data-action="full-report"]'))
    await page.waitFor('[data-scenario="not-assigned"]')
    expect(await page.text('[data-part="report"]')).toContain('AADSTS50105')
    for (const each of [page, tab]) await each.close()
  })
})

async function stoppedPage({ browser }: Stage): Promise<{ tab: Tab; page: Tab }> {
  const tab = await browser.newTab()
  await signInAtOnce(tab, 'workflow-off@contoso.example')
  const page = await browser.extensionPage(`report.html?tabId=${tab.tabId()}`)
  await page.waitFor('[data-scenario="admin-approval"]')
  return { tab, page }
}

/** Presses a button and waits until the page says what became of it. */
async function press(page: Tab, selector: string, says: string): Promise<void> {
  await page.click(selector)
  await expect.poll(() => page.text('[data-part="outcome"]')).toBe(says)
}
