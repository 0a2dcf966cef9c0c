import { type Choices, defaultChoices } from '../report/choices.ts'
import { fitting } from './check.ts'
import { buildValue } from './defaults.ts'
import { nested, valueAt } from './dotted-keys.ts'
import { type Setting, type SettingKey, settingsTable, type Value } from './table.ts'
import type { NestedSettings, Settings } from './types.ts'

export interface EffectiveSettings {
  settings: Settings
  from: Readonly<Record<SettingKey, Source>>
  /** The keys that the person cannot change. */
  locked: ReadonlySet<SettingKey>
}

/** Where an effective value comes from, strongest first. */
type Source = 'policy' | 'person' | 'policy-default' | 'build' | 'built-in'

interface Unchecked {
  policy: unknown
  person: unknown
}

/** Takes each value from the strongest source with one that fits. Never throws. */
export function effectiveSettings({ policy, person }: Unchecked): EffectiveSettings {
  const values: [SettingKey, Value | null][] = []
  const from = {} as Record<SettingKey, Source>
  const locked = new Set<SettingKey>()
  const kept = valueAt(policy, 'locked')
  const owned = ownedGroups(policy)
  for (const setting of settingsTable) {
    const { key, who } = setting
    const isLockedByPolicy = owned.has(groupOf(key)) || (Array.isArray(kept) && kept.includes(key))
    const [source, value] = strongest(setting, { policy, person: isLockedByPolicy ? null : person })
    values.push([key, combined(setting, value)])
    from[key] = source
    if (isLockedByPolicy || source === 'policy' || who === 'policy') locked.add(key)
  }
  // `fitting` checks each value against the row from which its type is derived.
  const settings = nested(values) as NestedSettings
  return { settings: { ...settings, ...reportSettings(settings.report, from, locked) }, from, locked }
}

/** The groups that belong to the policy because it sets a part of them. */
function ownedGroups(policy: unknown): ReadonlySet<string> {
  const set = settingsTable.filter(
    (setting) => setting.wholeGroup === true && fitting(setting, valueAt(policy, setting.key)) !== null,
  )
  return new Set(set.map(({ key }) => groupOf(key)))
}

const groupOf = (key: SettingKey) => key.slice(0, Math.max(0, key.indexOf('.')))

function strongest(setting: Setting, { policy, person }: Unchecked): readonly [Source, Value | null] {
  const { key, who } = setting
  const read = (values: unknown) => fitting(setting, valueAt(values, key))
  const isPersons = who === 'person'
  const offers: readonly [Source, Value | null][] = [
    ['policy', read(policy)],
    ['person', isPersons ? read(person) : null],
    ['policy-default', isPersons ? read(valueAt(policy, 'defaults')) : null],
    ['build', buildValue(key)],
  ]
  return offers.find(([, value]) => value !== null) ?? ['built-in', null]
}

/** The entries of a list add to those of the build and to the built-in ones. */
function combined({ key, type, builtIn }: Setting, value: Value | null): Value | null {
  if (type !== 'list') return value ?? builtIn
  return [...new Set([builtIn, buildValue(key), value].flatMap((one) => (Array.isArray(one) ? one : [])))]
}

/** Locked choices are fixed. The others are where each report starts. */
function reportSettings(
  values: Readonly<Record<string, unknown>> & Pick<Choices, 'level'>,
  from: Readonly<Record<string, Source>>,
  locked: ReadonlySet<string>,
): Pick<Settings, 'report' | 'reportStart'> {
  const report: Partial<Choices> = {}
  const reportStart: Partial<Choices> = {}
  for (const [name, usual] of Object.entries(defaultChoices(values.level))) {
    const key = `report.${name}`
    const choice = { [name]: values[name] ?? usual }
    if (locked.has(key)) Object.assign(report, choice)
    else if (from[key] !== 'built-in') Object.assign(reportStart, choice)
  }
  return { report, reportStart }
}
