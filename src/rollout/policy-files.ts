import { type ChromiumName, chosenChromiums, chromiums, firefox } from './browsers.ts'
import { chromiumPolicyValues, firefoxEntry } from './extension-settings.ts'
import type { BrowserName, Company, Install, JsonObject, RollOutFile } from './types.ts'

/** The name of our file in a browser's policy folder on Linux. */
const fileName = 'clara-sign-in-helper.json'

/** The policy file of Chrome, Edge or Chromium on Linux. */
export function chromiumPolicies(browser: ChromiumName, install: Install, company: Company): JsonObject {
  return {
    ...chromiumPolicyValues(browser, install, company),
    '3rdparty': { extensions: { [install.id]: company.policy } },
  }
}

/** Firefox's `policies.json`, for every system. */
export function firefoxPolicies(install: Install, company: Company): JsonObject {
  return { policies: firefoxPolicyValues(install, company) }
}

/** The policies of `policies.json` alone, for macOS. */
export function firefoxPolicyValues(install: Install, company: Company): JsonObject {
  return {
    ExtensionSettings: { [install.id]: firefoxEntry(install, company) },
    '3rdparty': { Extensions: { [install.id]: company.policy } },
  }
}

/** Policy files at their paths on Linux, and Firefox's file for the other systems. */
export function policyFiles(company: Company): RollOutFile[] {
  const files = chosenChromiums(company.browsers).map(([name, install]) => ({
    path: `linux/${linuxPathOf(name)}`,
    content: jsonText(chromiumPolicies(name, install, company)),
  }))
  if (company.browsers.firefox === undefined) return files
  const content = jsonText(firefoxPolicies(company.browsers.firefox, company))
  return [
    ...files,
    { path: `linux/${linuxPathOf('firefox')}`, content },
    { path: 'firefox/policies.json', content },
  ]
}

/** Below the root of a Linux system. */
export function linuxPathOf(browser: BrowserName): string {
  return browser === 'firefox'
    ? `${firefox.folder}/policies.json`
    : `${chromiums[browser].folder}/${fileName}`
}

export function jsonText(value: JsonObject): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
