import { contentUuid } from './content-uuid.ts'

export interface Component {
  name: string
  version: string
  /** SPDX expression. */
  license: string
  /** Subresource integrity from the lock file. */
  integrity: string
  /** Who publishes it. */
  supplier: string
}

export interface Product {
  name: string
  version: string
  license: string
  supplier: string
  /** The day of the release, as the changelog has it: the same source gives the same file. */
  date: string
  /** The packages of this release, each with its SHA-256. */
  files: Readonly<Record<string, string>>
}

/**
 * The bill of materials (CycloneDX 1.6, JSON): the product and the packages in its bundles.
 * It has what the NTIA asks for: supplier, name, version, identity, dependency, author and time.
 * Our own code: generators see what is installed, and only the build knows what is in a bundle.
 */
export function sbom(product: Product, components: readonly Component[]): string {
  const own = {
    ...purl(product),
    type: 'application',
    supplier: { name: product.supplier },
    licenses: [{ license: { id: product.license } }],
    externalReferences: Object.entries(product.files).map(([file, hash]) => ({
      type: 'distribution',
      url: file,
      hashes: [{ alg: 'SHA-256', content: hash }],
    })),
  }
  const parts = components.map((component) => ({
    ...purl(component),
    type: 'library',
    supplier: { name: component.supplier },
    licenses: [{ expression: component.license }],
    hashes: [{ alg: 'SHA-512', content: sha512(component.integrity) }],
  }))
  const body = {
    metadata: {
      timestamp: `${product.date}T00:00:00Z`,
      authors: [{ name: product.supplier }],
      supplier: { name: product.supplier },
      component: own,
    },
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
    // Made from the content: the same packages give the same file.
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
