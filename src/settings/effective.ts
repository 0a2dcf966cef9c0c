import { isObject } from '../microsoft/json.ts'
import { type Choices, defaultChoices } from '../report/choices.ts'
import { fitting } from './check.ts'
import { buildValue } from './defaults.ts'
import { type Setting, type SettingKey, settingsTable, type Value } from './table.ts'
import type { Settings } from './types.ts'

/** Where a value in force comes from. */
type Source = 'policy' | 'person' | 'policy-default' | 'build' | 'built-in'

export interface EffectiveSettings {
  settings: Settings
  from: Readonly<Record<SettingKey, Source>>
  /** What the person cannot change: a policy says it or keeps it as it is, or it is none of theirs. */
  locked: ReadonlySet<SettingKey>
}

/**
 * The settings in force. What a policy says stands above what the person has chosen, that above what a policy suggests under
 * `defaults`, that above the build's and the built-in values; hosts and IDs add to the build's and the built-in ones.
 * A wrong value is left out by itself (`problemsOf` names it); whatever comes in, this never throws.
 */
export function effectiveSettings({
  policy,
  person,
}: {
  policy: unknown
  person: unknown
}): EffectiveSettings {
  const kept = at(policy, 'locked')
  const locked = new Set(settingsTable.map(({ key }) => key).filter((key) => isIn(kept, key)))
  const values = new Map<SettingKey, Value | null>()
  const from = {} as Record<SettingKey, Source>
  for (const setting of settingsTable) {
    const { key, who } = setting
    const read = (values: unknown) => fitting(setting, at(values, key))
    const isPersons = who === 'person'
    const said: readonly [Source, Value | null][] = [
      ['policy', read(policy)],
      ['person', isPersons && !locked.has(key) ? read(person) : null],
      ['policy-default', isPersons ? read(at(policy, 'defaults')) : null],
      ['build', buildValue(key)],
    ]
    const [source, value] = said.find(([, one]) => one !== null) ?? (['built-in', null] as const)
    from[key] = source
    values.set(key, together(setting, value))
    if (source === 'policy' || !isPersons) locked.add(key)
  }
  return { settings: settingsOf(values, from, locked), from, locked }
}

const isIn = (list: unknown, entry: unknown) => Array.isArray(list) && list.includes(entry)

/** A list's entries add to the build's and the built-in ones. */
function together({ key, type, builtIn }: Setting, value: Value | null): Value | null {
  if (type !== 'list') return value ?? builtIn
  return [...new Set([builtIn, buildValue(key), value].flatMap((one) => (Array.isArray(one) ? one : [])))]
}

function settingsOf(
  values: ReadonlyMap<SettingKey, Value | null>,
  from: Readonly<Record<SettingKey, Source>>,
  locked: ReadonlySet<SettingKey>,
): Settings {
  const settings: Record<string, unknown> = {}
  for (const [key, value] of values) {
    const [group = '', name] = key.split('.')
    settings[group] =
      name === undefined ? value : { ...(settings[group] as object | undefined), [name]: value }
  }
  const { level } = settings.report as Choices
  const report: Record<string, unknown> = {}
  const reportStart: Record<string, unknown> = {}
  for (const [name, usual] of Object.entries(defaultChoices(level))) {
    const key = `report.${name}` as SettingKey
    if (locked.has(key)) report[name] = values.get(key) ?? usual
    else if (from[key] !== 'built-in') reportStart[name] = values.get(key)
  }
  // The table's keys and types are those of Settings: a test holds them together.
  return { ...settings, report, reportStart } as unknown as Settings
}

/** The value at a dotted key; own keys alone count. */
export function at(values: unknown, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>(
      (inside, name) => (isObject(inside) && Object.hasOwn(inside, name) ? inside[name] : undefined),
      values,
    )
}
