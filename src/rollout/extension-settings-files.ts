import { chosenChromiums } from './browsers.ts'
import { chromiumEntry, firefoxEntry } from './extension-settings.ts'
import { jsonText } from './policy-files.ts'
import type { BrowserName, Company, JsonObject, RollOutFile } from './types.ts'

/** JSON to paste into a management console, or into a policy that the company already has. */
export function extensionSettingsFiles(company: Company): RollOutFile[] {
  const files = chosenChromiums(company.browsers).flatMap(([name, install]) => {
    const entry = chromiumEntry(name, install, company)
    return entry === null ? [] : [entryFile(name, { [install.id]: entry })]
  })
  const { firefox: install } = company.browsers
  if (install === undefined) return files
  return [
    ...files,
    entryFile('firefox', { [install.id]: firefoxEntry(install, company) }),
    { path: 'firefox/settings.json', content: jsonText(company.policy) },
    { path: 'firefox/settings-one-line.json', content: oneLine(company.policy) },
  ]
}

function entryFile(browser: BrowserName, entries: JsonObject): RollOutFile {
  return { path: `extension-settings/${browser}.json`, content: oneLine(entries) }
}

/** The text boxes of policy editors take one line. */
const oneLine = (value: JsonObject) => `${JSON.stringify(value)}\n`
