import { isObject } from '../microsoft/json.ts'
import { fitting, fittingText } from './check.ts'
import { forms } from './forms.ts'
import { type Setting, settingsTable } from './table.ts'

/** Something wrong in a policy or in a person's own settings. */
export interface Problem {
  source: 'policy' | 'person'
  /** The dotted key. An entry of a list has its position, from 1: `clientIds[2]`. */
  key: string
  problem: 'unknown' | 'type' | 'value' | 'too-long' | 'too-many' | 'not-yours'
  /** The value as short JSON; for `too-many` the number of entries. */
  value: string
}

/** Names everything that `effectiveSettings` leaves out, and why. Never throws. */
export function problemsOf({ policy, person }: { policy: unknown; person: unknown }): Problem[] {
  const { defaults, locked, ...enforced } = isObject(policy) ? policy : { '': policy ?? undefined }
  const inPolicy = [
    ...findingsIn(enforced, () => true),
    ...findingsIn(defaults, isPersons).map(([key, ...rest]): Finding => [`defaults.${key}`, ...rest]),
    ...findingsInLocked(locked),
  ]
  return [
    ...inPolicy.map((finding) => problemOf('policy', finding)),
    ...findingsIn(person, isPersons).map((finding) => problemOf('person', finding)),
  ]
}

type Finding = [key: string, problem: Problem['problem'], value: unknown]

const isPersons = ({ who }: Setting) => who === 'person'

function problemOf(source: Problem['source'], [key, problem, value]: Finding): Problem {
  return { source, key: key.slice(0, 80), problem, value: shortJson(value) }
}

function findingsIn(values: unknown, isAllowed: (setting: Setting) => boolean): Finding[] {
  return leaves(values).flatMap(([key, value]): Finding[] => {
    const setting = settingsTable.find((one) => one.key === key)
    if (groups.has(key) || key === '') return [[key, 'type', value]]
    if (setting === undefined) return [[key, 'unknown', value]]
    return isAllowed(setting) ? findingsInValue(setting, value) : [[key, 'not-yours', value]]
  })
}

function findingsInValue(setting: Setting, value: unknown): Finding[] {
  const { key, type, most } = setting
  if (type === 'boolean') return fitting(setting, value) === null ? [[key, 'type', value]] : []
  if (type !== 'list') return findingsInText(key, setting, value)
  if (!Array.isArray(value)) return [[key, 'type', value]]
  const entries = value.slice(0, most)
  return [
    ...(value.length > most ? [[key, 'too-many', value.length] satisfies Finding] : []),
    ...entries.flatMap((entry, index) => findingsInText(`${key}[${index + 1}]`, setting, entry)),
  ]
}

function findingsInText(key: string, setting: Setting, text: unknown): Finding[] {
  if (fittingText(setting, text) !== null) return []
  if (typeof text !== 'string') return [[key, 'type', text]]
  return [[key, text.length > setting.longest ? 'too-long' : 'value', text]]
}

function findingsInLocked(locked: unknown): Finding[] {
  if (locked === undefined) return []
  if (!Array.isArray(locked)) return [['locked', 'type', locked]]
  return locked
    .slice(0, mostLeaves)
    .flatMap((entry, index): Finding[] =>
      settingsTable.some(({ key }) => key === entry) ? [] : [[`locked[${index + 1}]`, 'unknown', entry]],
    )
}

const mostLeaves = 200

/** Each value with its dotted key. The key is empty if `values` itself is not an object. */
function leaves(values: unknown): [string, unknown][] {
  if (!isObject(values)) return values === undefined ? [] : [['', values]]
  return entriesOf(values).flatMap(([key, value]): [string, unknown][] => {
    if (!groups.has(key) || !isObject(value)) return value === undefined ? [] : [[key, value]]
    return entriesOf(value).map(([name, one]) => [`${key}.${name}`, one])
  })
}

const entriesOf = (values: Record<string, unknown>) => Object.entries(values).slice(0, mostLeaves)

const groups = new Set(settingsTable.flatMap(({ key }) => (key.includes('.') ? [key.split('.')[0]] : [])))

/** Short JSON on one line, without characters that turn or hide the text around it. */
function shortJson(value: unknown): string {
  return (forms.line(jsonOrType(value).slice(0, 200)) ?? '').slice(0, 80)
}

/** The type instead of JSON if JSON has no form for the value, or the value is nested too deep. */
function jsonOrType(value: unknown): string {
  try {
    return JSON.stringify(value) ?? typeof value
  } catch {
    return typeof value
  }
}
