import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

/** What Chromium knows an extension by, from the manifest's `key` (base64 of the public key's DER): 16 bytes of its SHA-256, in letters from a to p. */
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

/** The public half of a private key in PEM, as DER. Throws where it is no RSA key of 2048 bits or more. */
export function publicKeyOf(privateKey: string): Buffer {
  const key = readKey(privateKey)
  const { modulusLength = 0 } = key.asymmetricKeyDetails ?? {}
  if (key.asymmetricKeyType !== 'rsa' || modulusLength < 2048)
    throw new Error('an RSA key of 2048 bits or more is needed')
  return createPublicKey(key).export({ type: 'spki', format: 'der' })
}

function readKey(privateKey: string): KeyObject {
  try {
    return createPrivateKey(privateKey)
  } catch {
    throw new Error('this is no private key in PEM, or it is under a passphrase')
  }
}
