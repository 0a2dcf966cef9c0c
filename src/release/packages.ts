import { strFromU8, strToU8, unzipSync } from 'fflate'
import { isObject } from '../microsoft/json.ts'
import { firefoxId } from './channels.ts'
import { crx } from './crx.ts'
import { extensionId, publicKeyOf } from './extension-id.ts'
import { updatesJson, updateXml } from './update-manifests.ts'
import { type Files, zip } from './zip.ts'

export interface Order {
  /** The builds' files, with the notices in them. */
  chrome: Files
  firefox: Files
  source: Files
  /** File names begin with it: `clara-sign-in-helper-0.1.0`. */
  name: string
  version: string
  /** Private RSA key in PEM, for a CRX of one's own. */
  key?: string
  /** Folder, ending in `/`, from which the self-hosted packages are served. */
  address?: string
  /** The self-hosted XPI as Mozilla has signed it, if it has been: its hash goes into updates.json. */
  signedXpi?: Uint8Array
}

/** Every package, by file name. Stores get neither a key nor an update address: they have their own. */
export function packagesOf(order: Order): Record<string, Uint8Array> {
  const { chrome, firefox, source, name } = order
  return {
    [`${name}-chrome.zip`]: zip(withManifest(chrome, ({ key: _, ...manifest }) => manifest)),
    [`${name}-firefox.xpi`]: zip(firefox),
    [`${name}-source.zip`]: zip(source),
    ...(order.key !== undefined && selfHostedChrome(order, order.key)),
    ...(order.address !== undefined && selfHostedFirefox(order, order.address)),
  }
}

function selfHostedChrome(
  { chrome, name, version, address }: Order,
  key: string,
): Record<string, Uint8Array> {
  const publicKey = publicKeyOf(key).toString('base64')
  const id = extensionId(publicKey)
  const files = withManifest(chrome, (manifest) => ({
    ...manifest,
    key: publicKey,
    ...(address !== undefined && { update_url: `${address}update.xml` }),
  }))
  const file = `${name}-chrome.crx`
  return {
    [file]: crx(zip(files), key),
    ...(address !== undefined && {
      'update.xml': strToU8(updateXml({ id, version, address: address + file })),
    }),
  }
}

function selfHostedFirefox(order: Order, address: string): Record<string, Uint8Array> {
  const { firefox, name, version, signedXpi } = order
  const gecko = geckoOf(firefox)
  const files = withManifest(firefox, (manifest) => ({
    ...manifest,
    browser_specific_settings: {
      ...(manifest.browser_specific_settings as object),
      gecko: { ...gecko, update_url: `${address}updates.json` },
    },
  }))
  const file = `${name}-firefox-self-hosted.xpi`
  const xpi = signedXpi ?? zip(files)
  const minVersion = gecko.strict_min_version
  const updates = updatesJson({ id: firefoxId, version, address: address + file, xpi, minVersion })
  return { [file]: xpi, 'updates.json': strToU8(updates) }
}

/** Why this XPI is not the self-hosted one of that version as Mozilla signs it; null where it is. */
export function notSelfHosted(
  xpi: Uint8Array,
  { version, address }: { version: string; address: string },
): string | null {
  const files = unpacked(xpi)
  if (files === null) return 'this is no XPI.'
  const manifest = manifestOf(files)
  const gecko = at(at(manifest, 'browser_specific_settings'), 'gecko')
  if (at(gecko, 'id') !== firefoxId) return `this is another add-on than ${firefoxId}.`
  if (manifest.version !== version)
    return `this is version ${manifest.version}, and package.json has ${version}.`
  if (at(gecko, 'update_url') !== `${address}updates.json`)
    return `it does not ask ${address}updates.json for updates: sign the self-hosted XPI of this very address.`
  const isSigned = Object.keys(files).some((path) => path.startsWith('META-INF/'))
  return isSigned ? null : 'Mozilla has not signed it.'
}

function unpacked(archive: Uint8Array): Files | null {
  try {
    const files = unzipSync(archive)
    manifestOf(files)
    return files
  } catch {
    return null
  }
}

function at(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined
}

type Manifest = Record<string, unknown>

function manifestOf(files: Files): Manifest {
  return JSON.parse(strFromU8(files['manifest.json'] ?? strToU8('{}')))
}

function geckoOf(files: Files): { strict_min_version: string } {
  const settings = manifestOf(files).browser_specific_settings as { gecko: { strict_min_version: string } }
  return settings.gecko
}

function withManifest(files: Files, change: (manifest: Manifest) => Manifest): Files {
  const manifest = change(manifestOf(files))
  return { ...files, 'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`) }
}
