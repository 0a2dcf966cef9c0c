import { isObject } from '../microsoft/json.ts'
import { fitting } from '../settings/check.ts'
import { at } from '../settings/effective.ts'
import { type Problem, problemsOf } from '../settings/problems.ts'
import { type SettingKey, settingsTable, type Value } from '../settings/table.ts'

/** Of the file that settings are taken along in. */
const schemaVersion = 1
/** Characters: many times what all settings together can have. */
const longest = 100_000

/** What the person has chosen, each value checked; nothing else that may stand there. */
export function ownChoices(person: unknown): object {
  return settingsTable
    .filter(({ who }) => who === 'person')
    .reduce<object>((choices, setting) => {
      const value = fitting(setting, at(person, setting.key))
      return value === null ? choices : withChoice(choices, setting.key, value)
    }, {})
}

/** The choices with one more, or without it where the value is null. */
export function withChoice(choices: object, key: SettingKey, value: Value | null): object {
  const [group = '', name] = key.split('.')
  const kept = (from: object, without: string) =>
    Object.fromEntries(Object.entries(from).filter(([one]) => one !== without))
  if (name === undefined) return { ...kept(choices, group), ...(value !== null && { [group]: value }) }
  const inside = at(choices, group)
  const next = { ...kept(isObject(inside) ? inside : {}, name), ...(value !== null && { [name]: value }) }
  return { ...kept(choices, group), ...(Object.keys(next).length > 0 && { [group]: next }) }
}

/** The settings file's text. */
export function exportText(person: unknown): string {
  return `${JSON.stringify({ schemaVersion, settings: ownChoices(person) }, null, 2)}\n`
}

export type Import =
  | { choices: object; taken: SettingKey[]; problems: readonly Problem[] }
  | { error: 'json' | 'version' | 'size' }

/** Takes over what is the person's in a settings file's text; everything else is named, and what is not in it stays as it is. */
export function readImport(text: string, person: unknown): Import {
  if (text.length > longest) return { error: 'size' }
  const file = parse(text)
  if (!isObject(file)) return { error: 'json' }
  if (file.schemaVersion !== schemaVersion || !isObject(file.settings)) return { error: 'version' }
  const { settings } = file
  const found = settingsTable.flatMap((setting) => {
    const value = setting.who === 'person' ? fitting(setting, at(settings, setting.key)) : null
    return value === null ? [] : [{ key: setting.key, value }]
  })
  return {
    choices: found.reduce((choices, { key, value }) => withChoice(choices, key, value), ownChoices(person)),
    taken: found.map(({ key }) => key),
    problems: problemsOf({ policy: undefined, person: settings }),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
