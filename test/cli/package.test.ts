import { spawnSync } from 'node:child_process'
import { createHash, generateKeyPairSync } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { strFromU8, strToU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { extensionId, publicKeyOf } from '../../src/release/extension-id.ts'
import { readSource } from '../../src/release/read-files.ts'
import type { Files } from '../../src/release/zip.ts'
import { bundled } from './bundled.ts'

// Each test starts processes, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 240_000 })

const address = 'https://extensions.contoso.example/clara/'
const { version } = JSON.parse(await readFile('package.json', 'utf8'))
const name = `clara-sign-in-helper-${version}`
const command = await bundled('src/cli/package.ts')
/** Compiles the command of the copy, so that the archive holds all of it. */
const commandOfCopy = [resolve('node_modules/tsx/dist/cli.mjs'), 'src/cli/package.ts']
let home = ''
let first: Run
let again: Run

interface Run {
  output: string
  files: Record<string, Buffer>
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'clara-package-'))
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = strToU8(privateKey.export({ type: 'pkcs8', format: 'pem' }) as string)
  await writeFile(join(home, 'key.pem'), key)
  const options = ['--key', join(home, 'key.pem'), '--update-url', address.slice(0, -1)]
  first = await packIn('first', await readSource('.'), options, 'America/Bogota')
  const source = unzipSync(first.files[`${name}-source.zip`] ?? new Uint8Array())
  // A developer's files in an unpacked archive must stay out of the package, above all a key.
  const leftovers = {
    'key.pem': key,
    'npm.log': key,
    'company.json': strToU8('{}'),
    'policies/windows/chrome.reg': key,
    'icons/.DS_Store': key,
  }
  again = await packIn('again', { ...source, ...leftovers }, options, 'Asia/Tokyo')
})
afterAll(() => rm(home, { recursive: true, force: true }))

describe('the packages', () => {
  test('are identical when built from the project and from its source archive', () => {
    expect(Object.keys(first.files)).toEqual([
      'SHA256SUMS',
      'THIRD-PARTY-NOTICES.txt',
      'clara-rollout-kit.zip',
      `${name}-chrome.crx`,
      `${name}-chrome.zip`,
      `${name}-firefox-self-hosted.xpi`,
      `${name}-firefox.xpi`,
      `${name}-sbom.cdx.json`,
      `${name}-source.zip`,
      `${name}.tgz`,
      'update.xml',
      'updates.json',
    ])
    expect(sumsOf(again.files)).toEqual(sumsOf(first.files))
  })

  test('are listed with their checksums', () => {
    const { SHA256SUMS, ...rest } = first.files
    const lines = Object.entries(sumsOf(rest)).map(([file, sum]) => `${sum}  ${file}\n`)
    expect(SHA256SUMS?.toString()).toBe(lines.join(''))
  })

  test('have the version of package.json', () => {
    for (const file of ['chrome.zip', 'firefox.xpi', 'firefox-self-hosted.xpi'])
      expect(manifestIn(file).version).toBe(version)
    expect(first.files['update.xml']?.toString()).toContain(`version="${version}"`)
  })

  test('for the stores have no key and no update address', () => {
    const store = manifestIn('chrome.zip')
    expect([store.key, store.update_url]).toEqual([undefined, undefined])
    expect(geckoIn('firefox.xpi')).not.toHaveProperty('update_url')
  })

  test('for a company’s server have its update address and the ID of its key', async () => {
    const publicKey = publicKeyOf(await readFile(join(home, 'key.pem'), 'utf8')).toString('base64')
    const packed = first.files[`${name}-chrome.crx`] ?? Buffer.alloc(0)
    const manifest = manifestOf(unzipSync(packed.subarray(12 + packed.readUInt32LE(8))))
    expect(manifest).toMatchObject({ key: publicKey, update_url: `${address}update.xml` })
    expect(first.output).toContain(extensionId(publicKey))
    const xml = first.files['update.xml']?.toString() ?? ''
    expect(xml).toContain(`appid="${extensionId(publicKey)}"`)
    expect(xml).toContain(`codebase="${address}${name}-chrome.crx"`)
    expect(geckoIn('firefox-self-hosted.xpi').update_url).toBe(`${address}updates.json`)
    const { addons } = JSON.parse(first.files['updates.json']?.toString() ?? '')
    const xpi = first.files[`${name}-firefox-self-hosted.xpi`] ?? Buffer.alloc(0)
    expect(addons[geckoIn('firefox.xpi').id].updates).toEqual([
      {
        version,
        update_link: `${address}${name}-firefox-self-hosted.xpi`,
        update_hash: `sha256:${sha256(xpi)}`,
        applications: { gecko: { strict_min_version: geckoIn('firefox.xpi').strict_min_version } },
      },
    ])
  })

  test('name the packages that they contain, with the licenses', () => {
    const sbom = JSON.parse(first.files[`${name}-sbom.cdx.json`]?.toString() ?? '')
    expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 })
    expect(sbom.serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
    const parts: { name: string; hashes: { content: string }[] }[] = sbom.components
    expect(parts.map((part) => part.name)).toContain('preact')
    for (const part of parts) {
      expect(part.hashes[0]?.content).toMatch(/^[0-9a-f]{128}$/)
      for (const file of ['chrome.zip', 'firefox.xpi'])
        expect(strFromU8(unpacked(file)['THIRD-PARTY-NOTICES.txt'] ?? new Uint8Array())).toContain(part.name)
    }
  })
})

describe('names what is wrong with', () => {
  test.each([
    [['--key', 'none.pem'], '--key none.pem: the file cannot be read'],
    [['--key', 'package.json'], 'Give a private RSA key of 2048 bits or more'],
    [['--update-url', 'http://extensions.contoso.example/'], 'give the https address of a folder'],
    [['--update-url', 'https://extensions.contoso.example/?a'], 'give the https address of a folder'],
    [['--update-url', 'https://u:p@extensions.contoso.example/'], 'give the https address of a folder'],
    [['--update-url', `${address}update.xml`], 'give the https address of a folder'],
    [['--signed-xpi', 'package.json'], 'also give --update-url'],
    [['--signed-xpi', 'package.json', '--update-url', address], 'this is not an XPI'],
    [['--chanel', 'x'], 'Usage: npm run package'],
  ])('%j', (options, sentence) => {
    const { status, stderr } = run([command, ...options])
    expect([status, stderr]).toEqual([2, expect.stringContaining(sentence)])
  })
})

/** Runs the command on a copy of the project, with the installed packages. */
async function packIn(folder: string, files: Files, options: string[], timeZone: string): Promise<Run> {
  const copy = join(home, folder)
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(copy, path)), { recursive: true })
    await writeFile(join(copy, path), bytes)
  }
  await symlink(resolve('node_modules'), join(copy, 'node_modules'), 'junction')
  const { status, stdout, stderr } = run([...commandOfCopy, ...options], copy, timeZone)
  if (status !== 0) throw new Error(stderr)
  const out = join(copy, 'dist', 'packages')
  const names = (await readdir(out)).sort()
  const read = async (file: string) => [file, await readFile(join(out, file))] as const
  return { output: stdout, files: Object.fromEntries(await Promise.all(names.map(read))) }
}

function run(args: string[], folder = '.', timeZone = 'UTC') {
  return spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, TZ: timeZone },
  })
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const sumsOf = (files: Record<string, Buffer>) =>
  Object.fromEntries(Object.entries(files).map(([file, bytes]) => [file, sha256(bytes)]))
const unpacked = (file: string) => unzipSync(first.files[`${name}-${file}`] ?? new Uint8Array())
const manifestOf = (files: Files) => JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))
const manifestIn = (file: string) => manifestOf(unpacked(file))
const geckoIn = (file: string) => manifestIn(file).browser_specific_settings.gecko
