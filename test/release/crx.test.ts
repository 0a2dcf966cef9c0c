import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { strFromU8, strToU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { crx } from '../../src/release/crx.ts'
import { extensionId, publicKeyOf } from '../../src/release/extension-id.ts'
import { zip } from '../../src/release/zip.ts'

const pem = (bits: number) =>
  generateKeyPairSync('rsa', { modulusLength: bits }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  }) as string
const key = pem(2048)
const files = { 'b/two.txt': strToU8('two'), 'a.txt': strToU8('one') }

describe('a zip archive', () => {
  it('contains the files, sorted by name', () => {
    const back = unzipSync(zip(files))
    expect(Object.entries(back).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual([
      ['a.txt', 'one'],
      ['b/two.txt', 'two'],
    ])
  })
  it('is the same for every order of the files', () => {
    expect(zip({ 'a.txt': files['a.txt'], 'b/two.txt': files['b/two.txt'] })).toEqual(zip(files))
  })
})

describe('a CRX', () => {
  const packed = crx(zip(files), key)
  const { version, fields, archive } = parse(packed)
  const proof = fieldsOf(fields.get(2))
  const signed = fields.get(10_000) ?? Buffer.alloc(0)

  it('has version 3 and contains the archive', () => {
    expect([packed.subarray(0, 4).toString(), version]).toEqual(['Cr24', 3])
    expect(new Uint8Array(archive)).toEqual(zip(files))
  })
  it('contains the ID of its key', () => {
    const id = fieldsOf(signed).get(1)?.toString('hex')
    const letters = id?.replace(/./g, (digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)] ?? '')
    expect(letters).toBe(extensionId(publicKeyOf(key).toString('base64')))
    expect(letters).toMatch(/^[a-p]{32}$/)
  })
  it('has a signature of the key for header and archive', () => {
    const size = Buffer.alloc(4)
    size.writeUInt32LE(signed.length)
    const content = Buffer.concat([Buffer.from('CRX3 SignedData\0'), size, signed, archive])
    const publicKey = createPublicKey({ key: proof.get(1) ?? Buffer.alloc(0), format: 'der', type: 'spki' })
    const signature = proof.get(2) ?? Buffer.alloc(0)
    expect(verify('sha256', content, publicKey, signature)).toBe(true)
    expect(verify('sha256', Buffer.concat([content, Buffer.from('x')]), publicKey, signature)).toBe(false)
  })
  it('is the same at each run', () => {
    expect(crx(zip(files), key).equals(packed)).toBe(true)
  })
  it.each([
    ['of 1024 bits', pem(1024)],
    [
      'of another kind',
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    ],
  ])('refuses a key %s', (_, wrong) => {
    expect(() => crx(zip(files), wrong)).toThrow('RSA key of 2048 bits')
  })
})

it('the ID is the first half of the key’s SHA-256, with the letters a to p', () => {
  expect(extensionId(Buffer.from('hello').toString('base64'))).toBe('cmpcenlkfplakdaocgoidlckmfljocjo')
})

function parse(packed: Buffer) {
  const size = packed.readUInt32LE(8)
  return {
    version: packed.readUInt32LE(4),
    fields: fieldsOf(packed.subarray(12, 12 + size)),
    archive: packed.subarray(12 + size),
  }
}

/** The byte fields of a protocol buffer, by number. */
function fieldsOf(bytes: Buffer = Buffer.alloc(0)): Map<number, Buffer> {
  const fields = new Map<number, Buffer>()
  let at = 0
  const varint = () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0
      value |= (byte & 127) << shift
      if (byte < 128) return value
    }
  }
  while (at < bytes.length) {
    const number = varint() >>> 3
    const length = varint()
    fields.set(number, bytes.subarray(at, at + length))
    at += length
  }
  return fields
}
