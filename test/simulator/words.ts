import type { Language } from '../../src/_locales/language.ts'
import { branded, texts, type Words } from './texts.ts'
import type { Options } from './world.ts'

/** The browser's languages, or an explicit `mkt`; everything that is neither Spanish nor Portuguese reads English. */
export function chooseLanguage(mkt: string | null, acceptLanguage: string): Language {
  const wanted = [mkt ?? '', ...acceptLanguage.split(',')].map((tag) => tag.trim().toLowerCase().slice(0, 2))
  const first = wanted.find((tag) => tag === 'en' || tag === 'es' || tag === 'pt')
  return first === 'pt' ? 'pt-BR' : first === 'es' ? 'es' : 'en'
}

/** Microsoft's number and tag of a page's language. */
export const locales: Record<Language, { number: number; tag: string }> = {
  en: { number: 1033, tag: 'en-US' },
  es: { number: 2058, tag: 'es-MX' },
  'pt-BR': { number: 1046, tag: 'pt-BR' },
}

/** Texts in the manner of Microsoft's pages; a company's branding puts its own in place of some. */
export function wordsFor(language: Language, options: Options): Words {
  return options.branding ? { ...texts[language], ...branded[language] } : texts[language]
}
