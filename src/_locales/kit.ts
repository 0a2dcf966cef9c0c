import type enKit from './en/kit.json'
import { loaderOf, type Widen } from './language.ts'

/** Words of the roll-out kit, and of errors in a company's file. The extension lacks them. */
export type KitWords = Widen<typeof enKit>

export const loadKitWords = loaderOf<KitWords>({
  en: () => import('./en/kit.json', { with: { type: 'json' } }),
  es: () => import('./es/kit.json', { with: { type: 'json' } }),
  'pt-BR': () => import('./pt_BR/kit.json', { with: { type: 'json' } }),
})
