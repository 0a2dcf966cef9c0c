import { forms } from './forms.ts'
import type { Setting, Value } from './table.ts'

/** A value as the product uses it; null where it does not fit its setting. A list loses its wrong entries alone. */
export function fitting(setting: Setting, value: unknown): Value | null {
  const { type, choices, most } = setting
  if (type === 'boolean') return typeof value === 'boolean' ? value : null
  if (type !== 'list') return fittingText(setting, value, choices)
  if (!Array.isArray(value)) return null
  const entries = value.slice(0, most).flatMap((entry) => fittingText(setting, entry) ?? [])
  return entries.length === 0 ? null : [...new Set(entries)]
}

export function fittingText(
  { form = 'line', longest }: Setting,
  text: unknown,
  choices?: readonly string[],
): string | null {
  if (typeof text !== 'string' || text.length > longest) return null
  return choices === undefined ? forms[form](text) : choices.includes(text) ? text : null
}
