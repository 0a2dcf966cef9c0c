import type { Language, OptionsWords, ReportEditorWords, SettingWords, Words } from '../_locales/index.ts'
import type { LoadedSettings } from '../settings/load-effective.ts'
import type { Setting, SettingKey, Value } from '../settings/table.ts'
import { type WordsOfSetting, wordsOfSetting } from '../settings/words.ts'
import type { Access } from '../ui/access.ts'

/** All that the page shows. */
export interface OptionsContext {
  language: Language
  words: Words
  editor: ReportEditorWords
  options: OptionsWords
  titles: SettingWords
  effective: LoadedSettings
  access: Access
  version: string
  /** Keeps the person's own settings; false where the browser could not. */
  save: (choices: object) => Promise<boolean>
}

export function titleOf({ titles }: Pick<OptionsContext, 'titles'>, key: SettingKey): string {
  return wordsOf({ titles }, key).title
}

export function wordsOf({ titles }: Pick<OptionsContext, 'titles'>, key: SettingKey): WordsOfSetting {
  return wordsOfSetting(titles, key)
}

/** A value as a person reads it; a policy's text stays text. */
export function valueText(context: OptionsContext, { key }: Setting, value: Value | null): string {
  const { options, editor } = context
  if (value === null) return options.none
  if (typeof value === 'boolean') return value ? options.yes : options.no
  if (typeof value !== 'string') return value.length === 0 ? options.none : value.join(', ')
  if (key === 'report.level') return editor[`level-${value as 'full'}`]
  if (key === 'report.account') return editor[`account-${value as 'full'}`]
  if (key === 'language') return new Intl.DisplayNames(value, { type: 'language' }).of(value) ?? value
  return wordsOf(context, key).choices?.[value] ?? value
}
