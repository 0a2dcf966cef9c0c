import browser from 'webextension-polyfill'
import { chooseLanguage, type Language, loadWords, type Words } from '../_locales/index.ts'
import type { Settings } from '../settings/types.ts'

/** The person's language tags, best first: the browser's language, then those for web sites. */
export function languageTags(): string[] {
  return [browser.i18n.getUILanguage(), ...navigator.languages]
}

/** Words in the language of the settings, or in the browser's. */
export async function loadPageWords(settings: Settings): Promise<{ language: Language; words: Words }> {
  const language = settings.language ?? chooseLanguage(languageTags())
  return { language, words: await loadWords(language) }
}
