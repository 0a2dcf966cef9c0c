import type { Language, OptionsWords, ReportEditorWords, SettingWords, Words } from '../_locales/index.ts'
import type { EffectiveSettings } from '../settings/effective.ts'
import type { Sources } from '../settings/load.ts'
import type { Problem } from '../settings/problems.ts'
import type { Setting, SettingKey, Value } from '../settings/table.ts'
import type { Access } from '../ui/access.ts'

/** All that the page shows. */
export interface Context {
  language: Language
  words: Words
  editor: ReportEditorWords
  options: OptionsWords
  titles: SettingWords
  effective: EffectiveSettings & Pick<Sources, 'age' | 'person'> & { problems: readonly Problem[] }
  access: Access
  version: string
  /** Keeps the person's own settings; false where the browser could not. */
  save: (choices: object) => Promise<boolean>
}

export function titleOf({ titles }: Pick<Context, 'titles'>, key: SettingKey): string {
  return wordsOf({ titles }, key).title
}

export function wordsOf(
  { titles }: Pick<Context, 'titles'>,
  key: SettingKey,
): { title: string; text: string } {
  return titles[key.replace('.', '_') as keyof SettingWords]
}

/** A value as a person reads it; a policy's text stays text. */
export function valueText(context: Context, { key }: Setting, value: Value | null): string {
  const { options, editor } = context
  if (value === null) return options.none
  if (typeof value === 'boolean') return value ? options.yes : options.no
  if (typeof value !== 'string') return value.length === 0 ? options.none : value.join(', ')
  if (key === 'supportCountry') return options[`country-${value as 'MX'}`]
  if (key === 'report.level') return editor[`level-${value as 'full'}`]
  if (key === 'report.account') return editor[`account-${value as 'full'}`]
  if (key === 'language') return new Intl.DisplayNames(value, { type: 'language' }).of(value) ?? value
  return value
}
