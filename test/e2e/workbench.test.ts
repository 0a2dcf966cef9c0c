import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { loadTriageWords, loadWords } from '../../src/_locales/index.ts'
import type { Tab } from '../browsers/types.ts'
import { signInAtOnce } from '../simulator/drive.ts'
import { azureMonitor, signIns } from '../triage/forms/sign-ins.ts'
import { authorize, callback, entry, har, login } from '../triage/recordings.ts'
import { dropFiles } from './hand-in.ts'
import { clara, inBothBrowsers, inBrowser } from './stage.ts'

const english = await loadTriageWords('en')
const { pages, scenarios } = await loadWords('en')

const titleOf = (scenario: keyof typeof scenarios.scenarios) => scenarios.scenarios[scenario].person.title
const blocked = (code: string) =>
  `<meta name="PageID" content="ConvergedError"><script>$Config={"iErrorCode":${code},"sFT":"SECRET"};\n</script>`
const recording = JSON.stringify(
  har(
    ...['90094', '50105', '53003'].flatMap((code, index) => [
      entry({ url: authorize(), second: index * 600 }),
      entry({ url: `${login}/common/login?ctx=SECRET`, second: index * 600 + 5, html: blocked(code) }),
    ]),
  ),
)
const log = (id: string, errorCode: number, day: number) => ({
  id,
  createdDateTime: `2026-11-${day}T08:15:00Z`,
  correlationId: `0c0ffee0-0000-4000-8000-0000000000${day}`,
  appDisplayName: 'Clara',
  resourceTenantId: '7e4a47aa-0000-4000-8000-00000000aaaa',
  status: { errorCode },
})

inBothBrowsers((stage) => {
  test('the popup and the options page open it', async () => {
    const { browser } = stage
    const tab = await browser.newTab(clara)
    const card = await stage.cardOf(tab)
    const options = await browser.extensionPage('options.html')
    await options.waitFor('#yours')
    for (const [face, label] of [[card, pages.forIt] as const, [options, pages.workbench] as const]) {
      await face.evaluate(() => {
        for (const folded of document.querySelectorAll('details')) folded.open = true
      })
      await face.waitFor('[data-action="workbench"]')
      expect(await face.text('[data-action="workbench"]')).toBe(label)
      const page = await browser.tabOpenedBy(() => face.click('[data-action="workbench"]'))
      await page.waitFor('textarea')
      expect(await page.text('h1')).toBe(english.title)
      await page.close()
    }
    for (const each of [options, card, tab]) await each.close()
  })

  test('it reads a copied report back unchanged', async () => {
    const { browser } = stage
    const tab = await browser.newTab()
    await signInAtOnce(tab, 'workflow-off@contoso.example')
    const popup = await browser.openPopup(tab)
    await popup.waitFor('[data-scenario="admin-approval"]')
    await popup.click('[data-action="copy-report"]')
    await popup.waitFor('[data-action="copy-report"] + [role="status"].done')
    const report = await popup.text('[data-part="report"]')
    await popup.close()

    const page = await open()
    await page.paste('textarea')
    await page.waitFor('[data-part="details"][data-scenario="admin-approval"][data-code="90094"]')
    expect(await page.text('h2.found')).toBe(titleOf('admin-approval'))
    const correlation = /Correlation ID: (\S+)/.exec(report)?.[1]
    expect(correlation).toMatch(/^[0-9a-f-]{36}$/)
    expect(await page.text('[data-part="report"]')).toContain(correlation)
    await page.click('[data-action="clear"]')
    await page.waitFor(() => document.querySelector('[data-part="details"]') === null)
    for (const each of [page, tab]) await each.close()
  })

  test('it never draws a secret', async () => {
    const page = await open()
    await drop(
      page,
      `${callback}?error=access_denied&error_subcode=cancel&state=SECRETSECRET&code=SECRETSECRET`,
    )
    await page.waitFor('[data-part="details"][data-scenario="cancelled"]')
    expect(await page.evaluate(() => document.querySelector('textarea')?.value)).toContain('state=[removed]')
    expect(await page.html()).not.toContain('SECRET')
    await page.close()
  })

  test('a recording gives each attempt’s cause and report, and a copy without secrets', async () => {
    const page = await open()
    const folder = await mkdtemp(join(tmpdir(), 'clara-workbench-'))
    await writeFile(join(folder, 'ana.har'), recording)
    await page.choose('#input-file', join(folder, 'ana.har'))
    await page.waitFor('[data-part="list"][data-all="3"]')
    expect(await page.text('[data-part="triage-outcome"]')).toContain('3 of 3')
    for (const [index, scenario] of (
      ['admin-approval', 'not-assigned', 'conditional-access'] as const
    ).entries()) {
      await page.click(`[data-open="${index}"]`)
      await page.waitFor(`[data-part="details"][data-scenario="${scenario}"]`)
      expect(await page.text('h2.found')).toBe(titleOf(scenario))
      expect(await page.text('[data-part="report"]')).toContain('AADSTS')
      await page.click('[data-action="back"]')
      await page.waitFor('[data-part="list"]')
    }
    await page.click('[data-action="clean"]')
    const saved = String(await stage.saved('ana-clean.har'))
    expect(saved).not.toContain('SECRET')
    await dropFiles(page, { name: 'again.har', text: saved })
    await page.waitFor('[data-part="list"][data-all="3"]')
    await rm(folder, { recursive: true })
    await page.close()
  })

  test('a sign-in log is counted, filtered, sorted and saved as a table', async () => {
    const page = await open()
    const entries = [log('=1+1', 90094, 20), log('b', 0, 20), log('c', 50105, 21), log('d', 90094, 22)]
    await dropFiles(page, { name: 'log.json', text: JSON.stringify({ value: entries }) })
    await page.waitFor('[data-part="list"][data-all="3"]')
    expect(await page.text('[data-part="triage-outcome"]')).toContain('3 of 4')
    expect(await page.text('[data-group="codes"] li')).toMatch(/AADSTS90094\s*2/)
    expect(await page.attribute('.chart', 'aria-label')).toContain('2026-11-20')

    await page.click('[data-group="codes"] [data-key="90094"]')
    await page.waitFor('[data-part="list"][data-all="2"]')
    await page.click('[data-sort="time"]')
    await page.click('[data-sort="time"]')
    await page.waitFor('th[aria-sort="descending"] [data-sort="time"]')
    await page.waitFor(() => document.querySelector('tbody tr')?.textContent?.startsWith('d'))
    await page.click('[data-action="export"]')
    const { data } = Papa.parse<string[]>(
      String(await stage.saved('clara-sign-ins.csv'))
        .slice(1)
        .trim(),
    )
    expect(data.slice(1).map(([name]) => name)).toEqual(['d', "'=1+1"])
    await page.close()
  })

  test('it says how it read each file and what it could not read, and offers another form', async () => {
    const page = await open()
    const batch = { records: signIns.map(azureMonitor) }
    await dropFiles(page, { name: 'hub.json', text: `${JSON.stringify(batch)}\n{"id":"cut","res` })
    await page.waitFor('[data-part="read-as"]')
    expect(await page.text('[data-container="json"]')).toBe(
      'Read as: Event Hub (JSON). Records: 4, not read: 1',
    )
    expect(await page.html()).toContain(`No. 5 (cut): ${english['unread-broken']}`)
    expect(await page.text('[data-part="triage-outcome"]')).toContain('3 of 4')

    await choose(page, 'text')
    await page.waitFor('[data-container="text"]')
    expect(await page.text('[data-container]')).toBe('Read as: Event Hub (text). Records: 4, not read: 0')
    await choose(page, '')
    await page.waitFor('[data-container="json"]')

    const row = 'Ticket ID,Description\n7,AADSTS90094\n'
    await dropFiles(page, { name: 'a.csv', text: row }, { name: 'b.txt', text: 'AADSTS50105' })
    await page.waitFor('[data-part="list"][data-all="2"]')
    expect(await page.text('[data-container="table"]')).toContain(
      'a.csv: Freshdesk (table (CSV)). Records: 1',
    )
    expect(await page.text('[data-container="text"]')).toContain('b.txt: text. Records: 1')

    const cut = `[${JSON.stringify(log('one', 90094, 20))},{"id":"two","cor`
    await dropFiles(page, { name: 'cut.json', text: cut }, { name: 'c.png', text: '\0\0' })
    await page.waitFor('[data-part="read-as"] .row:nth-child(2)')
    const rows = await page.text('[data-part="read-as"]')
    expect(rows).toContain(
      `cut.json: Microsoft Graph (JSON). Records: 1, not read: 1. ${english['broken-off']}`,
    )
    expect(rows).toContain(`c.png: ${english.binary}`)
    expect(await page.html()).toContain(`(cut.json: two): ${english['unread-broken']}`)
    await page.close()
  })

  test('it names what it cannot read, and a button stops a long read', async () => {
    const page = await open()
    await dropFiles(page, { name: 'broken.har', text: recording.slice(0, -9) })
    await page.waitFor('[data-part="list"]')
    expect(await page.text('[data-part="triage-outcome"]')).toContain(english['broken-off'])
    await dropFiles(page, { name: 'picture.png', text: '\0\0\0' })
    await page.waitFor(() => document.querySelector('[data-part="list"]') === null)
    await expect.poll(() => page.text('[data-part="triage-outcome"]')).toBe(english.binary)
    await drop(page, 'lunch at noon?')
    await expect.poll(() => page.text('[data-part="triage-outcome"]')).toContain(english.nothing)
    await expect.poll(() => page.text('[data-part="why"]')).toBe(english['silent-no-error'])
    await drop(page, 'MSIS7042: too many requests')
    await expect.poll(() => page.text('[data-part="why"]')).toContain('MSIS7042')
    expect(await page.text()).toContain(english.nothingHint)
    await drop(page, 'AADSTS90094: Need admin approval for the app "Miro".')
    await expect.poll(() => page.text('[data-part="why"]')).toContain('Miro')
    expect(await page.text()).not.toContain(english.nothingHint)

    // Pressed as soon as it is there: a quick machine has read even this before a test's hands are.
    await page.evaluate(async (text) => {
      const data = new DataTransfer()
      const filler = new Array(40).fill(`,{"request":{"url":"${'x'.repeat(1_000_000)}"}}`)
      data.items.add(new File([text.slice(0, -3), ...filler, ']}}'], 'long.har'))
      const pressed = new Promise<void>((resolve) => {
        const watch = new MutationObserver(() => {
          const cancel = document.querySelector<HTMLButtonElement>('[data-action="cancel"]')
          if (cancel === null) return
          watch.disconnect()
          cancel.click()
          resolve()
        })
        watch.observe(document.body, { childList: true, subtree: true })
      })
      dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }))
      await pressed
    }, recording)
    await expect.poll(() => page.text('[data-part="triage-outcome"]')).toBe(english.cancelled)
    await page.close()
  })

  async function choose(page: Tab, container: string): Promise<void> {
    await page.evaluate((value) => {
      const select = document.querySelector<HTMLSelectElement>('[name="container"]')
      if (select === null) throw new Error('There is no choice.')
      select.value = value
      select.dispatchEvent(new Event('change', { bubbles: true }))
    }, container)
  }

  async function open(): Promise<Tab> {
    const page = await stage.browser.extensionPage('workbench.html')
    await page.waitFor('textarea')
    return page
  }
})

/** A text dragged from another window. */
async function drop(page: Tab, text: string): Promise<void> {
  await page.evaluate((one) => {
    const data = new DataTransfer()
    data.setData('text/plain', one)
    dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }))
  }, text)
}

// Firefox's driver cannot choose a folder.
inBrowser('chromium', (stage) => {
  test('a folder gives all its files', async () => {
    const page = await stage.browser.extensionPage('workbench.html')
    await page.waitFor('textarea')
    const folder = await mkdtemp(join(tmpdir(), 'clara-folder-'))
    await mkdir(join(folder, 'day'))
    await writeFile(join(folder, 'one.txt'), 'AADSTS90094')
    await writeFile(join(folder, 'day', 'two.json.gz'), gzipSync(JSON.stringify([log('x', 50105, 20)])))
    await page.choose('#input-folder', folder)
    await page.waitFor('[data-part="list"][data-all="2"]')
    expect(await page.text('[data-container="json"]')).toContain('day/two.json.gz: Microsoft Graph (JSON)')
    await rm(folder, { recursive: true })
    await page.close()
  })
})
