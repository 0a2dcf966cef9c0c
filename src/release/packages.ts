import { strFromU8, strToU8, unzipSync } from 'fflate'
import { isObject } from '../microsoft/json.ts'
import { firefoxId } from './channels.ts'
import { crx } from './crx.ts'
import { extensionId, publicKeyOf } from './extension-id.ts'
import { updatesJson, updateXml } from './update-manifests.ts'
import { type Deflate, type Files, zip } from './zip.ts'

export interface Order {
  /** The files of the builds, notices included. */
  chrome: Files
  firefox: Files
  source: Files
  /** Compresses the builds' files. */
  deflate?: Deflate
  /** The start of all file names: `clara-sign-in-helper-0.1.0`. */
  name: string
  version: string
  /** Private RSA key in PEM, for a self-hosted CRX. */
  key?: string
  /** Address of the folder with the self-hosted packages, with `/` at its end. */
  address?: string
  /** The self-hosted XPI with Mozilla's signature: updates.json needs its hash. */
  signedXpi?: Uint8Array
}

/** Every package by file name. Those for stores have no key and no update address. */
export function packagesOf(order: Order): Record<string, Uint8Array> {
  const { chrome, firefox, source, name, deflate } = order
  return {
    [`${name}-chrome.zip`]: zip(
      withManifest(chrome, ({ key: _, ...manifest }) => manifest),
      deflate,
    ),
    [`${name}-firefox.xpi`]: zip(firefox, deflate),
    [`${name}-source.zip`]: zip(source),
    ...(order.key !== undefined && selfHostedChrome(order, order.key)),
    ...(order.address !== undefined && selfHostedFirefox(order, order.address)),
  }
}

function selfHostedChrome(
  { chrome, name, version, address, deflate }: Order,
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
    [file]: crx(zip(files, deflate), key),
    ...(address !== undefined && {
      'update.xml': strToU8(updateXml({ id, version, address: address + file })),
    }),
  }
}

function selfHostedFirefox(order: Order, address: string): Record<string, Uint8Array> {
  const { firefox, name, version, signedXpi, deflate } = order
  const file = `${name}-firefox-self-hosted.xpi`
  const xpi =
    signedXpi ??
    zip(
      withManifest(firefox, (manifest) => withUpdateAddress(manifest, address)),
      deflate,
    )
  const minVersion = String(geckoOf(manifestOf(firefox)).strict_min_version)
  const updates = updatesJson({ id: firefoxId, version, address: address + file, xpi, minVersion })
  return { [file]: xpi, 'updates.json': strToU8(updates) }
}

function withUpdateAddress(manifest: JsonObject, address: string): JsonObject {
  const gecko = { ...geckoOf(manifest), update_url: `${address}updates.json` }
  return {
    ...manifest,
    browser_specific_settings: { ...objectAt(manifest, 'browser_specific_settings'), gecko },
  }
}

/** Why an XPI is not this version's self-hosted package with Mozilla's signature; else null. */
export function notSelfHosted(
  xpi: Uint8Array,
  { version, address }: { version: string; address: string },
): string | null {
  const files = unpacked(xpi)
  if (files === null) return 'this is not an XPI.'
  const manifest = manifestOf(files)
  const gecko = geckoOf(manifest)
  if (gecko.id !== firefoxId) return `this is another add-on than ${firefoxId}.`
  if (manifest.version !== version)
    return `this is version ${manifest.version}, but package.json has ${version}.`
  if (gecko.update_url !== `${address}updates.json`)
    return `it does not look for updates at ${address}updates.json: sign the self-hosted XPI for this address.`
  const isSigned = Object.keys(files).some((path) => path.startsWith('META-INF/'))
  return isSigned ? null : 'it has no signature of Mozilla.'
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

type JsonObject = Readonly<Record<string, unknown>>

/** An empty object if there is no manifest. */
function manifestOf(files: Files): JsonObject {
  return JSON.parse(strFromU8(files['manifest.json'] ?? strToU8('{}')))
}

function geckoOf(manifest: JsonObject): JsonObject {
  return objectAt(objectAt(manifest, 'browser_specific_settings'), 'gecko')
}

function objectAt(object: JsonObject, key: string): JsonObject {
  const value = object[key]
  return isObject(value) ? value : {}
}

function withManifest(files: Files, change: (manifest: JsonObject) => JsonObject): Files {
  const manifest = change(manifestOf(files))
  return { ...files, 'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`) }
}
