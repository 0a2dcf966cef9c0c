import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { npmFiles } from '../../../src/release/npm-files.ts'
import { npmTarball } from '../../../src/release/npm-tarball.ts'
import { readFolder } from '../../../src/release/read-files.ts'
import { clientId } from '../../builders.ts'
import { bundleCli } from '../bundle-cli.ts'

// Each test starts processes, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

const { version } = JSON.parse(await readFile('package.json', 'utf8'))
const name = 'clara-sign-in-helper'
let home = ''
let app = ''

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'clara-npm-'))
  const folder = join(home, 'cli')
  const packages = bundleCli(join(folder, 'index.cjs'))
  for (const [file, content] of Object.entries(await npmFiles(packages)))
    await writeFile(join(folder, file), content)
  await writeFile(join(home, `${name}-${version}.tgz`), npmTarball(await readFolder(folder)))
  app = join(home, 'app')
  await mkdir(app)
  await writeFile(join(app, 'package.json'), '{}')
  npm(['install', '--offline', '--no-audit', '--no-fund', join(home, `${name}-${version}.tgz`)], app)
})
afterAll(() => rm(home, { recursive: true, force: true }))

const installed = () => join(app, 'node_modules', name)
const manifest = async () => JSON.parse(await readFile(join(installed(), 'package.json'), 'utf8'))

describe('the npm package', () => {
  test('holds one file of code, its source map, its types and the licenses', () => {
    const [{ files }] = JSON.parse(npm(['pack', '--dry-run', '--json'], installed()))
    expect(files.map(({ path }: { path: string }) => path).sort()).toEqual([
      'LICENSE',
      'README.md',
      'THIRD-PARTY-NOTICES.txt',
      'index.cjs',
      'index.cjs.map',
      'index.d.cts',
      'package.json',
    ])
  })
  test('installs nothing else and runs nothing at its installation', async () => {
    expect(await manifest()).toMatchObject({ name, version, license: 'MIT', engines: { node: '>=20' } })
    for (const field of ['dependencies', 'optionalDependencies', 'peerDependencies', 'scripts', 'private'])
      expect(await manifest()).not.toHaveProperty(field)
    expect(existsSync(join(app, 'node_modules', 'letterparser'))).toBe(false)
  })
  test('names the packages whose code it contains', async () => {
    const notices = await readFile(join(installed(), 'THIRD-PARTY-NOTICES.txt'), 'utf8')
    for (const one of ['fflate', 'letterparser', 'lettercoder', 'base64-js'])
      expect(notices).toContain(`\n${one} `)
  })
  test('has a source map with the sources, and no path of the machine that built it', async () => {
    const map = JSON.parse(await readFile(join(installed(), 'index.cjs.map'), 'utf8'))
    expect(map.sources).toContainEqual(expect.stringMatching(/src\/diagnosis\/diagnose\.ts$/))
    expect(map.sourcesContent).toHaveLength(map.sources.length)
    const code = await readFile(join(installed(), 'index.cjs'), 'utf8')
    expect(code.includes(resolve('.'))).toBe(false)
    expect(code).toMatch(/^#!\/usr\/bin\/env node\n/)
    expect(code).toMatch(/\n\/\/# sourceMappingURL=index\.cjs\.map\n$/)
  })
})

describe('the installed command', () => {
  test.each([
    ['reads everything', ['diagnose', '-'], 'AADSTS90094', 0],
    ['cannot read a line', ['diagnose', '--jsonl'], 'no JSON', 1],
    ['can read nothing', ['diagnose', '/nowhere'], '', 2],
    ['gets no command', ['-'], 'AADSTS90094', 2],
    ['gets an unknown command', ['diagnos', '-'], 'AADSTS90094', 2],
    ['gets an unknown option', ['diagnose', '--nonsense'], '', 2],
    ['is asked for its version', ['--version'], '', 0],
    ['is asked for its help', ['--help'], '', 0],
  ])('has the right exit code if it %s', (_, args, input, code) => {
    expect(runBin(args, input).status).toBe(code)
  })
  test('names itself in its help, as a person types it', () => {
    expect(runBin(['diagnose', '--help']).stdout).toMatch(/^Usage: npx clara-sign-in-helper diagnose \[/)
    expect(runBin(['--version']).stdout).toBe(`${version}\n`)
  })
  test('says how to correct a missing command', () => {
    expect(runBin(['-'], 'AADSTS90094').stderr).toContain('npx clara-sign-in-helper diagnose')
  })
})

describe('the installed library', () => {
  const source = `
    import { diagnose, triage, type Fields, type Options, type Triage } from '${name}'
    const options: Options = { clientIds: ['${clientId}'], redirectHosts: ['clara.example'], lang: 'pt-BR' }
    async function* chunks() {
      yield 'AADSTS'
      yield new Uint8Array([57, 48, 48, 57, 52])
    }
    const fields: Fields = await diagnose('AADSTS90094', options)
    const owner: 'you' | 'it' | 'clara' | 'microsoft' | 'wait' | null = fields.diagnosis?.owner ?? null
    const read: Triage = await triage(chunks(), options)
    const days: readonly (string | null)[] = read.summary.days.map(({ key }) => key)
    console.log(JSON.stringify({ fields, owner, read, days }))`

  test('compiles in strict TypeScript without types of Node, and runs', async () => {
    const config = {
      compilerOptions: { strict: true, module: 'nodenext', target: 'es2022', lib: ['es2022'], types: [] },
      files: ['main.mts', 'globals.d.ts'],
    }
    await writeFile(join(app, 'main.mts'), source)
    await writeFile(join(app, 'globals.d.ts'), 'declare const console: { log(text: string): void }\n')
    await writeFile(join(app, 'tsconfig.json'), JSON.stringify(config))
    expect(tsc()).toEqual({ status: 0, output: '' })
    const { fields, owner, read, days } = JSON.parse(node(['main.mjs']))
    expect([fields.code, fields.diagnosis.scenario, owner]).toEqual(['90094', 'admin-approval', 'it'])
    expect(read.attempts).toEqual([fields])
    expect(days).toEqual([null])
  })
  test('refuses a wrong type at compile time', async () => {
    await writeFile(
      join(app, 'main.mts'),
      `import { diagnose } from '${name}'\nawait diagnose(1, { lang: 'fr' })\n`,
    )
    expect(tsc().output).toMatch(/main\.mts\(2,16\): error TS2345/)
  })
  test('is there for require, too, and does not run the command', () => {
    expect(node(['-p', `Object.keys(require('${name}')).join()`])).toBe('diagnose,triage\n')
  })
})

function npm(args: string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8', shell: true })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

function runBin(args: string[], input = '') {
  const bin = join(app, 'node_modules', '.bin', name)
  return spawnSync(bin, args, { cwd: app, input, encoding: 'utf8', env: { PATH: process.env.PATH } })
}

function tsc(): { status: number | null; output: string } {
  const compiler = resolve('node_modules', '.bin', 'tsc')
  const { status, stdout } = spawnSync(compiler, ['--project', app], {
    cwd: app,
    encoding: 'utf8',
    shell: true,
  })
  return { status, output: stdout }
}

function node(args: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: app, encoding: 'utf8' })
  expect(stderr).toBe('')
  return stdout
}
