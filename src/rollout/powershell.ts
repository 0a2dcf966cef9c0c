import { common, scripts } from './powershell-scripts.ts'
import { psData, psList, psText } from './powershell-text.ts'
import { type RegistryPart, registryParts } from './registry.ts'
import type { Company, Json, RollOutFile } from './types.ts'

/** Three scripts for Intune or any tool that runs PowerShell 5.1 as the system: set, detect and remove. Each may run again and again. */
export function powershellFiles(company: Company): RollOutFile[] {
  const parts = registryParts(company)
  if (parts.length === 0) return []
  const data = `$browsers = ${psList(parts.map(partText), '')}\n`
  return Object.entries(scripts).map(([name, { says, does }]) => ({
    path: `windows/powershell/${name}.ps1`,
    content: `${says}\n${data}${common}${does}`.replaceAll('\n', '\r\n'),
  }))
}

function partText(part: RegistryPart): string {
  const rows = [
    `Title = ${psText(part.title)}`,
    `Policies = ${psText(part.entry.key)}`,
    `Id = ${psText(part.id)}`,
    `AlwaysJson = ${part.browser === 'firefox' ? '$true' : '$false'}`,
    `Own = ${psList(part.own.map(psText), '    ')}`,
    `Entry = ${psList(
      Object.entries(part.entry.value).map(
        ([name, value]) => `@{ Name = ${psText(name)}; Data = ${entryData(value)} }`,
      ),
      '    ',
    )}`,
    `Writes = ${psList(
      part.values.map(
        ({ key, name, data }) => `@{ Key = ${psText(key)}; Name = ${psText(name)}; Data = ${psData(data)} }`,
      ),
      '    ',
    )}`,
  ]
  return `@{\n${rows.map((row) => `    ${row}\n`).join('')}  }`
}

const entryData = (value: Json) =>
  typeof value === 'boolean' ? (value ? '$true' : '$false') : psText(String(value))
