import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
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

const written = () =>
  readdirSync(join(folder, 'out'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile())

describe('npm run policies', { timeout: 60_000 }, () => {
  test('writes the files for the example, and prints their paths', () => {
    const { status, stdout } = run(
      '--config',
      'docs/deployment/company.example.json',
      '--out',
      join(folder, 'out'),
    )
    expect(status).toBe(0)
    expect(stdout).toContain(join(folder, 'out', 'windows', 'powershell', 'set.ps1'))
    expect(stdout).toContain('docs/deployment/README.md')
    expect(stdout.split('\n').filter((line) => line.startsWith(folder))).toHaveLength(written().length)
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
