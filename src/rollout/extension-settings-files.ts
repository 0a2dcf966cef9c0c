import { chosenChromiums } from './browsers.ts'
import { chromiumEntry, firefoxEntry } from './extension-settings.ts'
import { jsonText } from './policy-files.ts'
import type { Company, RollOutFile } from './types.ts'

/** JSON to paste into a management console, or into a policy that the company already has. */
export function extensionSettingsFiles(company: Company): RollOutFile[] {
  const files = chosenChromiums(company.browsers).map(([name, install]) => ({
    path: `extension-settings/${name}.json`,
    content: jsonText({ [install.id]: chromiumEntry(name, install, company) }),
  }))
  const { firefox: install } = company.browsers
  if (install === undefined) return files
  return [
    ...files,
    {
      path: 'extension-settings/firefox.json',
      content: jsonText({ [install.id]: firefoxEntry(install, company) }),
    },
    { path: 'firefox/settings.json', content: jsonText(company.policy) },
  ]
}
