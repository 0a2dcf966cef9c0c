import type { Language } from '../_locales/index.ts'

/** What the queries need to know of a company. */
export interface Fleet {
  /** Clara's client IDs at this company. Without one, the queries go by the app's name. */
  readonly clientIds: readonly string[]
  readonly language: Language
  /** People newly blocked within an hour before the rule raises an alert. */
  readonly alertAt: number
}

export interface FleetFile {
  /** Below `fleet/`. */
  readonly path: string
  readonly content: string
}
