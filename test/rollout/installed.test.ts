import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { installedFiles } from '../../src/rollout/installed.ts'
import type { Company } from '../../src/rollout/types.ts'
import { addOnId, chromeId, company, store } from './builders.ts'
import { parsePowershell } from './read-powershell.ts'

const formerId = 'cdefghijklmnopabcdefghijklmnopab'
let homes = ''
beforeEach(() => {
  homes = mkdtempSync(join(tmpdir(), 'clara-homes-'))
})
afterEach(() => rmSync(homes, { recursive: true }))

describe('the detection of the installed version', () => {
  it('finds it in each profile of each person', () => {
    putChrome('ana/Library/Application Support/Google/Chrome/Default', '0.9.0_0', chromeId)
    putChrome('ana/Library/Application Support/Google/Chrome/Default', '0.10.0_0', chromeId)
    putChrome('o"neil/.config/chromium/Profile 1', '0.2.0_1', chromeId)
    putFirefox('ana/.mozilla/firefox/a1.default', '0.1.0')
    const { code, rows } = run()
    expect(code).toBe(0)
    expect(rows).toEqual([
      {
        browser: 'chrome',
        id: chromeId,
        state: 'current',
        user: 'ana',
        profile: 'Default',
        version: '0.10.0',
      },
      {
        browser: 'chromium',
        id: chromeId,
        state: 'current',
        user: 'o"neil',
        profile: 'Profile 1',
        version: '0.2.0',
      },
      {
        browser: 'firefox',
        id: addOnId,
        state: 'current',
        user: 'ana',
        profile: 'a1.default',
        version: '0.1.0',
      },
    ])
  })

  it('looks into Snap and Flatpak packages, and where a directory service puts homes', () => {
    putChrome('ana/.var/app/com.google.Chrome/config/google-chrome/Default', '0.2.0_0', chromeId)
    putFirefox('ana/snap/firefox/common/.mozilla/firefox/a1.default', '0.3.0')
    putFirefox('ben/.var/app/org.mozilla.firefox/.mozilla/firefox/a1.default', '0.4.0')
    expect(run().rows.map(({ user, version }) => [user, version])).toEqual([
      ['ana', '0.2.0'],
      ['ana', '0.3.0'],
      ['ben', '0.4.0'],
    ])
    expect(contentOf('installed.sh')).toContain('HOMES:-/home/* /home/*/* /Users/* /root')
  })

  it('says that it is not installed, or that another add-on is', () => {
    expect(run()).toEqual({ code: 1, rows: [] })
    putFirefox('ana/.mozilla/firefox/a1.default', '3.0', 'other@contoso.example')
    expect(run()).toEqual({ code: 1, rows: [] })
  })

  it('fails for a version that is too old, and for one under a former ID', () => {
    putChrome('ana/.config/google-chrome/Default', '0.2.0_0', chromeId)
    const with_ = (minimumVersion: string) => run({ browsers: { chrome: { ...store, minimumVersion } } }).code
    expect([with_('0.2.0'), with_('0.10.0')]).toEqual([0, 1])
    putChrome('ana/.config/google-chrome/Default', '0.1.0_0', formerId)
    const { code, rows } = run({ formerIds: [formerId] })
    expect([code, rows.map(({ state }) => state)]).toEqual([1, ['current', 'former']])
  })

  it('gives an extension attribute to Jamf Pro', () => {
    putChrome('ana/.config/google-chrome/Default', '0.2.0_0', chromeId)
    expect(shell({}, '--jamf')).toMatchObject({ status: 0, stdout: '<result>chrome 0.2.0;</result>\n' })
  })
})

it('the script for Windows is valid PowerShell that Constrained Language Mode accepts', () => {
  const root = parsePowershell(contentOf('installed.ps1'))
  const types = root.descendantsOfType('type_literal').map((one) => one?.text)
  expect(types.filter((type) => type !== '[version]')).toEqual([])
  expect(root.descendantsOfType('invokation_expression')).toEqual([])
})

it('the query for osquery names every ID', () => {
  expect(contentOf('osquery.sql', { formerIds: [formerId] })).toMatch(
    new RegExp(`IN \\('${chromeId}', '[a-p]{32}', '${formerId}'\\)[^;]*'${addOnId}';\n$`),
  )
})

function contentOf(name: string, changes: Partial<Company> = {}): string {
  return String(installedFiles(company(changes)).find(({ path }) => path.endsWith(`/${name}`))?.content)
}

function shell(changes: Partial<Company>, ...args: string[]) {
  const file = join(homes, '.installed.sh')
  writeFileSync(file, contentOf('installed.sh', changes))
  const env = { ...process.env, HOMES: `${homes}/*` }
  return spawnSync('sh', [file, ...args], { encoding: 'utf8', env })
}

function run(changes: Partial<Company> = {}): {
  code: number | null
  rows: { state: string; user: string; version: string }[]
} {
  const { status, stdout, stderr } = shell(changes)
  expect(stderr).toBe('')
  return { code: status, rows: JSON.parse(stdout) }
}

function put(path: string, content: string): void {
  mkdirSync(dirname(join(homes, path)), { recursive: true })
  writeFileSync(join(homes, path), content)
}

const putChrome = (profile: string, version: string, id: string) =>
  put(`${profile}/Extensions/${id}/${version}/manifest.json`, '{}')

/** As Firefox writes it: on one line, with nested objects after the version. */
function putFirefox(profile: string, version: string, id = addOnId): void {
  const addon = { id, syncGUID: '{1}', version, type: 'extension', defaultLocale: { name: 'x' } }
  const others = { id: 'z@contoso.example', syncGUID: '{2}', version: '9.9', defaultLocale: { name: 'y' } }
  put(`${profile}/extensions.json`, JSON.stringify({ schemaVersion: 37, addons: [others, addon] }))
}
