import type enFleet from './en/fleet.json'
import type enScenarios from './en/scenarios.json'
import { type Language, loaderOf, type Widen } from './language.ts'

/** Words of the log queries. The extension does not contain them. */
export type FleetWords = Widen<typeof enFleet> & ScenarioNames

/** The name of each scenario that a log can show. */
interface ScenarioNames {
  scenarios: { [Key in keyof Rows as Rows[Key] extends { log: string } ? Key : never]: { log: string } }
}

type Rows = (typeof enScenarios)['scenarios']

export async function loadFleetWords(language: Language): Promise<FleetWords> {
  const [fleet, { scenarios }] = await Promise.all([loadFleet(language), loadNames(language)])
  return { ...fleet, scenarios }
}

const loadFleet = loaderOf<Widen<typeof enFleet>>({
  en: () => import('./en/fleet.json', { with: { type: 'json' } }),
  es: () => import('./es/fleet.json', { with: { type: 'json' } }),
  'pt-BR': () => import('./pt_BR/fleet.json', { with: { type: 'json' } }),
})

const loadNames = loaderOf<ScenarioNames>({
  en: () => import('./en/scenarios.json', { with: { type: 'json' } }),
  es: () => import('./es/scenarios.json', { with: { type: 'json' } }),
  'pt-BR': () => import('./pt_BR/scenarios.json', { with: { type: 'json' } }),
})
