import type { RegistryData } from './registry.ts'

/**
 * A PowerShell literal in ASCII, so that the encoding of the script does not matter.
 * No value can end its literal: PowerShell also accepts curly quotes, and they become numbers.
 */
export function psText(text: string): string {
  const parts = text.match(/[ -~]+|[^ -~]/g) ?? []
  // Split into UTF-16 units: a [char] is one unit.
  const literals = parts.map((part) =>
    /^[ -~]/.test(part)
      ? `'${part.replaceAll("'", "''")}'`
      : `[char]0x${part.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  if (literals.length === 0) return "''"
  if (literals.length === 1 && literals[0]?.startsWith("'")) return literals[0]
  return `(${literals[0]?.startsWith("'") ? '' : "'' + "}${literals.join(' + ')})`
}

export function psData(data: RegistryData): string {
  if (data.kind === 'text') return psText(data.text)
  if (data.kind === 'number') return String(data.number)
  return psList(data.lines.map(psText), '        ')
}

/** One item on each line. */
export function psList(items: readonly string[], indent: string): string {
  if (items.length === 0) return '@()'
  return `@(\n${items.map((item) => `${indent}  ${item}\n`).join('')}${indent})`
}
