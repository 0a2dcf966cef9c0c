import { firefoxId } from '../release/channels.ts'
import { holdsVariables } from './preferences.ts'
import type { Ring } from './rings.ts'
import type { Company } from './types.ts'

/** What the company must know before it rolls out, in a sentence each. */
export function warningsOf(rings: readonly Ring[]): string[] {
  const all = rings.flatMap(({ company }) =>
    table.flatMap(({ holds, text }) => (holds(company) ? [text] : [])),
  )
  return [...new Set(all)]
}

const table: readonly { holds: (company: Company) => boolean; text: string }[] = [
  {
    holds: ({ privateWindows, browsers }) => privateWindows === 'require' && browsers.edge !== undefined,
    text: 'privateWindows require: Edge blocks InPrivate for everybody until the extension is installed and allowed there.',
  },
  {
    holds: ({ browsers }) => browsers.edge?.address.startsWith(chromeStore) ?? false,
    text: 'browsers.edge: Edge on Windows and macOS installs from the Chrome Web Store only on managed computers.',
  },
  {
    holds: ({ browsers, installBy }) =>
      installBy === 'ExtensionInstallForcelist' &&
      Object.values(browsers).some(({ id, isSelfHosted }) => isSelfHosted && id !== firefoxId),
    text: 'installBy ExtensionInstallForcelist: updates come from the update_url in your package, not from the address here.',
  },
  {
    holds: ({ pin, installBy, browsers }) =>
      pin &&
      installBy === 'ExtensionInstallForcelist' &&
      Object.values(browsers).some(({ id }) => id !== firefoxId),
    text: 'installBy ExtensionInstallForcelist: this list cannot pin the icon, so people find it in the menu of extensions.',
  },
  {
    holds: holdsVariables,
    text: 'windows/group-policy/preferences.xml is not written: Windows would replace what is between two percent signs. Take set-gpo.ps1.',
  },
  {
    holds: ({ policy }) => policy.clientIds === undefined,
    text: "settings.clientIds: without Clara's client ID the extension tells IT to check it first. Ask Clara's support.",
  },
]

const chromeStore = 'https://clients2.google.com/'
