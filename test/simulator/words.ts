import type { Language } from '../../src/_locales/language.ts'
import { branded, texts, type Words } from './texts.ts'
import type { Options } from './world.ts'

/** An explicit `mkt`, or the first language of the browser that the pages speak; else English. */
export function chooseLanguage(mkt: string | null, acceptLanguage: string): Language {
  const wanted = [mkt ?? '', ...acceptLanguage.split(',')].map((tag) => tag.trim().toLowerCase().slice(0, 2))
  return wanted.map((tag) => spoken.get(tag)).find((language) => language !== undefined) ?? 'en'
}

const spoken: ReadonlyMap<string, Language> = new Map([
  ['en', 'en'],
  ['es', 'es'],
  ['pt', 'pt-BR'],
])

/** Microsoft's number and tag of a page's language. */
export const locales: Record<Language, { number: number; tag: string }> = {
  en: { number: 1033, tag: 'en-US' },
  es: { number: 2058, tag: 'es-MX' },
  'pt-BR': { number: 1046, tag: 'pt-BR' },
}

/** Texts like those of Microsoft's pages. A company's branding replaces some. */
export function wordsFor(language: Language, options: Options): Words {
  return options.branding ? { ...texts[language], ...branded[language] } : texts[language]
}
