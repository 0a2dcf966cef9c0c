import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fill, loadTriageWords } from '../../src/_locales/index.ts'
import type { BrowserName, Tab } from '../browsers/types.ts'
import { axeObjections, fitObjections } from '../gallery/objections.ts'
import { isLongRun } from '../run-mode.ts'
import { inBrowser } from './stage.ts'

const english = await loadTriageWords('en')

/** The engine is the same in both browsers, so that Firefox need not read all in each run. */
const records: Record<BrowserName, number> = { chromium: 100_000, firefox: isLongRun ? 100_000 : 20_000 }

for (const name of ['chromium', 'firefox'] as const)
  inBrowser(name, (stage) => {
    const all = records[name]

    test(`a log of ${all} records can be stopped, and is counted in full`, async () => {
      const page = await stage.browser.extensionPage('workbench.html')
      await page.waitFor('textarea')

      const folder = await mkdtemp(join(tmpdir(), 'clara-big-log-'))
      await writeFile(join(folder, 'big.json'), logOf(all))
      await page.evaluate(addField)
      await page.choose('#big', join(folder, 'big.json'))

      await page.evaluate(dropFile, 'stop')
      await expect.poll(() => page.text('[data-part="triage-outcome"]')).toBe(english.cancelled)
      expect(await page.evaluate(() => document.querySelector('[data-part="list"]'))).toBe(null)

      expect(await page.evaluate(dropFile, 'read')).toBeGreaterThan(5)
      await page.waitFor(`[data-part="list"][data-all="${all * 0.95}"]`)
      expect(await page.text('[data-part="triage-outcome"]')).toContain(
        fill(english['found-many'], { stopped: String(all * 0.95), total: String(all) }),
      )
      expect(await textsOf(page, '[data-part="figures"] ol li')).toEqual([
        expect.stringMatching(/ 600$/),
        expect.stringMatching(/ 300$/),
      ])
      expect(await textsOf(page, '[data-part="figures"] ul li')).toEqual(
        expect.arrayContaining([
          fill(english.figurePeople, { count: '1000' }),
          fill(english.figureStill, { count: '900' }),
          fill(english.figureFixed, { count: '100' }),
        ]),
      )
      expect(await textsOf(page, '[data-group="codes"] li')).toEqual([
        `AADSTS90094${all * 0.6}`,
        `AADSTS50105${all * 0.3}`,
        `AADSTS53003${all * 0.05}`,
      ])
      // Those who got in later failed on the first five days.
      expect(await page.attribute('.chart', 'aria-label')).toContain(String(all / 10))
      expect(await heightsOf(page)).toEqual([...Array(5).fill(58), ...Array(5).fill(58 * 0.9)])
      await page.evaluate(() => document.querySelector('#big')?.remove())
      expect(await fitObjections(page)).toEqual([])
      // Firefox gives each script of a test a global object of its own, and axe needs one.
      if (name === 'chromium') expect(await axeObjections(page)).toEqual([])

      await page.click('[data-group="codes"] [data-key="53003"]')
      await page.waitFor(`[data-part="list"][data-all="${all * 0.05}"]`)
      await rm(folder, { recursive: true })
      await page.close()
    }, 150_000)
  })

/** Ten days, on each of which the same thousand people sign in. */
function logOf(all: number): string {
  const hex = (value: number) => value.toString(16).padStart(12, '0')
  const lines = Array.from({ length: all }, (_, index) => {
    const person = index % 1000
    return JSON.stringify({
      id: `0b1c0000-0000-4000-8000-${hex(index)}`,
      createdDateTime: new Date(Date.UTC(2026, 10, 10) + (index * 864_000_000) / all).toISOString(),
      correlationId: `0c0c0000-0000-4000-8000-${hex(index)}`,
      userId: `0b1ec700-7777-4888-9999-${hex(person)}`,
      appDisplayName: 'Clara',
      resourceTenantId: '7e4a47aa-0000-4000-8000-00000000aaaa',
      status: { errorCode: codeOf(person, index < all / 2) },
    })
  })
  return `{"value":[${lines.join(',\n')}]}`
}

function codeOf(person: number, isEarly: boolean): number {
  if (person < 600) return 90094
  if (person < 900) return 50105
  return isEarly ? 53003 : 0
}

/** A field that gives the page's scripts a file of the disk: a drop by script needs one. */
function addField(): void {
  const field = Object.assign(document.createElement('input'), { type: 'file', id: 'big' })
  document.body.append(field)
}

/**
 * Drops the field's file. Ends when the page shows the list, or when `stop` has pressed the button.
 * Returns the steps of progress.
 */
function dropFile(then: 'stop' | 'read'): Promise<number> {
  const file = document.querySelector<HTMLInputElement>('#big')?.files?.[0]
  if (file === undefined) throw new Error('There is no file.')
  const data = new DataTransfer()
  data.items.add(file)
  const steps = new Set<string>()
  return new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      const step = document.querySelector('[data-part="progress"]')?.textContent
      if (step) steps.add(step)
      const isStopped = then === 'stop' && steps.size > 1
      if (!isStopped && document.querySelector('[data-part="list"]') === null) return
      watch.disconnect()
      if (isStopped) document.querySelector<HTMLButtonElement>('[data-action="cancel"]')?.click()
      resolve(steps.size)
    })
    watch.observe(document.body, { childList: true, subtree: true, characterData: true })
    dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }))
  })
}

async function textsOf(page: Tab, selector: string): Promise<string[]> {
  return page.evaluate(
    (one) => Array.from(document.querySelectorAll(one), ({ textContent }) => textContent ?? ''),
    selector,
  )
}

async function heightsOf(page: Tab): Promise<number[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll('.chart rect'), (bar) => Number(bar.getAttribute('height'))),
  )
}
