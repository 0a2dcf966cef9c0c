import { contentUuid } from '../release/content-uuid.ts'
import { chosenChromiums, chromiums, firefox } from './browsers.ts'
import { chromiumPolicyValues } from './extension-settings.ts'
import { plist } from './plist.ts'
import { firefoxPolicyValues } from './policy-files.ts'
import type { Company, JsonObject, RollOutFile } from './types.ts'

/** A profile for each browser on macOS. In Chromium, an extension has its own domain. */
export function mobileconfigFiles(company: Company): RollOutFile[] {
  const files = chosenChromiums(company.browsers).map(([name, install]) => {
    const { title, domain } = chromiums[name]
    return profile(name, title, {
      [domain]: chromiumPolicyValues(name, install, company),
      ...(Object.keys(company.policy).length > 0 && {
        [`${domain}.extensions.${install.id}`]: company.policy,
      }),
    })
  })
  const { firefox: install } = company.browsers
  if (install === undefined) return files
  // Without EnterprisePoliciesEnabled, Firefox ignores the rest.
  const values = { EnterprisePoliciesEnabled: true, ...firefoxPolicyValues(install, company) }
  return [...files, profile('firefox', firefox.title, { [firefox.domain]: values })]
}

type Domains = Readonly<Record<string, JsonObject>>

function profile(name: string, browser: string, domains: Domains): RollOutFile {
  const identifier = `com.clara.sign-in-helper.${name}`
  const title = `Clara Sign-in Helper: ${browser}`
  const payloads = Object.entries(domains).map(([domain, settings]) => ({
    ...frame('com.apple.ManagedClient.preferences', `${identifier}.${domain}`, title, settings),
    PayloadEnabled: true,
    PayloadContent: { [domain]: { Forced: [{ mcx_preference_settings: settings }] } },
  }))
  return {
    path: `macos/${name}.mobileconfig`,
    content: plist({
      ...frame('Configuration', identifier, title, payloads),
      PayloadDescription: `Installs and configures the Clara Sign-in Helper in ${browser}.`,
      PayloadScope: 'System',
      PayloadContent: payloads,
    }),
  }
}

function frame(type: string, identifier: string, title: string, content: unknown) {
  return {
    PayloadType: type,
    PayloadVersion: 1,
    PayloadIdentifier: identifier,
    // Made from the content: an MDM replaces a profile only if it has changed.
    PayloadUUID: contentUuid(`${identifier}\n${JSON.stringify(content)}`).toUpperCase(),
    PayloadDisplayName: title,
  }
}
