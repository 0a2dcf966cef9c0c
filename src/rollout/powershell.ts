import { common, scripts } from './powershell-scripts.ts'
import { psData, psList, psText } from './powershell-text.ts'
import { type RegistryPart, registryParts } from './registry.ts'
import type { Company, Json, RollOutFile } from './types.ts'

/**
 * The scripts set, detect and remove, for Intune or another tool with PowerShell 5.1.
 * A second run changes nothing.
 */
export function powershellFiles(company: Company): RollOutFile[] {
  const parts = registryParts(company)
  if (parts.length === 0) return []
  const data = `$browsers = ${psList(parts.map(partText), '')}\n`
  return Object.entries(scripts).map(([name, { comment, body }]) => ({
    path: `windows/powershell/${name}.ps1`,
    content: `${comment}\n${data}${common}${body}`.replaceAll('\n', '\r\n'),
  }))
}

function partText(part: RegistryPart): string {
  const entry = Object.entries(part.entry.value).map(
    ([name, value]) => `@{ Name = ${psText(name)}; Data = ${entryData(value)} }`,
  )
  const writes = part.values.map(
    ({ key, name, data }) => `@{ Key = ${psText(key)}; Name = ${psText(name)}; Data = ${psData(data)} }`,
  )
  const rows = [
    `Title = ${psText(part.title)}`,
    `Policies = ${psText(part.entry.key)}`,
    `Id = ${psText(part.id)}`,
    `AlwaysJson = ${psBoolean(part.browser === 'firefox')}`,
    `Own = ${psList(part.ownKeys.map(psText), '    ')}`,
    `Entry = ${psList(entry, '    ')}`,
    `Writes = ${psList(writes, '    ')}`,
  ]
  return `@{\n${rows.map((row) => `    ${row}\n`).join('')}  }`
}

function entryData(value: Json): string {
  return typeof value === 'boolean' ? psBoolean(value) : psText(String(value))
}

const psBoolean = (value: boolean) => (value ? '$true' : '$false')
