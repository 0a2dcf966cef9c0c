import { firefoxId } from '../release/channels.ts'
import { type ChromiumName, chromiumNames, chromiums, firefox } from './browsers.ts'
import { chromiumEntry, chromiumLists, firefoxEntry } from './extension-settings.ts'
import type { BrowserName, Company, JsonObject, JsonValue } from './types.ts'

/** `text` is REG_SZ, `number` REG_DWORD, `lines` REG_MULTI_SZ. */
export type RegistryData =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'lines'; readonly lines: readonly string[] }

export interface RegistryValue extends ValueName {
  readonly data: RegistryData
}

interface ValueName {
  /** Below HKEY_LOCAL_MACHINE. */
  readonly key: string
  readonly name: string
}

/** Everything in the registry that is ours in one browser, and what the company wants there. */
export interface RegistryPart {
  readonly browser: BrowserName
  readonly title: string
  /** The key of the browser's policies. */
  readonly policies: string
  readonly owned: Owned
  /** Null for a browser that the company's file does not name: nothing may be left there. */
  readonly wanted: Wanted | null
}

/** The scripts, the `.reg` files and the Group Policy files delete this, and nothing else. */
interface Owned {
  /** The entries in `ExtensionSettings` with these IDs: those of today and those of before. */
  readonly ids: readonly string[]
  /** Keys that hold this extension only. */
  readonly trees: readonly string[]
  /** Lists with entries of other extensions: ours is one of the IDs, or begins with `ID;`. */
  readonly lists: readonly string[]
  readonly values: readonly ValueName[]
}

export interface Wanted {
  readonly id: string
  /** The entry in `ExtensionSettings`, which may also contain other extensions of the company. */
  readonly entry: JsonObject | null
  readonly values: readonly RegistryValue[]
}

/** One part for every browser, also for those that the company does not name. */
export function registryParts(company: Company): RegistryPart[] {
  const named = Object.values(company.browsers).map(({ id }) => id)
  const ids = [...new Set([...named, ...company.formerIds])].filter((id) => id !== firefoxId)
  return [...chromiumNames.map((name) => chromiumPart(name, ids, company)), firefoxPart(company)]
}

export const isWanted = (part: RegistryPart): part is RegistryPart & { wanted: Wanted } =>
  part.wanted !== null

function chromiumPart(browser: ChromiumName, ids: readonly string[], company: Company): RegistryPart {
  const { title, registry, lists } = chromiums[browser]
  const install = company.browsers[browser]
  const tree = (id: string) => `${registry}\\3rdparty\\extensions\\${id}`
  return {
    browser,
    title,
    policies: registry,
    owned: {
      ids,
      trees: ids.map(tree),
      lists: lists.map((name) => `${registry}\\${name}`),
      values: [],
    },
    wanted: install
      ? {
          id: install.id,
          entry: chromiumEntry(browser, install, company),
          values: [
            ...listValues(registry, chromiumLists(browser, install, company)),
            ...registryValues(`${tree(install.id)}\\policy`, company.policy),
          ],
        }
      : null,
  }
}

function firefoxPart(company: Company): RegistryPart {
  const { title, registry } = firefox
  const install = company.browsers.firefox
  const settings = { key: `${registry}\\3rdparty\\Extensions`, name: firefoxId }
  return {
    browser: 'firefox',
    title,
    policies: registry,
    owned: { ids: [firefoxId], trees: [], lists: [], values: [settings] },
    wanted: install
      ? {
          id: install.id,
          entry: firefoxEntry(install, company),
          values: [{ ...settings, data: jsonLines(company.policy) }],
        }
      : null,
  }
}

/** Lists have numbers as names. No company's own list reaches this one. */
export const listName = '7301'

function listValues(registry: string, lists: Readonly<Record<string, readonly string[]>>): RegistryValue[] {
  return Object.entries(lists).flatMap(([name, [text = '']]) => [
    { key: `${registry}\\${name}`, name: listName, data: { kind: 'text', text } },
  ])
}

/** JSON as Chromium reads it: a subkey is an object, or a list with the names 1, 2, 3. */
export function registryValues(key: string, values: JsonObject): RegistryValue[] {
  return Object.entries(values).flatMap(([name, value]) => valuesOf(key, name, value))
}

function valuesOf(key: string, name: string, value: JsonValue): RegistryValue[] {
  if (typeof value === 'string') return [{ key, name, data: { kind: 'text', text: value } }]
  if (typeof value !== 'object') return [{ key, name, data: { kind: 'number', number: Number(value) } }]
  return registryValues(`${key}\\${name}`, isList(value) ? numbered(value) : value)
}

/** JSON as Firefox reads it: it joins the lines. In subkeys, `true` and 1 would be the same. */
export function jsonLines(value: JsonObject): RegistryData {
  return { kind: 'lines', lines: JSON.stringify(value, null, 2).split('\n') }
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value)

const numbered = (values: readonly JsonValue[]): JsonObject =>
  Object.fromEntries(values.map((value, index) => [String(index + 1), value]))
