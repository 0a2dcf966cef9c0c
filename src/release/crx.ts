import { sign } from 'node:crypto'
import { idBytes, publicKeyOf } from './extension-id.ts'

/**
 * A CRX (version 3), which Chromium installs from a company's server. The key is RSA, in PEM.
 * Our own code, because the known library gives a different archive at each run.
 */
export function crx(archive: Uint8Array, privateKey: string): Buffer {
  const publicKey = publicKeyOf(privateKey)
  const signed = field(1, idBytes(publicKey))
  const content = Buffer.concat([Buffer.from('CRX3 SignedData\0'), uint32(signed.length), signed, archive])
  const proof = Buffer.concat([field(1, publicKey), field(2, sign('sha256', content, privateKey))])
  const header = Buffer.concat([field(proofWithRsa, proof), field(signedHeaderData, signed)])
  return Buffer.concat([Buffer.from('Cr24'), uint32(3), uint32(header.length), header, archive])
}

/** Field numbers of Chromium's `CrxFileHeader`. */
const proofWithRsa = 2
const signedHeaderData = 10_000

/** A field of bytes in a protocol buffer. */
function field(number: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes])
}

function varint(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128)
  return Buffer.from([...bytes, rest])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
