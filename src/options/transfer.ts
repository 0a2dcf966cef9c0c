import { isObject } from '../microsoft/json.ts'
import { fittingValues } from '../settings/check.ts'
import { nested, valueAt } from '../settings/dotted-keys.ts'
import { type Problem, problemsOf } from '../settings/problems.ts'
import { type SettingKey, settingsTable, type Value } from '../settings/table.ts'

/** The version of the settings file's form. */
const schemaVersion = 1
/** Characters. All settings together are much shorter. */
const longest = 100_000

/** The person's own choices with one more, or without it if the value is null. */
export function withChoice(person: unknown, key: SettingKey, value: Value | null): object {
  const others = fittingValues(personsSettings, person).filter(([one]) => one !== key)
  return nested(value === null ? others : [...others, [key, value]])
}

const personsSettings = settingsTable.filter(({ who }) => who === 'person')

/** The text of a settings file with the person's own choices. */
export function exportText(person: unknown): string {
  const settings = nested(fittingValues(personsSettings, person))
  return `${JSON.stringify({ schemaVersion, settings }, null, 2)}\n`
}

type Entry = readonly [SettingKey, Value]

export type Import =
  | { found: readonly Entry[]; problems: readonly Problem[] }
  | { error: 'json' | 'version' | 'size' }

/** Reads the person's own settings from a settings file, and names every other one in it. */
export function readImport(text: string): Import {
  if (text.length > longest) return { error: 'size' }
  const file = parse(text)
  if (!isObject(file)) return { error: 'json' }
  if (file.schemaVersion !== schemaVersion || !isObject(file.settings)) return { error: 'version' }
  return {
    found: fittingValues(personsSettings, file.settings),
    problems: problemsOf({ policy: undefined, person: file.settings }),
  }
}

/** The person's choices with the entries of a file. */
export function withEntries(person: unknown, entries: readonly Entry[]): object {
  return nested([...fittingValues(personsSettings, person), ...entries])
}

/** Whom a file sets as the contact in IT, as far as the person has not chosen the same. */
export function newContact(person: unknown, entries: readonly Entry[]): Entry[] {
  return entries.filter(([key, value]) => isContact(key) && valueAt(person, key) !== value)
}

export function isContact(key: SettingKey): boolean {
  return key.startsWith('itContact.')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
