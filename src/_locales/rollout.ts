import type enRollout from './en/rollout.json'
import { loaderOf } from './language.ts'

/** Words of the roll-out templates. The extension does not contain them. */
export type RolloutWords = { [Key in keyof typeof enRollout]: string }

export const loadRolloutWords = loaderOf<RolloutWords>({
  en: () => import('./en/rollout.json', { with: { type: 'json' } }),
  es: () => import('./es/rollout.json', { with: { type: 'json' } }),
  'pt-BR': () => import('./pt_BR/rollout.json', { with: { type: 'json' } }),
})
