import type { Choices } from '../report/choices.ts'
import type { SettingKey, SettingRows } from './table.ts'

/** The effective settings, typed by the table; docs/settings.md explains each key. */
export type Settings = Omit<NestedSettings, 'report'> & {
  /** Choices of the report that the person cannot change. */
  report: Partial<Choices>
  /** Where the other choices start. The person can change them for each report. */
  reportStart: Partial<Choices>
}

/** Each value at its key; keys with a dot are grouped in an object. */
export type NestedSettings = {
  readonly [K in SettingKey as GroupOf<K>]: K extends GroupOf<K> ? ValueOf<K> : Group<GroupOf<K>>
}

type GroupOf<K extends SettingKey> = K extends `${infer G}.${string}` ? G : K

type Group<G extends string> = {
  readonly [K in SettingKey as K extends `${G}.${infer Name}` ? Name : never]: ValueOf<K>
}

/** A setting that nothing sets is null, unless the table has a built-in value. */
type ValueOf<K extends SettingKey> = SettingRows[K] extends { type: 'list' }
  ? readonly string[]
  : Plain<SettingRows[K]> | (SettingRows[K]['builtIn'] extends null ? null : never)

type Plain<R> = R extends { choices: readonly (infer Choice)[] }
  ? Choice
  : R extends { type: 'boolean' }
    ? boolean
    : string
