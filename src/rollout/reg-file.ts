import { utf16 } from './bytes.ts'
import {
  isWanted,
  jsonLines,
  listName,
  type RegistryPart,
  type RegistryValue,
  registryParts,
  registryValues,
  type Wanted,
} from './registry.ts'
import type { Company, RollOutFile } from './types.ts'

/** For the registry editor: one file sets, per browser of the company; one removes, per browser. */
export function regFiles(company: Company): RollOutFile[] {
  const parts = registryParts(company)
  return [
    ...parts.filter(isWanted).map((part) => ({
      path: `windows/${part.browser}.reg`,
      content: regFile(part, part.wanted),
    })),
    ...parts.map((part) => ({
      path: `windows/remove-${part.browser}.reg`,
      content: regFile(part, null),
    })),
  ]
}

const notes = {
  set: [
    'Installs and configures the Clara Sign-in Helper. If ExtensionSettings is already set as one JSON text,',
    'add the entry from extension-settings to that text instead: this file would replace the text.',
  ],
  remove: [
    'Removes the Clara Sign-in Helper. An entry in an ExtensionSettings that is one JSON text stays:',
    'take it out there, or use remove.ps1.',
  ],
  removeFirefox: [
    'Removes the Clara Sign-in Helper, with all of ExtensionSettings, which holds every extension of Firefox.',
    'Are there others? Then use remove.ps1.',
  ],
}

function noteOf(part: RegistryPart, wanted: Wanted | null): readonly string[] {
  if (wanted !== null) return notes.set
  return isFirefox(part) ? notes.removeFirefox : notes.remove
}

/** UTF-16 with a byte order mark, and lines that end with CR LF. */
function regFile(part: RegistryPart, wanted: Wanted | null): Uint8Array {
  const values = wanted === null ? [] : [...entryValues(part, wanted), ...wanted.values]
  const deletedKeys = [
    ...(isFirefox(part) ? [] : part.owned.ids.map((id) => entryKey(part, id))),
    ...part.owned.trees,
  ]
  const deletedValues = ownedNames(part).filter(
    (owned) => !values.some(({ key, name }) => key === owned.key && name === owned.name),
  )
  const lines = [
    'Windows Registry Editor Version 5.00',
    '',
    ...noteOf(part, wanted).map((line) => `; ${line}`),
    ...deletedKeys.flatMap((key) => ['', `[-${root}${key}]`]),
    ...deletedValues.flatMap(({ key, name }) => ['', `[${root}${key}]`, `${quoted(name)}=-`]),
    ...sections(values),
    '',
  ]
  return utf16(`\ufeff${lines.join('\r\n')}`)
}

const root = 'HKEY_LOCAL_MACHINE\\'

const isFirefox = ({ browser }: RegistryPart) => browser === 'firefox'

/** Values of ours outside of our own keys. A `.reg` file finds them by name only. */
function ownedNames(part: RegistryPart): { key: string; name: string }[] {
  const { lists, values } = part.owned
  return [
    ...lists.map((key) => ({ key, name: listName })),
    ...values,
    ...(isFirefox(part) ? [{ key: part.policies, name: 'ExtensionSettings' }] : []),
  ]
}

const entryKey = ({ policies }: RegistryPart, id: string) => `${policies}\\ExtensionSettings\\${id}`

/** Chromium reads an entry from a subkey, Firefox all of `ExtensionSettings` from one text. */
function entryValues(part: RegistryPart, { id, entry }: Wanted): RegistryValue[] {
  if (entry === null) return []
  if (!isFirefox(part)) return registryValues(entryKey(part, id), entry)
  return [{ key: part.policies, name: 'ExtensionSettings', data: jsonLines({ [id]: entry }) }]
}

function sections(values: readonly RegistryValue[]): string[] {
  const keys = [...new Set(values.map(({ key }) => key))]
  return keys.flatMap((key) => [
    '',
    `[${root}${key}]`,
    ...values.filter((value) => value.key === key).map((value) => `${quoted(value.name)}=${dataOf(value)}`),
  ])
}

function dataOf({ name, data }: RegistryValue): string {
  if (data.kind === 'number') return `dword:${data.number.toString(16).padStart(8, '0')}`
  if (data.kind === 'lines') return hex('hex(7)', `${data.lines.map((line) => `${line}\0`).join('')}\0`)
  if (data.text.includes('\0')) throw new RangeError(`${name}: a text in the registry ends at its first NUL`)
  // Tools disagree about line breaks inside quotation marks. Bytes are safe.
  return /[\x01-\x1f\x7f]/.test(data.text) ? hex('hex(1)', `${data.text}\0`) : quoted(data.text)
}

const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`

function hex(kind: string, text: string): string {
  const bytes = [...utf16(text)].map((byte) => byte.toString(16).padStart(2, '0'))
  const rows: string[] = []
  for (let start = 0; start < bytes.length; start += 24) rows.push(bytes.slice(start, start + 24).join(','))
  return `${kind}:${rows.join(',\\\r\n  ')}`
}
