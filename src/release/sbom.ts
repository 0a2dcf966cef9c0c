import { contentUuid } from './content-uuid.ts'

export interface Component {
  name: string
  version: string
  /** SPDX expression. */
  license: string
  /** Subresource integrity from the lock file. */
  integrity: string
}

/** The bill of materials (CycloneDX 1.6, JSON): the product and the packages in its bundles. */
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
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    // Made from the content, and no date: the same packages give the same file.
    serialNumber: `urn:uuid:${contentUuid(JSON.stringify(body))}`,
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
