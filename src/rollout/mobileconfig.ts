import { createHash } from 'node:crypto'
import { chosenChromiums, chromiums, firefox } from './browsers.ts'
import { chromiumEntry, chromiumExtras } from './extension-settings.ts'
import { plist } from './plist.ts'
import { firefoxPolicyValues } from './policy-files.ts'
import type { Company, JsonObject, RollOutFile } from './types.ts'

/** A configuration profile for each browser on macOS. An extension of Chromium's family has a preference domain of its own. */
export function mobileconfigFiles(company: Company): RollOutFile[] {
  const files = chosenChromiums(company.browsers).map(([name, install]) => {
    const { title, domain } = chromiums[name]
    return profile(name, title, {
      [domain]: {
        ExtensionSettings: { [install.id]: chromiumEntry(name, install, company) },
        ...chromiumExtras(name, install, company),
      },
      ...(Object.keys(company.policy).length > 0 && {
        [`${domain}.extensions.${install.id}`]: company.policy,
      }),
    })
  })
  const { firefox: install } = company.browsers
  if (install === undefined) return files
  // Without EnterprisePoliciesEnabled Firefox does not look at the rest.
  const values = { EnterprisePoliciesEnabled: true, ...firefoxPolicyValues(install, company) }
  return [...files, profile('firefox', firefox.title, { [firefox.domain]: values })]
}

type Domains = Readonly<Record<string, JsonObject>>

function profile(name: string, title: string, domains: Domains): RollOutFile {
  const identifier = `com.clara.sign-in-helper.${name}`
  const shown = `Clara Sign-in Helper: ${title}`
  const payloads = Object.entries(domains).map(([domain, settings]) => ({
    ...frame('com.apple.ManagedClient.preferences', `${identifier}.${domain}`, shown, settings),
    PayloadEnabled: true,
    PayloadContent: { [domain]: { Forced: [{ mcx_preference_settings: settings }] } },
  }))
  return {
    path: `macos/${name}.mobileconfig`,
    content: plist({
      ...frame('Configuration', identifier, shown, payloads),
      PayloadDescription: `Installs and configures the Clara Sign-in Helper in ${title}.`,
      PayloadScope: 'System',
      PayloadContent: payloads,
    }),
  }
}

function frame(type: string, identifier: string, shown: string, content: unknown) {
  return {
    PayloadType: type,
    PayloadVersion: 1,
    PayloadIdentifier: identifier,
    PayloadUUID: uuid(`${identifier}\n${JSON.stringify(content)}`),
    PayloadDisplayName: shown,
  }
}

/** The same text always has the same UUID, so that a profile changes only with what it says (RFC 9562, version 8). */
function uuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex').toUpperCase()
  const variant = '89AB'[Number.parseInt(hex.charAt(16), 16) % 4]
  const [a, b, c, d, e] = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(13, 16),
    hex.slice(17, 20),
    hex.slice(20, 32),
  ]
  return `${a}-${b}-8${c}-${variant}${d}-${e}`
}
