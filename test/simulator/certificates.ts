import './tsyringe-needs.ts'
import { createHash } from 'node:crypto'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'

export interface Certificates {
  caPem: string
  /** Leaf first, then its CA: browsers search the server's chain for the CA's key. */
  chainPem: string
  keyPem: string
  /** Base64 of the SHA-256 of the CA's SubjectPublicKeyInfo. */
  spki: string
}

/** Makes a CA for this run and a server certificate for all hosts, in memory only. */
export async function makeCertificates(
  hosts: readonly string[],
  issuer = 'Sign-in simulator CA',
): Promise<Certificates> {
  const caKeys = await newKeys()
  const leafKeys = await newKeys()
  const ca = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: `CN=${issuer}`,
    ...validity(),
    signingAlgorithm: signing,
    keys: caKeys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  })
  const leaf = await X509CertificateGenerator.create({
    serialNumber: '02',
    subject: 'CN=Sign-in simulator',
    issuer: ca.subject,
    ...validity(),
    signingAlgorithm: signing,
    publicKey: leafKeys.publicKey,
    signingKey: caKeys.privateKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(hosts.map((value) => ({ type: 'dns' as const, value }))),
    ],
  })
  const leafKey = await crypto.subtle.exportKey('pkcs8', leafKeys.privateKey)
  const caPem = ca.toString('pem')
  return {
    caPem,
    chainPem: `${leaf.toString('pem')}\n${caPem}\n`,
    keyPem: PemConverter.encode(leafKey, 'PRIVATE KEY'),
    spki: createHash('sha256').update(Buffer.from(ca.publicKey.rawData)).digest('base64'),
  }
}

const signing = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

function newKeys() {
  return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
}

function validity() {
  const day = 24 * 60 * 60 * 1000
  return { notBefore: new Date(Date.now() - day), notAfter: new Date(Date.now() + 90 * day) }
}
