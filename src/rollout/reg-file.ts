import {
  jsonLines,
  type RegistryPart,
  type RegistryValue,
  registryParts,
  registryValues,
} from './registry.ts'
import type { Company, RollOutFile } from './types.ts'

/** One file for the registry editor for each browser. */
export function regFiles(company: Company): RollOutFile[] {
  return registryParts(company).map((part) => ({
    path: `windows/${part.browser}.reg`,
    content: regFile(part),
  }))
}

const note = [
  'Installs and configures the Clara Sign-in Helper. If ExtensionSettings is already set as one JSON text,',
  'add the entry from extension-settings to that text instead: this file would replace the text.',
]

/** UTF-16 with a byte order mark, and lines that end with CR LF. */
function regFile(part: RegistryPart): Uint8Array {
  const deletedKeys = [...part.ownKeys, ...(isFirefox(part) ? [] : [entryKey(part)])]
  const lines = [
    'Windows Registry Editor Version 5.00',
    '',
    ...note.map((line) => `; ${line}`),
    ...deletedKeys.flatMap((key) => ['', `[-${root}${key}]`]),
    ...sections([...entryValues(part), ...part.values]),
    '',
  ]
  return utf16(`\ufeff${lines.join('\r\n')}`)
}

const root = 'HKEY_LOCAL_MACHINE\\'

const isFirefox = ({ browser }: RegistryPart) => browser === 'firefox'

const entryKey = ({ entry, id }: RegistryPart) => `${entry.key}\\ExtensionSettings\\${id}`

/** Chromium reads an entry from a subkey, Firefox all of `ExtensionSettings` from one text. */
function entryValues(part: RegistryPart): RegistryValue[] {
  const { entry, id } = part
  if (!isFirefox(part)) return registryValues(entryKey(part), entry.value)
  return [{ key: entry.key, name: 'ExtensionSettings', data: jsonLines({ [id]: entry.value }) }]
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

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'utf16le'))
}
