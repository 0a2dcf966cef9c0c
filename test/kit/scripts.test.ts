import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, posix, relative, resolve } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { languages } from '../../src/_locales/index.ts'
import { type KitWords, loadKitWords } from '../../src/_locales/kit.ts'
import { kitFiles } from '../../src/cli/package/kit.ts'
import { questionsIn } from '../../src/kit/questions.ts'
import { outcomeOf, summaryOf } from '../../src/rollout/summary.ts'
import { chromeId, kitWords } from '../rollout/builders.ts'
import { parsePowershell } from '../rollout/read-powershell.ts'
import { isLongRun } from '../run-mode.ts'
import { companies } from './companies.ts'

// Thousands of files take long on a busy machine.
vi.setConfig({ hookTimeout: 240_000 })

let home = ''
let kit = ''
let folder = ''
let run = 0
const files = await kitFiles()
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'clara-kit-'))
  kit = join(home, 'kit with a space')
  for (const [path, bytes] of Object.entries(files)) put(join(kit, path), bytes)
})
beforeEach(() => {
  run += 1
  folder = join(home, String(run))
  mkdirSync(folder)
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const chrome = { channel: 'chrome-web-store', id: chromeId }
const firefox = { channel: 'firefox-add-ons' }

describe('the shell script of the kit', { timeout: 300_000 }, () => {
  // The shell starts a process for each file. The page writes all thirty in every run.
  const some = new Map([...companies].slice(0, isLongRun ? companies.size : 6))
  test(`writes the files of ${some.size} companies, byte for byte as the command writes them`, async () => {
    const configs = join(folder, 'companies')
    for (const [name, text] of some) put(join(configs, `${name}.json`), text)
    expect(script('--config', configs, '--out', join(folder, 'out'))).toMatchObject({ code: 0, errors: '' })
    const outcomes = await Promise.all(
      byFileName(some).map(([name, text]) => outcomeOf(name, text, kitWords)),
    )
    const wanted = outcomes.flatMap(({ name, files }) =>
      files.map(({ path, content }): [string, string] => [
        `${name}/${path}`,
        Buffer.from(content).toString('base64'),
      ]),
    )
    wanted.push(['summary.csv', Buffer.from(summaryOf(outcomes)).toString('base64')])
    expect(Object.fromEntries(contentIn(join(folder, 'out')))).toEqual(Object.fromEntries(wanted))
  })

  test('names what is wrong, writes the other companies, and ends with exit code 2', () => {
    const configs = join(folder, 'companies')
    put(join(configs, 'good one.json'), JSON.stringify({ browsers: { firefox } }))
    put(join(configs, 'wrong.json'), '{"browsers": {}}')
    const { code, errors } = script('--config', configs, '--out', join(folder, 'out'))
    expect([code, errors]).toEqual([
      2,
      'wrong: browsers: name at least one of chrome, edge, chromium, firefox.\n',
    ])
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['good one', 'summary.csv'])
  })

  test('takes values as parameters, and keeps them as the company’s file', async () => {
    const sets = ['browsers.firefox.channel=firefox-add-ons', "settings.companyName=O'Neil & $(id) <b>"]
    const { code, output } = script(...sets.flatMap((one) => ['--set', one]), '--out', join(folder, 'out'))
    expect(code).toBe(0)
    const config = join(folder, 'out', 'company.json')
    expect(JSON.parse(readFileSync(config, 'utf8'))).toEqual({
      browsers: { firefox },
      settings: { companyName: "O'Neil & $(id) <b>" },
    })
    expect(output).toContain('Note for company: settings.clientIds: without Clara’s client ID')
    script('--config', config, '--out', join(folder, 'again'))
    const [first, second] = [contentIn(join(folder, 'out')), contentIn(join(folder, 'again'))]
    expect(first.filter(([path]) => path !== 'company.json')).toEqual(second)
  })

  test('asks for the values, and skips what has no meaning', () => {
    const answers = ['Contoso', '', '', '', '', '', '', '', 'firefox-add-ons', '', 'allow']
    const { code, errors } = script('--out', join(folder, 'out'), { input: `${answers.join('\n')}\n` })
    expect(code).toBe(0)
    expect(errors).toContain('Firefox: where it gets the extension')
    expect(errors).not.toContain('Google Chrome: the extension’s ID there')
    expect(JSON.parse(readFileSync(join(folder, 'out', 'company.json'), 'utf8'))).toEqual({
      browsers: { firefox },
      settings: { companyName: 'Contoso' },
      privateWindows: 'allow',
    })
  })

  test.each([
    [[], 'es_MX.UTF-8', 'Nombre de la empresa', 'Nota para company: settings.clientIds: sin el client ID'],
    [
      ['--lang', 'pt-BR'],
      'es_MX.UTF-8',
      'Nome da empresa',
      'Nota para company: settings.clientIds: sem o client ID',
    ],
    [[], 'de_DE.UTF-8', 'Name of the company', 'Note for company: settings.clientIds: without'],
  ])('speaks the language that is asked for, or the system’s: %j, %s', (args, locale, question, note) => {
    const input = `${['Contoso', '', '', '', '', '', '', '', 'firefox-add-ons'].join('\n')}\n`
    const { output, errors } = script(...args, '--out', join(folder, 'out'), { input, locale })
    expect([errors, output]).toEqual([expect.stringContaining(question), expect.stringContaining(note)])
  })

  test('refuses another language', () => {
    const { code, errors } = script('--lang', 'fr')
    expect([code, errors]).toEqual([2, 'fr: no language of the kit. Give en, es or pt-BR.\n'])
  })

  test('deletes the files of a browser that is no longer named, and no file of anybody else', () => {
    const config = join(folder, 'company.json')
    const [out, fresh] = [join(folder, 'out'), join(folder, 'fresh')]
    put(config, JSON.stringify({ browsers: { chrome, firefox } }))
    script('--config', config, '--out', out)
    put(join(out, 'firefox', 'notes.txt'), 'mine')
    put(config, JSON.stringify({ browsers: { chrome } }))
    script('--config', config, '--out', out)
    script('--config', config, '--out', fresh)
    const paths = (path: string) => contentIn(path).map(([name]) => name)
    expect(paths(out)).toEqual([...paths(fresh), 'firefox/notes.txt'].sort())
  })

  test.each([
    [['--config', 'none.json'], 'none.json: cannot be read.'],
    [['--config', 'a', '--set', 'b=c'], 'Give the company’s file or single values, not both.'],
    [['--nonsense'], 'Usage: sh clara-rollout.sh'],
    [['--set', 'a=b', '--browser', 'false'], 'false did not run the page.'],
  ])('says what to do at %j', (args, words) => {
    const { code, errors } = script(...args, '--out', join(folder, 'out'))
    expect([code, errors]).toEqual([2, expect.stringContaining(words)])
  })

  test('writes into a folder whose name an address would have to escape', () => {
    const out = join(folder, 'R&D #1? 100%25 ñ')
    const { code } = script('--set', 'browsers.firefox.channel=firefox-add-ons', '--out', out)
    expect(code).toBe(0)
    expect(existsSync(join(out, 'firefox', 'policies.json'))).toBe(true)
  })

  test('says what to do where it cannot write', () => {
    put(join(folder, 'out'), 'a file')
    const { code, errors } = script(
      '--set',
      'browsers.firefox.channel=firefox-add-ons',
      '--out',
      join(folder, 'out'),
    )
    expect([code, errors]).toEqual([
      2,
      expect.stringContaining('out: cannot be written. Give another folder for the files.'),
    ])
  })

  test('leaves none of its own files behind', () => {
    script('--set', 'browsers.firefox.channel=firefox-add-ons', '--out', join(folder, 'out'))
    expect(readdirSync(join(folder, 'out')).filter((name) => name.startsWith('clara-kit'))).toEqual([])
  })
})

describe('the PowerShell script of the kit', () => {
  const text = Buffer.from(files['clara-rollout.ps1'] ?? []).toString()

  test('is valid PowerShell in ASCII', () => {
    expect(() => parsePowershell(text)).not.toThrow()
    expect(text).toMatch(/^[\r\n -~]*$/)
  })

  test('names the values of a sentence in the same order in every language', async () => {
    const places = (words: KitWords) => Object.values(words.script).map((text) => text.match(/\{\w+\}/g))
    for (const language of languages) expect(places(await loadKitWords(language))).toEqual(places(kitWords))
  })

  test('asks the same questions as the shell script', () => {
    const shell = Buffer.from(files['clara-rollout.sh'] ?? []).toString()
    for (const { key } of questionsIn(kitWords)) {
      expect(text).toContain(`Key = '${key}'`)
      expect(shell).toContain(`ask '${key}' `)
    }
  })
})

test('the pages for administrators link only to pages that are in the kit', () => {
  const links = Object.entries(files)
    .filter(([path]) => /^docs\/deployment\/.*\.md$/.test(path))
    .flatMap(([path, bytes]) =>
      [
        ...Buffer.from(bytes)
          .toString()
          .matchAll(/\]\(((?!\w+:|#)[^)#]+)/g),
      ].map(([, link = '']) => posix.join(posix.dirname(path), link)),
    )
  const outside = new Set(links.filter((link) => !(link in files)))
  expect([...outside]).toEqual([])
})

test('the page allows its own script and style, and no connection', () => {
  const html = Buffer.from(files['rollout.html'] ?? []).toString()
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1]
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/,
  )
  expect(html).not.toMatch(/\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket/)
})

/** As the command reads a folder: by the whole names of the files. */
function byFileName(files: ReadonlyMap<string, string>): [string, string][] {
  return [...files].sort(([a], [b]) => (`${a}.json` < `${b}.json` ? -1 : 1))
}

function script(...given: (string | { input?: string; locale?: string })[]) {
  const args = given.filter((one) => typeof one === 'string')
  const { input = '', locale = 'C' } = given.find((one) => typeof one === 'object') ?? {}
  const browser = args.includes('--browser') ? [] : ['--browser', resolve('test/kit/fake-browser.mjs')]
  const { status, stdout, stderr } = spawnSync('sh', [join(kit, 'clara-rollout.sh'), ...args, ...browser], {
    encoding: 'utf8',
    input,
    cwd: folder,
    env: { ...process.env, LC_ALL: locale },
  })
  return { code: status, output: stdout, errors: stderr }
}

function put(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

/** Path and content of every file. */
function contentIn(path: string): [string, string][] {
  if (!existsSync(path)) return []
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((file): [string, string] => [relative(path, file), readFileSync(file).toString('base64')])
    .sort(([a], [b]) => (a < b ? -1 : 1))
}
