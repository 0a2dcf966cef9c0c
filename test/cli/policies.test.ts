import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { parse } from 'papaparse'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chromeId } from '../rollout/builders.ts'
import { bundled } from './bundled.ts'

const command = await bundled('src/cli/policies.ts')

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policies-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  })
  return { status, stdout, stderr }
}

const chrome = { channel: 'chrome-web-store', id: chromeId }

const filesIn = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => relative(path, join(parentPath, name)))
    .sort()

const written = () => filesIn(join(folder, 'out'))

describe('npm run policies', { timeout: 60_000 }, () => {
  test('writes the files, and prints their paths', () => {
    const { status, stdout } = run('--config', 'test/rollout/company.json', '--out', join(folder, 'out'))
    expect(status).toBe(0)
    expect(stdout).toContain(join(folder, 'out', 'windows', 'powershell', 'set.ps1'))
    expect(stdout).toContain('docs/deployment/README.md')
    expect(stdout.split('\n').filter((line) => line.startsWith(folder))).toHaveLength(written().length)
  })

  test('prints its help with exit code 0', () => {
    const { status, stdout } = run('--help')
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^Usage: npm run policies/)])
  })

  test('refuses the IDs of the example', () => {
    const { status, stderr } = run('--config', 'docs/deployment/company.example.json', '--out', folder)
    expect([status, stderr]).toEqual([2, expect.stringContaining('this is the example’s ID')])
  })

  test('deletes the files of a browser that is no longer named, and no file of anybody else', () => {
    const [config, out] = [join(folder, 'company.json'), join(folder, 'out')]
    writeFileSync(config, JSON.stringify({ browsers: { chrome, firefox: { channel: 'firefox-add-ons' } } }))
    run('--config', config, '--out', out)
    writeFileSync(join(out, 'firefox', 'notes.txt'), 'mine')
    writeFileSync(config, JSON.stringify({ browsers: { chrome } }))
    const fresh = join(folder, 'fresh')
    run('--config', config, '--out', out)
    run('--config', config, '--out', fresh)
    expect(filesIn(out)).toEqual([...filesIn(fresh), 'firefox/notes.txt'].sort())
  })

  test('writes a folder for each ring, and tells what the company must know', () => {
    const config = join(folder, 'company.json')
    const rings = { pilot: { browsers: { chrome: { minimumVersion: '0.2.0' } } }, broad: {} }
    writeFileSync(config, JSON.stringify({ browsers: { chrome }, rings }))
    const { status, stdout } = run('--config', config, '--out', join(folder, 'out'))
    expect(status).toBe(0)
    expect(readdirSync(join(folder, 'out')).sort()).toEqual([
      'broad',
      'fleet',
      'pilot',
      'rollout-files.sha256',
    ])
    expect(stdout).toContain('Note: settings.clientIds: without Clara’s client ID')
  })

  test('takes a folder of companies: a folder each, one summary, and exit code 2 if one is wrong', () => {
    const companies = join(folder, 'companies')
    mkdirSync(companies)
    writeFileSync(join(companies, 'contoso.json'), JSON.stringify({ browsers: { chrome } }))
    writeFileSync(join(companies, 'fabrikam.json'), '{')
    writeFileSync(join(companies, '=cmd.json'), JSON.stringify({ browsers: {} }))
    const { status, stdout } = run('--config', companies, '--out', join(folder, 'out'))
    expect(status).toBe(2)
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['contoso', 'summary.csv'])
    const { data } = parse<string[]>(readFileSync(join(folder, 'out', 'summary.csv'), 'utf8').trim())
    expect(data.map(([company, result]) => [company, result])).toEqual([
      ['company', 'result'],
      ["'=cmd", 'wrong'],
      ['contoso', 'written'],
      ['fabrikam', 'wrong'],
    ])
    expect(stdout).toMatch(/^fabrikam +wrong +0 {2}not JSON: /m)
  })

  test('names wrong values, and writes no file', () => {
    const config = join(folder, 'company.json')
    writeFileSync(config, JSON.stringify({ browsers: {}, settings: { openPopup: 'no' } }))
    const { status, stderr } = run('--config', config, '--out', join(folder, 'out'))
    expect(status).toBe(2)
    expect(stderr).toBe(
      `${config}: browsers: name at least one of chrome, edge, chromium, firefox.\n${config}: settings.openPopup: "no" is wrong. Give true or false.\n`,
    )
    expect(readdirSync(folder)).toEqual(['company.json'])
  })

  test.each([
    ['missing', (path: string) => path, 'cannot be read.'],
    [
      'not JSON',
      (path: string) => {
        writeFileSync(path, '{')
        return path
      },
      'not JSON: ',
    ],
  ])('says that the company’s file is %s', (_, make, words) => {
    const { status, stderr } = run('--config', make(join(folder, 'company.json')))
    expect(status).toBe(2)
    expect(stderr).toContain(words)
    expect(stderr).not.toContain('    at ')
  })

  test('says that the folder for the files cannot be written', () => {
    const config = join(folder, 'company.json')
    writeFileSync(config, JSON.stringify({ browsers: { chrome } }))
    const { status, stderr } = run('--config', config, '--out', config)
    expect([status, stderr]).toEqual([
      2,
      `--out ${config}: cannot be written (ENOTDIR). Give another folder.\n`,
    ])
  })

  test('asks for the company’s file', () => {
    const { status, stderr } = run()
    expect([status, stderr]).toEqual([2, '--config: give the path of the company’s file.\n'])
  })

  test.each([
    [['--config'], "Option '--config <value>' argument missing"],
    [['--nonsense'], "Unknown option '--nonsense'"],
    [['company.json'], "Unexpected argument 'company.json'"],
  ])('refuses wrong arguments and prints its help: %j', (args, wrong) => {
    const { status, stderr } = run(...args)
    expect(status).toBe(2)
    expect(stderr).toMatch(new RegExp(`^${wrong}`))
    expect(stderr).toContain('Usage: npm run policies -- --config company.json [--out FOLDER]')
    expect(stderr).not.toContain('    at ')
  })
})
