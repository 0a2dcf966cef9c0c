import type enKit from './en/kit.json'
import type { Language, Widen } from './language.ts'

/** Words of the roll-out kit, and of errors in a company's file. The extension lacks them. */
export type KitWords = Widen<typeof enKit>

export async function loadKitWords(language: Language): Promise<KitWords> {
  return (await loaders[language]()).default
}

const loaders: Record<Language, () => Promise<{ default: KitWords }>> = {
  en: () => import('./en/kit.json', { with: { type: 'json' } }),
  es: () => import('./es/kit.json', { with: { type: 'json' } }),
  'pt-BR': () => import('./pt_BR/kit.json', { with: { type: 'json' } }),
}
