import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

/**
 * Chromium's ID of an extension, from the manifest's `key` (base64 of the public key in DER).
 * It is the first 16 bytes of the key's SHA-256, with the letters a to p as hexadecimal digits.
 */
export function extensionId(key: string): string {
  return letters(idBytes(Buffer.from(key, 'base64')))
}

export function idBytes(publicKey: Uint8Array): Buffer {
  return createHash('sha256').update(publicKey).digest().subarray(0, 16)
}

function letters(id: Buffer): string {
  const a = 'a'.charCodeAt(0)
  return id.toString('hex').replace(/./g, (digit) => String.fromCharCode(a + Number.parseInt(digit, 16)))
}

/** The public half of a private key, as DER. Throws unless it is RSA with 2048 bits or more. */
export function publicKeyOf(privateKey: string): Buffer {
  const key = readKey(privateKey)
  const { modulusLength = 0 } = key.asymmetricKeyDetails ?? {}
  if (key.asymmetricKeyType !== 'rsa' || modulusLength < 2048)
    throw new Error('this is not an RSA key of 2048 bits or more')
  return createPublicKey(key).export({ type: 'spki', format: 'der' })
}

function readKey(privateKey: string): KeyObject {
  try {
    return createPrivateKey(privateKey)
  } catch {
    throw new Error('this is not a private key in PEM, or it has a passphrase')
  }
}
