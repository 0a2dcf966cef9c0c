import type { Place } from '../release/channels.ts'
import { type ChromiumName, chromiums } from './browsers.ts'
import type { Company, JsonObject } from './types.ts'

/** The extension's own entry in `ExtensionSettings` of a browser of Chromium's family. */
export function chromiumEntry(
  browser: ChromiumName,
  { address, isOwn }: Place,
  { pin }: Company,
): JsonObject {
  return {
    installation_mode: 'force_installed',
    update_url: address,
    // Without it later versions come from the address in the package's manifest.
    ...(isOwn && { override_update_url: true }),
    ...(pin && chromiums[browser].pinned),
  }
}

/** The browser's policies beside `ExtensionSettings` that the company's wishes need. */
export function chromiumExtras(
  browser: ChromiumName,
  { id }: Place,
  { privateWindows }: Company,
): Readonly<Record<string, readonly string[]>> {
  const { privateGate } = chromiums[browser]
  return privateGate !== undefined && privateWindows === 'require' ? { [privateGate]: [id] } : {}
}

/** The extension's own entry in Firefox's `ExtensionSettings`. */
export function firefoxEntry({ address }: Place, { pin, privateWindows }: Company): JsonObject {
  return {
    installation_mode: 'force_installed',
    install_url: address,
    ...(pin && { default_area: 'navbar' }),
    ...(privateWindows !== 'leave' && { private_browsing: true }),
  }
}
