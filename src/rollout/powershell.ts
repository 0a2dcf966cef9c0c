import { sharedFunctions } from './powershell-functions.ts'
import { scripts } from './powershell-scripts.ts'
import { psData, psList, psText } from './powershell-text.ts'
import { type RegistryPart, registryParts } from './registry.ts'
import type { Company, JsonValue, RollOutFile } from './types.ts'

/**
 * The scripts set, detect and remove, for Intune or another tool with PowerShell 5.1.
 * A second run changes nothing.
 */
export function powershellFiles(company: Company): RollOutFile[] {
  const data = browsersData(company)
  return Object.entries(scripts).map(([name, { comment, body }]) => ({
    path: `windows/powershell/${name}.ps1`,
    content: `${comment}\n${data}${sharedFunctions}${body}`.replaceAll('\n', '\r\n'),
  }))
}

/** `$browsers`: what is ours in each browser, and what the company wants. */
export function browsersData(company: Company): string {
  return `$browsers = ${psList(registryParts(company).map(partText), '')}\n`
}

function partText({ browser, title, policies, owned, wanted }: RegistryPart): string {
  const entry = Object.entries(wanted?.entry ?? {}).map(
    ([name, value]) => `@{ Name = ${psText(name)}; Data = ${entryData(value)} }`,
  )
  const writes = (wanted?.values ?? []).map(
    ({ key, name, data }) => `@{ Key = ${psText(key)}; Name = ${psText(name)}; Data = ${psData(data)} }`,
  )
  const values = owned.values.map(({ key, name }) => `@{ Key = ${psText(key)}; Name = ${psText(name)} }`)
  const rows = [
    `Title = ${psText(title)}`,
    `WhenSet = ${psText(wanted === null ? 'not wanted, nothing is left' : 'set')}`,
    `Policies = ${psText(policies)}`,
    `AlwaysText = ${psBoolean(browser === 'firefox')}`,
    `Ids = ${psList(owned.ids.map(psText), '    ')}`,
    `Trees = ${psList(owned.trees.map(psText), '    ')}`,
    `Lists = ${psList(owned.lists.map(psText), '    ')}`,
    `Singles = ${psList(values, '    ')}`,
    `Id = ${psText(wanted?.id ?? '')}`,
    `Entry = ${psList(entry, '    ')}`,
    `Writes = ${psList(writes, '    ')}`,
  ]
  return `@{\n${rows.map((row) => `    ${row}\n`).join('')}  }`
}

function entryData(value: JsonValue): string {
  return typeof value === 'boolean' ? psBoolean(value) : psText(String(value))
}

const psBoolean = (value: boolean) => (value ? '$true' : '$false')
