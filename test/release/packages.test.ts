import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8 } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { firefoxId } from '../../src/release/channels.ts'
import { notSelfHosted } from '../../src/release/packages.ts'
import { readSource } from '../../src/release/read-files.ts'
import { sbom } from '../../src/release/sbom.ts'
import { supplierOf } from '../../src/release/third-party.ts'
import { zip } from '../../src/release/zip.ts'

const address = 'https://extensions.contoso.example/'
const wanted = { version: '1.2.3', address }

describe('an XPI for --signed-xpi', () => {
  const gecko = { id: firefoxId, update_url: `${address}updates.json` }
  const xpi = (manifest: object, ...more: string[]) =>
    zip({
      'manifest.json': strToU8(JSON.stringify(manifest)),
      ...Object.fromEntries(more.map((path) => [path, strToU8('x')])),
    })
  const manifest = (version: string, one: object) => ({
    version,
    browser_specific_settings: { gecko: one },
  })

  it('is accepted with this version, this update address and a signature', () => {
    expect(notSelfHosted(xpi(manifest('1.2.3', gecko), 'META-INF/cose.sig'), wanted)).toBe(null)
  })
  it.each([
    ['no archive', strToU8('{}'), 'not an XPI'],
    ['another archive', zip({ 'a.txt': strToU8('a') }), 'another add-on'],
    [
      'another add-on',
      xpi(manifest('1.2.3', { ...gecko, id: 'x@contoso.example' }), 'META-INF/cose.sig'),
      'another add-on',
    ],
    ['an earlier version', xpi(manifest('1.2.2', gecko), 'META-INF/cose.sig'), 'this is version 1.2.2'],
    [
      'the listed add-on',
      xpi(manifest('1.2.3', { id: firefoxId }), 'META-INF/cose.sig'),
      'does not look for updates',
    ],
    ['an unsigned package', xpi(manifest('1.2.3', gecko)), 'no signature of Mozilla'],
  ])('is refused if it is %s', (_, bytes, why) => {
    expect(notSelfHosted(bytes, wanted)).toContain(why)
  })
})

describe('the source archive', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clara-source-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('refuses a private key', async () => {
    await writeFile(join(folder, 'notes.txt'), '-----BEGIN PRIVATE KEY-----\nMIIE')
    await writeFile(join(folder, 'SOURCE-FILES.txt'), 'notes.txt\n')
    await expect(readSource(folder)).rejects.toThrow('notes.txt is a private key')
  })

  it('packed from an unpacked one holds what its list names, and no file that lies there', async () => {
    await writeFile(join(folder, 'SOURCE-FILES.txt'), 'package.json\n')
    for (const name of ['package.json', 'company.json', 'chrome.reg'])
      await writeFile(join(folder, name), '{}')
    expect(Object.keys(await readSource(folder)).sort()).toEqual(['SOURCE-FILES.txt', 'package.json'])
  })

  it('without its list, or without a file of it, says so', async () => {
    await expect(readSource(folder)).rejects.toThrow('SOURCE-FILES.txt is missing')
    await writeFile(join(folder, 'SOURCE-FILES.txt'), 'package.json\n')
    await expect(readSource(folder)).rejects.toThrow('package.json: named in SOURCE-FILES.txt, and missing.')
  })
})

describe('the bill of materials', () => {
  const product = {
    name: 'clara',
    version: '1.2.3',
    license: 'MIT',
    supplier: 'Clara',
    date: '2026-11-28',
    files: { 'clara.zip': 'ab'.repeat(32) },
  }
  const part = {
    name: '@a/b',
    version: '4.5.6',
    license: 'MIT OR Apache-2.0',
    integrity: 'sha512-AAAA',
    supplier: 'A. Author',
  }

  it('has the same number for the same content', () => {
    expect(sbom(product, [part])).toBe(sbom(product, [part]))
    const number = (text: string) => JSON.parse(text).serialNumber
    expect(number(sbom(product, [part]))).not.toBe(number(sbom(product, [])))
  })

  it('names supplier, author, time and hashes of the product and of each part', () => {
    expect(JSON.parse(sbom(product, [part]))).toMatchObject({
      metadata: {
        timestamp: '2026-11-28T00:00:00Z',
        authors: [{ name: 'Clara' }],
        supplier: { name: 'Clara' },
        component: {
          supplier: { name: 'Clara' },
          externalReferences: [
            {
              type: 'distribution',
              url: 'clara.zip',
              hashes: [{ alg: 'SHA-256', content: 'ab'.repeat(32) }],
            },
          ],
        },
      },
      components: [
        {
          purl: 'pkg:npm/%40a/b@4.5.6',
          supplier: { name: 'A. Author' },
          licenses: [{ expression: 'MIT OR Apache-2.0' }],
          hashes: [{ alg: 'SHA-512', content: '000000' }],
        },
      ],
    })
  })

  it.each([
    ['a person', 'A. Author <a@contoso.example>', undefined, 'A. Author'],
    ['a company', { name: 'Contoso' }, undefined, 'Contoso'],
    ['the owner of the repository', undefined, { url: 'git+https://git.example/owner/b.git' }, 'owner'],
    ['the owner in short', undefined, 'owner/b', 'owner'],
  ])('takes %s as supplier', (_, author, repository, supplier) => {
    expect(supplierOf('b', author, repository)).toBe(supplier)
  })

  it('is not made if a package names nobody', () => {
    expect(() => supplierOf('b', undefined, undefined)).toThrow('b names no author')
  })
})
