import { createHash } from 'node:crypto'

export interface Component {
  name: string
  version: string
  /** SPDX expression. */
  license: string
  /** Subresource integrity, as the lock file has it. */
  integrity: string
}

/** The software bill of materials in CycloneDX 1.6 (JSON): the product and what of others is in its bundles. */
export function sbom(
  product: { name: string; version: string; license: string },
  components: readonly Component[],
): string {
  const own = { ...purl(product), type: 'application', licenses: [{ license: { id: product.license } }] }
  const parts = components.map((component) => ({
    ...purl(component),
    type: 'library',
    licenses: [{ expression: component.license }],
    hashes: [{ alg: 'SHA-512', content: sha512(component.integrity) }],
  }))
  const body = {
    metadata: { component: own },
    components: parts,
    dependencies: [
      { ref: own['bom-ref'], dependsOn: parts.map((part) => part['bom-ref']) },
      ...parts.map((part) => ({ ref: part['bom-ref'], dependsOn: [] })),
    ],
  }
  // No time of making, and a number made of the content: the same packages have the same bill.
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuid(digest)}`,
    version: 1,
    ...body,
  }
  return `${JSON.stringify(bom, null, 2)}\n`
}

function purl({ name, version }: { name: string; version: string }) {
  const address = `pkg:npm/${name.replace('@', '%40')}@${version}`
  return { 'bom-ref': address, name, version, purl: address }
}

function sha512(integrity: string): string {
  return Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex')
}

/** A UUID of version 8 (RFC 9562): of one's own making. */
function uuid(hex: string): string {
  const [a, b, c, d, e] = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(13, 16),
    hex.slice(17, 20),
    hex.slice(20, 32),
  ]
  return `${a}-${b}-8${c}-8${d}-${e}`
}
