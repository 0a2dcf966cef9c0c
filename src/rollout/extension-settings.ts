import { type ChromiumName, chromiums, forceList } from './browsers.ts'
import type { Company, Install, JsonObject } from './types.ts'

/** The entry in `ExtensionSettings` of Chrome, Edge or Chromium; null where a list installs. */
export function chromiumEntry(
  browser: ChromiumName,
  { address, isSelfHosted, minimumVersion }: Install,
  { pin, installBy }: Company,
): JsonObject | null {
  if (installBy === forceList) return null
  return {
    installation_mode: 'force_installed',
    update_url: address,
    // Without it, updates come from the address in the package's manifest.
    ...(isSelfHosted && { override_update_url: true }),
    ...(minimumVersion !== undefined && { minimum_version_required: minimumVersion }),
    ...(pin && chromiums[browser].pinned),
  }
}

/** Policies with a list, besides `ExtensionSettings`. */
export function chromiumLists(
  browser: ChromiumName,
  { id, address }: Install,
  { privateWindows, installBy }: Company,
): Readonly<Record<string, readonly string[]>> {
  const { privateGate } = chromiums[browser]
  return {
    ...(installBy === forceList && { [forceList]: [`${id};${address}`] }),
    ...(privateGate !== undefined && privateWindows === 'require' && { [privateGate]: [id] }),
  }
}

/** All policies of the browser that concern the extension, without its own settings. */
export function chromiumPolicyValues(browser: ChromiumName, install: Install, company: Company): JsonObject {
  const entry = chromiumEntry(browser, install, company)
  return {
    ...(entry !== null && { ExtensionSettings: { [install.id]: entry } }),
    ...chromiumLists(browser, install, company),
  }
}

/** The extension's entry in Firefox's `ExtensionSettings`. */
export function firefoxEntry(
  { address, updatesDisabled }: Install,
  { pin, privateWindows }: Company,
): JsonObject {
  return {
    installation_mode: 'force_installed',
    install_url: address,
    ...(updatesDisabled === true && { updates_disabled: true }),
    ...(pin && { default_area: 'navbar' }),
    ...(privateWindows !== 'leave' && { private_browsing: true }),
  }
}
