import type { SettingWords } from '../_locales/index.ts'
import type { SettingKey } from './table.ts'

export interface WordsOfSetting {
  title: string
  text: string
  /** The names of its values. */
  choices?: Readonly<Record<string, string>>
}

/** The words of one setting. Their keys have `_` for the dot. */
export function wordsOfSetting(words: SettingWords, key: SettingKey): WordsOfSetting {
  return words[key.replace('.', '_') as keyof SettingWords]
}
