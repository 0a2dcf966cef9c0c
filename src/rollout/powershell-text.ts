import type { RegistryData } from './registry.ts'

/**
 * Values as PowerShell's own literals, in ASCII alone: whatever encoding a tool reads the script in, and though PowerShell takes
 * curly quotes for straight ones, nothing in a value can end the text that it stands in.
 */
export function psText(text: string): string {
  const parts = text.match(/[ -~]+|[^ -~]/g) ?? []
  // Split by UTF-16 unit, as [char] is one.
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

/** One item a line. */
export function psList(items: readonly string[], indent: string): string {
  if (items.length === 0) return '@()'
  return `@(\n${items.map((item) => `${indent}  ${item}\n`).join('')}${indent})`
}
