import type enFleet from './en/fleet.json'
import type { Language } from './language.ts'

/** Words of the log queries. The extension does not contain them. */
export type FleetWords = Widen<typeof enFleet>

type Widen<T> = T extends string ? string : { [Key in keyof T]: Widen<T[Key]> }

export async function loadFleetWords(language: Language): Promise<FleetWords> {
  return (await loaders[language]()).default
}

const loaders: Record<Language, () => Promise<{ default: FleetWords }>> = {
  en: () => import('./en/fleet.json', { with: { type: 'json' } }),
  es: () => import('./es/fleet.json', { with: { type: 'json' } }),
  'pt-BR': () => import('./pt_BR/fleet.json', { with: { type: 'json' } }),
}
