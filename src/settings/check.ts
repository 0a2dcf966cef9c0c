import { valueAt } from './dotted-keys.ts'
import { forms } from './forms.ts'
import type { Setting, SettingKey, Value } from './table.ts'

/** A value as the product uses it; null if it does not fit. A list loses only its wrong entries. */
export function fitting(setting: Setting, value: unknown): Value | null {
  if (setting.type === 'boolean') return typeof value === 'boolean' ? value : null
  if (setting.type !== 'list') return fittingText(setting, value)
  if (!Array.isArray(value)) return null
  const entries = value.slice(0, setting.most).flatMap((entry) => fittingText(setting, entry) ?? [])
  return entries.length === 0 ? null : [...new Set(entries)]
}

/** The same for one text, or for one entry of a list. */
export function fittingText(
  { form = 'line', choices, earlier, longest }: Setting,
  text: unknown,
): string | null {
  if (typeof text !== 'string' || text.length > longest) return null
  const known = earlier?.[text] ?? text
  if (choices !== undefined) return choices.includes(known) ? known : null
  return forms[form](text)
}

/** All values that fit, each with its key, in the order of the settings. */
export function fittingValues(settings: readonly Setting[], values: unknown): [SettingKey, Value][] {
  return settings.flatMap((setting): [SettingKey, Value][] => {
    const value = fitting(setting, valueAt(values, setting.key))
    return value === null ? [] : [[setting.key, value]]
  })
}
