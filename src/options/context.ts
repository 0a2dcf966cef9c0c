import type { Language, OptionsWords, ReportEditorWords, SettingWords, Words } from '../_locales/index.ts'
import { valueAt } from '../settings/dotted-keys.ts'
import type { LoadedSettings } from '../settings/load-effective.ts'
import type { Setting, SettingKey, Value } from '../settings/table.ts'
import { type WordsOfSetting, wordsOfSetting } from '../settings/words.ts'
import type { Access } from '../ui/access.ts'

/** What the options page draws. */
export interface OptionsContext {
  language: Language
  words: Words
  editor: ReportEditorWords
  options: OptionsWords
  titles: SettingWords
  effective: LoadedSettings
  access: Access
  version: string
  /** Stores the person's own settings. Resolves to false if the browser cannot. */
  save: (choices: object) => Promise<boolean>
}

export function settingTitle({ titles }: Pick<OptionsContext, 'titles'>, key: SettingKey): string {
  return wordsOf({ titles }, key).title
}

export function wordsOf({ titles }: Pick<OptionsContext, 'titles'>, key: SettingKey): WordsOfSetting {
  return wordsOfSetting(titles, key)
}

/** Where a value comes from; nothing for a default. */
export function sourceText({ options }: OptionsContext, source: keyof typeof sources): string {
  const word = sources[source]
  return word === null ? '' : options[word]
}

const sources = {
  policy: 'from-policy',
  'policy-default': 'from-policy-default',
  person: 'from-person',
  build: 'from-build',
  'built-in': null,
} as const

/** The effective value. The report's choices are in two places: the fixed ones, and the others. */
export function effectiveValue({ effective }: OptionsContext, { key, builtIn }: Setting): Value | null {
  const { settings } = effective
  const [group, name = ''] = key.split('.')
  const value =
    group === 'report'
      ? (valueAt(settings.report, name) ?? valueAt(settings.reportStart, name))
      : valueAt(settings, key)
  return isValue(value) ? value : builtIn
}

function isValue(value: unknown): value is Value {
  if (Array.isArray(value)) return value.every((entry) => typeof entry === 'string')
  return typeof value === 'boolean' || typeof value === 'string'
}

/** A value in words. The text of a policy stays as it is. */
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
