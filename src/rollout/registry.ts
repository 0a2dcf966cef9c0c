import { chosenChromiums, chromiums, firefox } from './browsers.ts'
import { chromiumEntry, chromiumExtras, firefoxEntry } from './extension-settings.ts'
import type { BrowserName, Company, Json, JsonObject } from './types.ts'

/** `text` is REG_SZ, `number` REG_DWORD, `lines` REG_MULTI_SZ. */
export type RegistryData =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'lines'; readonly lines: readonly string[] }

export interface RegistryValue {
  /** Below HKEY_LOCAL_MACHINE. */
  readonly key: string
  readonly name: string
  readonly data: RegistryData
}

/** The part of the registry for one browser. */
export interface RegistryPart {
  readonly browser: BrowserName
  readonly title: string
  readonly id: string
  /** Keys of this extension only, deleted with their old values before new values are written. */
  readonly ownKeys: readonly string[]
  /** The entry in `ExtensionSettings`, which may also contain other extensions of the company. */
  readonly entry: { readonly key: string; readonly value: JsonObject }
  readonly values: readonly RegistryValue[]
}

/** What each browser of the company reads on Windows. */
export function registryParts(company: Company): RegistryPart[] {
  const parts = chosenChromiums(company.browsers).map(([name, install]): RegistryPart => {
    const { title, registry } = chromiums[name]
    const policy = `${registry}\\3rdparty\\extensions\\${install.id}\\policy`
    return {
      browser: name,
      title,
      id: install.id,
      ownKeys: [policy],
      entry: { key: registry, value: chromiumEntry(name, install, company) },
      values: [
        ...extraValues(registry, chromiumExtras(name, install, company)),
        ...registryValues(policy, company.policy),
      ],
    }
  })
  const { firefox: install } = company.browsers
  if (install === undefined) return parts
  const key = `${firefox.registry}\\3rdparty\\Extensions`
  return [
    ...parts,
    {
      browser: 'firefox',
      title: firefox.title,
      id: install.id,
      ownKeys: [],
      entry: { key: firefox.registry, value: firefoxEntry(install, company) },
      values: [{ key, name: install.id, data: jsonLines(company.policy) }],
    },
  ]
}

/** A list of several extensions, with numbers as names. No company's own list reaches 7301. */
function extraValues(registry: string, lists: Readonly<Record<string, readonly string[]>>): RegistryValue[] {
  return Object.entries(lists).flatMap(([name, [text = '']]) => [
    { key: `${registry}\\${name}`, name: '7301', data: { kind: 'text', text } },
  ])
}

/** JSON as Chromium reads it: a subkey is an object, or a list with the names 1, 2, 3. */
export function registryValues(key: string, values: JsonObject): RegistryValue[] {
  return Object.entries(values).flatMap(([name, value]) => valuesOf(key, name, value))
}

function valuesOf(key: string, name: string, value: Json): RegistryValue[] {
  if (typeof value === 'string') return [{ key, name, data: { kind: 'text', text: value } }]
  if (typeof value !== 'object') return [{ key, name, data: { kind: 'number', number: Number(value) } }]
  return registryValues(`${key}\\${name}`, isList(value) ? numbered(value) : value)
}

/** JSON as Firefox reads it: it joins the lines. In subkeys, `true` and 1 would be the same. */
export function jsonLines(value: JsonObject): RegistryData {
  return { kind: 'lines', lines: JSON.stringify(value, null, 2).split('\n') }
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

const numbered = (values: readonly Json[]): JsonObject =>
  Object.fromEntries(values.map((value, index) => [String(index + 1), value]))
