import type { InstallSource } from '../release/channels.ts'
import { type Setting, type SettingKey, settingsTable } from '../settings/table.ts'
import { type ChromiumName, chosenChromiums, chromiums, firefox } from './browsers.ts'
import { chromiumEntry } from './extension-settings.ts'
import { type RegistryValue, registryValues } from './registry.ts'
import type { BrowserName, Company } from './types.ts'

/** One browser's policies in the Group Policy editor: one ADMX, an ADML for each language. */
export interface Template {
  readonly browser: BrowserName
  readonly title: string
  readonly install: InstallSource
  readonly policies: readonly TemplatePolicy[]
}

export interface TemplatePolicy {
  readonly name: string
  readonly key: string
  readonly about:
    | { readonly kind: 'install' | 'locked' | 'whole' | 'whole-line' }
    | { readonly kind: 'enforced' | 'suggested'; readonly setting: Setting }
  readonly control: Control
}

type Control =
  | { readonly kind: 'switch'; readonly valueName: string }
  | { readonly kind: 'choice'; readonly valueName: string; readonly choices: readonly string[] }
  | { readonly kind: 'text'; readonly valueName: string; readonly longest: number }
  | { readonly kind: 'list' }
  | { readonly kind: 'lines'; readonly valueName: string }
  | { readonly kind: 'fixed'; readonly values: readonly RegistryValue[] }

/** Settings that a policy may suggest or lock. */
export const personsKeys: readonly SettingKey[] = settingsTable
  .filter(({ who }) => who === 'person')
  .map(({ key }) => key)

export function templates(company: Company): Template[] {
  const all = chosenChromiums(company.browsers).map(([browser, install]) =>
    chromiumTemplate(browser, install, company),
  )
  const { firefox: install } = company.browsers
  return install === undefined ? all : [...all, firefoxTemplate(install)]
}

function chromiumTemplate(browser: ChromiumName, install: InstallSource, company: Company): Template {
  const { title, registry } = chromiums[browser]
  const entry = `${registry}\\ExtensionSettings\\${install.id}`
  const policy = `${registry}\\3rdparty\\extensions\\${install.id}\\policy`
  const values = registryValues(entry, chromiumEntry(browser, install, company) ?? {})
  const suggestions = settingsTable.filter(({ key }) => personsKeys.includes(key))
  const policies: TemplatePolicy[] = [
    ...(values.length > 0
      ? [
          {
            name: 'install',
            key: entry,
            about: { kind: 'install' },
            control: { kind: 'fixed', values },
          } as const,
        ]
      : []),
    ...settingsTable.map((setting) => settingPolicy('enforced', setting, policy)),
    ...suggestions.map((setting) => settingPolicy('suggested', setting, `${policy}\\defaults`)),
    { name: 'locked', key: `${policy}\\locked`, about: { kind: 'locked' }, control: { kind: 'list' } },
  ]
  return { browser, title, install, policies }
}

/** One JSON text: without a schema, Firefox would read `true` in a subkey as 1. */
function firefoxTemplate(install: InstallSource): Template {
  const key = `${firefox.registry}\\3rdparty\\Extensions`
  const valueName = install.id
  const policies: TemplatePolicy[] = [
    { name: 'settings', key, about: { kind: 'whole' }, control: { kind: 'lines', valueName } },
    // Intune shortens a text of many lines.
    {
      name: 'settings_one_line',
      key,
      about: { kind: 'whole-line' },
      control: { kind: 'text', valueName, longest: 16_384 },
    },
  ]
  return { browser: 'firefox', title: firefox.title, install, policies }
}

function settingPolicy(kind: 'enforced' | 'suggested', setting: Setting, policy: string): TemplatePolicy {
  const path = setting.key.split('.')
  const valueName = path.at(-1) ?? ''
  // The editor numbers the entries of a list in a key of their own.
  const subkeys = setting.type === 'list' ? path : path.slice(0, -1)
  return {
    name: [...(kind === 'suggested' ? ['suggested'] : []), ...path].join('_'),
    key: [policy, ...subkeys].join('\\'),
    about: { kind, setting },
    control: controlOf(setting, valueName),
  }
}

function controlOf({ type, choices = [], longest }: Setting, valueName: string): Control {
  switch (type) {
    case 'boolean':
      return { kind: 'switch', valueName }
    case 'choice':
      return { kind: 'choice', valueName, choices }
    case 'text':
      return { kind: 'text', valueName, longest }
    case 'list':
      return { kind: 'list' }
  }
}
