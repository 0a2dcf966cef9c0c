import type { Place } from '../release/channels.ts'
import { type ChromiumName, chosenChromiums, chromiums, firefox } from './browsers.ts'
import { chromiumEntry, chromiumExtras, firefoxEntry } from './extension-settings.ts'
import type { Company, JsonObject, RollOutFile } from './types.ts'

/** The name of our file among a browser's other policy files on Linux. */
const fileName = 'clara-sign-in-helper.json'

/** What a browser of Chromium's family reads as a policy file on Linux. */
export function chromiumPolicies(browser: ChromiumName, install: Place, company: Company): JsonObject {
  return {
    ExtensionSettings: { [install.id]: chromiumEntry(browser, install, company) },
    ...chromiumExtras(browser, install, company),
    '3rdparty': { extensions: { [install.id]: company.policy } },
  }
}

/** What Firefox reads as `policies.json`, on every system. */
export function firefoxPolicies(install: Place, company: Company): JsonObject {
  return { policies: firefoxPolicyValues(install, company) }
}

/** The same without the frame around it, as macOS takes it. */
export function firefoxPolicyValues(install: Place, company: Company): JsonObject {
  return {
    ExtensionSettings: { [install.id]: firefoxEntry(install, company) },
    '3rdparty': { Extensions: { [install.id]: company.policy } },
  }
}

/** Policy files for Linux, each at its place below the root; Firefox's also by itself, for the other systems. */
export function policyFiles(company: Company): RollOutFile[] {
  const files = chosenChromiums(company.browsers).map(([name, install]) => ({
    path: `linux/${chromiums[name].folder}/${fileName}`,
    content: jsonText(chromiumPolicies(name, install, company)),
  }))
  if (company.browsers.firefox === undefined) return files
  const content = jsonText(firefoxPolicies(company.browsers.firefox, company))
  return [
    ...files,
    { path: `linux/${firefox.folder}/policies.json`, content },
    { path: 'firefox/policies.json', content },
  ]
}

export function jsonText(value: JsonObject): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
