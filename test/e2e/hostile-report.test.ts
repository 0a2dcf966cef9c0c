import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { buildReport } from '../../src/report/build.ts'
import { defaultChoices } from '../../src/report/choices.ts'
import { reportDocument } from '../../src/report/html.ts'
import { attemptOf, page, request } from '../builders.ts'
import { inputOf } from '../report/input.ts'
import { inBothBrowsers } from './stage.ts'

/** Ways to run something, or to ask a stranger's server, if a value were taken for markup. */
const hostile = [
  '<script>document.title = "run"</script>',
  '<img src="https://evil.example/a" onerror="document.title = `run`">',
  '"><svg onload="document.title = `run`">',
  "' onmouseover='x' <iframe srcdoc='<script>top.document.title = `run`</script>'>",
  '</style></title><meta http-equiv="refresh" content="0;url=https://evil.example/b">',
  '<base href="https://evil.example/"><link rel="stylesheet" href="https://evil.example/c">',
] as const

inBothBrowsers((stage) => {
  test('a saved report with hostile values runs no script and sends no request', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clara-report-'))
    try {
      for (const [index, value] of hostile.entries()) {
        const file = join(folder, `${index}.html`)
        await writeFile(file, await reportWith(value))
        const tab = await stage.browser.newTab(pathToFileURL(file).href)
        await tab.waitFor('table')
        const seen = await tab.evaluate(() => ({
          title: document.title,
          elements: document.querySelectorAll('script, img, svg, iframe, base, link, [onload], [onerror]')
            .length,
          text: document.body.textContent ?? '',
        }))
        expect(seen).toMatchObject({ title: 'For IT: Clara is waiting for admin approval', elements: 0 })
        // It is there to be read, as text.
        expect(seen.text).toContain(value.slice(0, 4))
        await tab.close()
      }
      expect(stage.simulator.refused.filter((target) => target.includes('evil.example'))).toEqual([])
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

async function reportWith(value: string): Promise<string> {
  const attempt = attemptOf(
    request({ prompt: value, scopes: [value], redirectUri: `https://app.clara.com/${value}` }),
    page({ codes: ['90094'], appName: value, publisher: value, pageId: value, correlationId: value }),
  )
  const input = await inputOf(attempt, {
    choices: { ...defaultChoices('full'), account: 'full' },
    account: value,
  })
  return reportDocument(buildReport(input))
}
