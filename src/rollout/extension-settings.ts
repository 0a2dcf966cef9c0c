import type { InstallSource } from '../release/channels.ts'
import { type ChromiumName, chromiums } from './browsers.ts'
import type { Company, JsonObject } from './types.ts'

/** The extension's entry in `ExtensionSettings` of Chrome, Edge or Chromium. */
export function chromiumEntry(
  browser: ChromiumName,
  { address, isSelfHosted }: InstallSource,
  { pin }: Company,
): JsonObject {
  return {
    installation_mode: 'force_installed',
    update_url: address,
    // Without it, updates come from the address in the package's manifest.
    ...(isSelfHosted && { override_update_url: true }),
    ...(pin && chromiums[browser].pinned),
  }
}

/** Policies besides `ExtensionSettings`. */
export function chromiumExtras(
  browser: ChromiumName,
  { id }: InstallSource,
  { privateWindows }: Company,
): Readonly<Record<string, readonly string[]>> {
  const { privateGate } = chromiums[browser]
  return privateGate !== undefined && privateWindows === 'require' ? { [privateGate]: [id] } : {}
}

/** The extension's entry in Firefox's `ExtensionSettings`. */
export function firefoxEntry({ address }: InstallSource, { pin, privateWindows }: Company): JsonObject {
  return {
    installation_mode: 'force_installed',
    install_url: address,
    ...(pin && { default_area: 'navbar' }),
    ...(privateWindows !== 'leave' && { private_browsing: true }),
  }
}
