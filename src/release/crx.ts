import { sign } from 'node:crypto'
import { idBytes, publicKeyOf } from './extension-id.ts'

/**
 * A CRX of version 3 out of a zip archive and a private RSA key in PEM: what Chromium installs from an address of one's own.
 * The format is small and has not changed since 2018; the library for it packs archives that differ from run to run.
 */
export function crx(archive: Uint8Array, privateKey: string): Buffer {
  const publicKey = publicKeyOf(privateKey)
  const signed = field(1, idBytes(publicKey))
  const what = Buffer.concat([Buffer.from('CRX3 SignedData\0'), uint32(signed.length), signed, archive])
  const proof = Buffer.concat([field(1, publicKey), field(2, sign('sha256', what, privateKey))])
  const header = Buffer.concat([field(proofWithRsa, proof), field(signedHeaderData, signed)])
  return Buffer.concat([Buffer.from('Cr24'), uint32(3), uint32(header.length), header, archive])
}

/** Field numbers of Chromium's `CrxFileHeader`. */
const proofWithRsa = 2
const signedHeaderData = 10_000

/** A protocol buffer's field of bytes. */
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
