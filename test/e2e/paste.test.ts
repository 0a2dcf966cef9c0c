import { describe, expect, test } from 'vitest'
import { languages } from '../../src/_locales/index.ts'
import type { Tab } from '../browsers/types.ts'
import { isLongRun } from '../run-mode.ts'
import { signInAtOnce } from '../simulator/drive.ts'
import { unrelatedHost } from '../simulator/hosts.ts'
import { expectScenario, inBrowser, type Stage } from './stage.ts'

/** Facts for a search in logs: lines "label: value" in the text, list entries in the HTML. */
type Facts = Record<string, string>

describe.each(languages)('the report in %s, pasted elsewhere', (language) => {
  // Words differ by language, not by browser. main-job.test.ts speaks each language in both.
  inBrowser('chromium', works, { language })
  if (language === 'en' || isLongRun) inBrowser('firefox', works, { language })

  function works(stage: Stage): void {
    test('says the same as rich text and as plain text', async () => {
      const tab = await stage.browser.newTab()
      await signInAtOnce(tab, 'workflow-off@contoso.example')
      const popup = await stage.browser.openPopup(tab)
      await expectScenario(popup, 'admin-approval')
      await popup.click('[data-action="copy-report"]')
      await popup.waitFor('[data-action="copy-report"] + [role="status"].done')
      const report = await popup.text('[data-part="report"]')
      await popup.close()

      const editor = await editorIn(stage)
      await editor.paste('#rich')
      await editor.paste('#plain')
      await editor.waitFor(() => document.querySelector('textarea')?.value !== '')
      const [rich, plain] = await factsIn(editor)
      expect(plain).toMatchObject({ 'Timestamp (UTC)': expect.stringMatching(/Z$/) })
      expect(Object.keys(plain)).toHaveLength(5)
      expect(rich).toMatchObject(plain)
      const pasted = await editor.evaluate(() => document.querySelector('textarea')?.value ?? '')
      expect(pasted.trim()).toBe(report.trim())
      for (const each of [editor, tab]) await each.close()
    })
  }
})

async function editorIn({ browser }: Stage): Promise<Tab> {
  const editor = await browser.newTab(`https://${unrelatedHost}/`)
  await editor.evaluate(() => {
    const rich = document.createElement('div')
    rich.id = 'rich'
    rich.contentEditable = 'true'
    rich.style.minHeight = '3em'
    const plain = document.createElement('textarea')
    plain.id = 'plain'
    document.body.replaceChildren(plain, rich)
  })
  return editor
}

/** The facts as they arrived in each field; notes in brackets are no part of a value. */
async function factsIn(editor: Tab): Promise<[rich: Facts, plain: Facts]> {
  const { rows, text } = await editor.evaluate(() => ({
    rows: Array.from(document.querySelectorAll('#rich li'), (item) => item.textContent ?? '')
      .filter((line) => line.includes(': '))
      .map((line) => line.split(/: (.*)/s).slice(0, 2)),
    text: document.querySelector('textarea')?.value ?? '',
  }))
  const labels = new Set(rows.map(([label]) => label))
  const lines = text.split('\n').flatMap((line) => {
    const [label = '', ...rest] = line.split(': ')
    return labels.has(label) ? [[label, rest.join(': ')]] : []
  })
  const tidy = (pairs: string[][]) =>
    Object.fromEntries(pairs.map(([label, value]) => [label, value?.replaceAll(/\s+/g, ' ').trim()]))
  return [tidy(rows), tidy(lines)]
}
