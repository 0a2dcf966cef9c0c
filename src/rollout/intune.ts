import { type ChromiumName, chosenChromiums, forceList } from './browsers.ts'
import { jsonText } from './policy-files.ts'
import type { Company, Install, RollOutFile } from './types.ts'

/**
 * Policies to import into Intune's settings catalog. They install by the list of forced
 * extensions, so an `ExtensionSettings` of the company stays as it is.
 */
export function intuneFiles(company: Company): RollOutFile[] {
  return chosenChromiums(company.browsers).flatMap(([browser, install]) => {
    const definition = definitions[browser]
    return definition === undefined
      ? []
      : [{ path: `windows/intune/${browser}-forcelist.json`, content: policy(browser, definition, install) }]
  })
}

/** The IDs that the catalog gives to the browsers' own templates. It has none for Chromium. */
const definitions: Readonly<Partial<Record<ChromiumName, string>>> = {
  chrome: `device_vendor_msft_policy_config_chromeintunev1~policy~googlechrome~extensions_${forceList.toLowerCase()}`,
  edge: `device_vendor_msft_policy_config_microsoft_edge~policy~microsoft_edge~extensions_${forceList.toLowerCase()}`,
}

const graph = (name: string) => `#microsoft.graph.deviceManagementConfiguration${name}`

function policy(browser: ChromiumName, definition: string, { id, address }: Install): string {
  const list = {
    '@odata.type': graph('SimpleSettingCollectionInstance'),
    settingDefinitionId: `${definition}_${forceList.toLowerCase()}desc`,
    simpleSettingCollectionValue: [{ '@odata.type': graph('StringSettingValue'), value: `${id};${address}` }],
  }
  const instance = {
    '@odata.type': graph('ChoiceSettingInstance'),
    settingDefinitionId: definition,
    choiceSettingValue: {
      '@odata.type': graph('ChoiceSettingValue'),
      value: `${definition}_1`,
      children: [list],
    },
  }
  return jsonText({
    '@odata.type': graph('Policy'),
    name: `Clara Sign-in Helper: ${browser}`,
    description: 'Installs the Clara Sign-in Helper by the list of forced extensions.',
    platforms: 'windows10',
    technologies: 'mdm',
    roleScopeTagIds: ['0'],
    settings: [{ '@odata.type': graph('Setting'), settingInstance: instance }],
  })
}
