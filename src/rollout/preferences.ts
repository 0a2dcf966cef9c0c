import { contentUuid } from '../release/content-uuid.ts'
import {
  jsonLines,
  listName,
  type RegistryData,
  type RegistryPart,
  type RegistryValue,
  registryParts,
  registryValues,
} from './registry.ts'
import type { Company, RollOutFile } from './types.ts'
import { type XmlElement, xml, xmlFile } from './xml.ts'

/**
 * Registry items for Group Policy Preferences, to paste into an object.
 * Windows itself removes an item that is no longer there (`removePolicy`).
 */
export function preferenceFiles(company: Company): RollOutFile[] {
  const parts = registryParts(company)
  if (holdsVariables(company)) return []
  const items = parts.flatMap((part) => [...deletions(part), ...wantedValues(part).map(replacement)])
  const root = xml('RegistrySettings', { clsid: '{A3CCFC41-DFDB-43a5-8D26-0FE8B954DA51}' }, items)
  return [{ path: 'windows/group-policy/preferences.xml', content: xmlFile(root).replaceAll('\n', '\r\n') }]
}

/** Group Policy Preferences replace what is between two percent signs. */
export function holdsVariables(company: Company): boolean {
  const texts = registryParts(company).flatMap((part) => wantedValues(part).map(({ data }) => textOf(data)))
  return texts.some((text) => /%[^%]*%/.test(text))
}

function wantedValues({ browser, policies, wanted }: RegistryPart): RegistryValue[] {
  if (wanted === null) return []
  const { id, entry, values } = wanted
  if (entry === null) return [...values]
  if (browser === 'firefox')
    return [{ key: policies, name: 'ExtensionSettings', data: jsonLines({ [id]: entry }) }, ...values]
  return [...registryValues(`${policies}\\ExtensionSettings\\${id}`, entry), ...values]
}

/** Of the IDs that the browser no longer has, and of lists that no longer hold ours. */
function deletions(part: RegistryPart): XmlElement[] {
  const { browser, policies, owned, wanted } = part
  if (browser === 'firefox') return []
  const former = owned.ids.filter((id) => id !== wanted?.id)
  const keys = [
    ...former.map((id) => `${policies}\\ExtensionSettings\\${id}`),
    ...owned.trees.filter((tree) => former.some((id) => tree.endsWith(`\\${id}`))),
  ]
  const lists = owned.lists.filter((key) => !wanted?.values.some((value) => value.key === key))
  return [...keys.map((key) => deletion(key, '')), ...lists.map((key) => deletion(key, listName))]
}

const deletion = (key: string, name: string) =>
  item(name === '' ? key : name, {}, properties('D', key, name, 'REG_SZ', ''))

function replacement({ key, name, data }: RegistryValue): XmlElement {
  return item(
    name,
    { removePolicy: '1', bypassErrors: '1' },
    properties('R', key, name, types[data.kind], textOf(data), data.kind === 'lines' ? data.lines : []),
  )
}

const types = { text: 'REG_SZ', number: 'REG_DWORD', lines: 'REG_MULTI_SZ' } as const

function textOf(data: RegistryData): string {
  if (data.kind === 'number') return data.number.toString(16).toUpperCase().padStart(8, '0')
  return data.kind === 'text' ? data.text : data.lines.join(' ')
}

function item(name: string, attributes: Record<string, string>, inside: XmlElement): XmlElement {
  const uid = `{${contentUuid(JSON.stringify(inside)).toUpperCase()}}`
  const own = { clsid: '{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}', name, status: name, uid, ...attributes }
  return xml('Registry', own, [inside])
}

function properties(
  action: 'D' | 'R',
  key: string,
  name: string,
  type: string,
  value: string,
  lines: readonly string[] = [],
): XmlElement {
  const attributes = {
    action,
    displayDecimal: '0',
    default: '0',
    hive: 'HKEY_LOCAL_MACHINE',
    key,
    name,
    type,
    value,
  }
  if (lines.length === 0) return xml('Properties', attributes)
  const values = lines.map((line) => xml('Value', {}, line))
  return xml('Properties', attributes, [xml('Values', {}, values)])
}
