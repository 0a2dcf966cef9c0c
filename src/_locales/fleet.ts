import type enFleet from './en/fleet.json'
import type enScenarios from './en/scenarios.json'
import type { Language, Widen } from './language.ts'

/** Words of the log queries. The extension does not contain them. */
export type FleetWords = Widen<typeof enFleet> & ScenarioNames

/** The name of each scenario that a log can show. */
interface ScenarioNames {
  scenarios: { [Key in keyof Rows as Rows[Key] extends { log: string } ? Key : never]: { log: string } }
}

type Rows = (typeof enScenarios)['scenarios']

export async function loadFleetWords(language: Language): Promise<FleetWords> {
  const [fleet, names] = await Promise.all([fleetOf[language](), scenariosOf[language]()])
  return { ...fleet.default, scenarios: names.default.scenarios }
}

const fleetOf: Record<Language, () => Promise<{ default: Widen<typeof enFleet> }>> = {
  en: () => import('./en/fleet.json', { with: { type: 'json' } }),
  es: () => import('./es/fleet.json', { with: { type: 'json' } }),
  'pt-BR': () => import('./pt_BR/fleet.json', { with: { type: 'json' } }),
}

const scenariosOf: Record<Language, () => Promise<{ default: ScenarioNames }>> = {
  en: () => import('./en/scenarios.json', { with: { type: 'json' } }),
  es: () => import('./es/scenarios.json', { with: { type: 'json' } }),
  'pt-BR': () => import('./pt_BR/scenarios.json', { with: { type: 'json' } }),
}
