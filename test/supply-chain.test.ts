import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noticesOf, readComponents } from '../src/release/third-party.ts'

interface Locked {
  resolved?: string
  integrity?: string
  license?: string
  dev?: boolean
}

const { packages }: { packages: Record<string, Locked> } = JSON.parse(
  await readFile('package-lock.json', 'utf8'),
)
const locked = Object.entries(packages).filter(([path]) => path !== '')

/** We may ship packages with these licenses: notices carry the terms, and MPL code is unchanged. */
const shippedLicenses = ['MIT', 'BSD-3-Clause-Clear', 'MPL-2.0']
/** Tools are not shipped, so more licenses are allowed. */
const toolLicenses = [
  ...shippedLicenses,
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'CC-BY-4.0', 'CC0-1.0'],
  ...['ISC', 'Python-2.0', 'Zlib'],
]

describe('the lock file', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lock-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('takes every package from npm’s registry over https', () => {
    expect(lint('package-lock.json')).toEqual({ status: 0, complaints: '' })
  })
  it.each([
    ['another host', 'https://packages.example/preact/-/preact-11.2.0.tgz', 'invalid host'],
    ['plain http', 'http://registry.npmjs.org/preact/-/preact-11.2.0.tgz', 'invalid'],
    ['another package’s address', 'https://registry.npmjs.org/preakt/-/preakt-11.2.0.tgz', 'resolved URL'],
  ])('is refused if a package comes from %s', async (_, resolved, complaint) => {
    const file = join(folder, 'package-lock.json')
    const preact = { ...packages['node_modules/preact'], version: '11.2.0', resolved }
    await writeFile(file, JSON.stringify({ lockfileVersion: 3, packages: { 'node_modules/preact': preact } }))
    const { status, complaints } = lint(file)
    expect(status).not.toBe(0)
    expect(complaints).toContain(complaint)
  })
  it('holds the hash of every package', () => {
    expect(locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([])
  })
  it('holds the address of every package', () => {
    expect(locked.filter(([, { resolved }]) => resolved === undefined)).toEqual([])
  })
})

describe('licenses', () => {
  const shipped = locked.filter(([, { dev }]) => dev !== true)

  it('of shipped packages allow us to ship them', () => {
    expect(shipped.length).toBeGreaterThan(0)
    expect(shipped.filter(([, { license }]) => !allows(shippedLicenses, license))).toEqual([])
  })
  it('of shipped packages stand in the notices', async () => {
    const names = shipped.map(([path]) => path.replace('node_modules/', ''))
    const notices = noticesOf(await readComponents(names))
    expect(names.filter((name) => !notices.includes(`${name} `))).toEqual([])
  })
  it('of tools are on our list', () => {
    expect(locked.filter(([, { license }]) => !allows(toolLicenses, license))).toEqual([])
  })
  it.each([
    ['GPL-3.0-only', false],
    ['MIT AND GPL-3.0-only', false],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['(MIT AND Zlib)', true],
    ['(MIT OR Apache-2.0) AND GPL-3.0-only', false],
    ['GPL-3.0-only AND (MIT OR Apache-2.0)', false],
    ['MIT OR (MIT AND Zlib)', false],
    [undefined, false],
  ])('are read correctly: %s', (license, allowed) => {
    expect(allows(toolLicenses, license)).toBe(allowed)
  })
})

it('package.json names exact versions', async () => {
  const { dependencies, devDependencies } = JSON.parse(await readFile('package.json', 'utf8'))
  const loose = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  )
  expect(loose).toEqual([])
})

it('the repository holds no installed or built files', () => {
  const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).split('\n')
  expect(
    files.filter((file) => /^(node_modules|dist|artifacts)\/|\.(pem|key|crx|xpi|zip)$/.test(file)),
  ).toEqual([])
})

function lint(file: string): { status: number | null; complaints: string } {
  const main = fileURLToPath(import.meta.resolve('lockfile-lint/bin/lockfile-lint.js'))
  const rules = [
    '--allowed-hosts',
    'npm',
    '--validate-https',
    '--validate-integrity',
    '--validate-package-names',
  ]
  const { status, stderr } = spawnSync(process.execPath, [main, '--path', file, '--type', 'npm', ...rules], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { status, complaints: stderr.trim() }
}

/** AND needs all its licenses on the list, OR needs one. Nested terms are refused. */
function allows(list: readonly string[], license: string | undefined): boolean {
  const terms = license?.replace(/^\(([^()]*)\)$/, '$1')
  if (terms === undefined || /[()]/.test(terms)) return false
  return terms.split(' OR ').some((choice) => choice.split(' AND ').every((one) => list.includes(one)))
}
