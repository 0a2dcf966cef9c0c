import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languages } from '../../src/_locales/index.ts'
import { loadKitWords } from '../../src/_locales/kit.ts'
import { kitFiles } from '../../src/cli/package/kit.ts'
import { outcomeOf } from '../../src/rollout/summary.ts'
import { findFor } from '../browsers/find.ts'
import { axeObjections, fitObjections } from '../gallery/objections.ts'
import { companies } from '../kit/companies.ts'
import { inBrowser } from './stage.ts'

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clara-kit-'))
  for (const [path, bytes] of Object.entries(await kitFiles())) put(join(folder, path), bytes)
})
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

inBrowser('chromium', () => {
  test('the kit’s shell script writes the files of the command, with a real browser', async () => {
    const configs = join(folder, 'companies')
    const some = [...companies].slice(0, 4)
    for (const [name, text] of some) put(join(configs, `${name}.json`), text)
    const browser = findFor('chromium') ?? ''
    const args = ['--config', configs, '--out', join(folder, 'out'), '--browser', browser]
    const { status, stderr } = spawnSync('sh', [join(folder, 'clara-rollout.sh'), ...args], {
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([0, ''])
    for (const [name, text] of some) {
      for (const { path, content } of (await outcomeOf(name, text, await loadKitWords('en'))).files) {
        const written = readFileSync(join(folder, 'out', name, path))
        expect(written.equals(Buffer.from(content)), `${name}/${path}`).toBe(true)
      }
    }
  })
})

for (const name of ['chromium', 'firefox'] as const)
  inBrowser(name, (stage) => {
    test('the kit’s page makes the files, opened from a folder', async () => {
      const page = await stage.browser.newTab(pathToFileURL(join(folder, 'rollout.html')).href)
      await page.waitFor('#make')
      await page.fill('#json', '{"browsers": {"firefox": {"channel": "firefox-add-ons"}}}')
      await page.click('#make')
      await page.waitFor('#downloads a')
      expect(await page.text('#outcome')).toMatch(/^\d+ files are ready\.$/)
      // The gallery's checks are Chromium's.
      for (const language of name === 'chromium' ? languages : []) {
        await page.fill('#language', language)
        await page.waitFor(`html[lang="${language}"]`)
        for (const width of [900, 320]) {
          await page.resize?.(width, 900)
          const objections = [await fitObjections(page), await axeObjections(page)]
          expect([language, width, ...objections]).toEqual([language, width, [], []])
        }
      }
      await page.close()
    })
  })

function put(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}
