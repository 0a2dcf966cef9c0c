import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { firefoxId } from '../../src/release/channels.ts'
import { notSelfHosted } from '../../src/release/packages.ts'
import { readSource } from '../../src/release/read-files.ts'
import { sbom } from '../../src/release/sbom.ts'
import { zip } from '../../src/release/zip.ts'

const address = 'https://extensions.contoso.example/'
const wanted = { version: '1.2.3', address }

describe('a package that is said to be signed', () => {
  const gecko = { id: firefoxId, update_url: `${address}updates.json` }
  const xpi = (manifest: object, ...more: string[]) =>
    zip({
      'manifest.json': strToU8(JSON.stringify(manifest)),
      ...Object.fromEntries(more.map((path) => [path, strToU8('x')])),
    })
  const of = (version: string, one: object) => ({ version, browser_specific_settings: { gecko: one } })

  it('is taken where it is this version’s, asks at this address and carries a signature', () => {
    expect(notSelfHosted(xpi(of('1.2.3', gecko), 'META-INF/cose.sig'), wanted)).toBe(null)
  })
  it.each([
    ['no archive', strToU8('{}'), 'no XPI'],
    ['an archive of something else', zip({ 'a.txt': strToU8('a') }), 'another add-on'],
    [
      'another add-on',
      xpi(of('1.2.3', { ...gecko, id: 'x@contoso.example' }), 'META-INF/cose.sig'),
      'another add-on',
    ],
    ['the version before', xpi(of('1.2.2', gecko), 'META-INF/cose.sig'), 'this is version 1.2.2'],
    ['the listed one', xpi(of('1.2.3', { id: firefoxId }), 'META-INF/cose.sig'), 'does not ask'],
    ['one that nobody has signed', xpi(of('1.2.3', gecko)), 'has not signed it'],
  ])('is refused where it is %s', (_, bytes, why) => {
    expect(notSelfHosted(bytes, wanted)).toContain(why)
  })
})

it('a private key never gets into the source archive', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clara-source-'))
  try {
    await writeFile(join(folder, 'notes.txt'), '-----BEGIN PRIVATE KEY-----\nMIIE')
    await expect(readSource(folder)).rejects.toThrow('notes.txt is a private key')
  } finally {
    await rm(folder, { recursive: true })
  }
})

it('the bill of materials has one number for one content', () => {
  const product = { name: 'clara', version: '1.2.3', license: 'MIT' }
  const part = { name: '@a/b', version: '4.5.6', license: 'MIT OR Apache-2.0', integrity: 'sha512-AAAA' }
  expect(sbom(product, [part])).toBe(sbom(product, [part]))
  expect(JSON.parse(sbom(product, [part]))).toMatchObject({
    components: [{ purl: 'pkg:npm/%40a/b@4.5.6', licenses: [{ expression: 'MIT OR Apache-2.0' }] }],
  })
  const number = (text: string) => JSON.parse(text).serialNumber
  expect(number(sbom(product, [part]))).not.toBe(number(sbom(product, [])))
})
