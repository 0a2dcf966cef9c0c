import { isObject } from '../microsoft/json.ts'
import { fitting, fittingText } from './check.ts'
import { forms } from './forms.ts'
import { type Setting, settingsTable } from './table.ts'

/** What is wrong with a value, in a policy or in a person's own settings. */
export interface Problem {
  source: 'policy' | 'person'
  /** Dotted, as it stands there; a list's entry with its place, from 1: `clientIds[2]`. */
  key: string
  problem: 'unknown' | 'type' | 'value' | 'too-long' | 'too-many' | 'not-yours'
  /** The value as short JSON; for `too-many` how many there are. */
  value: string
}

type Found = [key: string, problem: Problem['problem'], value: unknown]

/** Everything in a policy and in a person's own settings that `effectiveSettings` leaves out, and why. Never throws. */
export function problemsOf({ policy, person }: { policy: unknown; person: unknown }): Problem[] {
  const { defaults, locked, ...strict } = isObject(policy) ? policy : { '': policy ?? undefined }
  const inPolicy = [
    ...findIn(strict, () => true),
    ...findIn(defaults, isPersons).map(([key, ...rest]): Found => [`defaults.${key}`, ...rest]),
    ...findInLocked(locked),
  ]
  const told =
    (source: Problem['source']) =>
    ([key, problem, value]: Found) => ({ source, key: key.slice(0, 80), problem, value: shortly(value) })
  return [...inPolicy.map(told('policy')), ...findIn(person, isPersons).map(told('person'))]
}

const isPersons = ({ who }: Setting) => who === 'person'

function findIn(values: unknown, allows: (setting: Setting) => boolean): Found[] {
  return leaves(values).flatMap(([key, value]): Found[] => {
    const setting = settingsTable.find((one) => one.key === key)
    if (groups.has(key) || key === '') return [[key, 'type', value]]
    if (setting === undefined) return [[key, 'unknown', value]]
    return allows(setting) ? findInValue(setting, value) : [[key, 'not-yours', value]]
  })
}

function findInValue(setting: Setting, value: unknown): Found[] {
  const { key, type, most = 0, choices } = setting
  if (type === 'boolean') return fitting(setting, value) === null ? [[key, 'type', value]] : []
  if (type !== 'list') return findInText(key, setting, value, choices)
  if (!Array.isArray(value)) return [[key, 'type', value]]
  const entries = value.slice(0, most)
  return [
    ...(value.length > most ? [[key, 'too-many', value.length] satisfies Found] : []),
    ...entries.flatMap((entry, index) => findInText(`${key}[${index + 1}]`, setting, entry)),
  ]
}

function findInText(key: string, setting: Setting, text: unknown, choices?: readonly string[]): Found[] {
  if (fittingText(setting, text, choices) !== null) return []
  const isLong = typeof text === 'string' && text.length > setting.longest
  return [[key, typeof text !== 'string' ? 'type' : isLong ? 'too-long' : 'value', text]]
}

function findInLocked(locked: unknown): Found[] {
  if (locked === undefined) return []
  if (!Array.isArray(locked)) return [['locked', 'type', locked]]
  return locked
    .slice(0, mostLeaves)
    .flatMap((entry, index): Found[] =>
      settingsTable.some(({ key }) => key === entry) ? [] : [[`locked[${index + 1}]`, 'unknown', entry]],
    )
}

const mostLeaves = 200

/** What stands in it, each with its dotted key; what should be an object and is none stands for itself. */
function leaves(values: unknown): [string, unknown][] {
  if (!isObject(values)) return values === undefined ? [] : [['', values]]
  return Object.entries(values)
    .slice(0, mostLeaves)
    .flatMap(([key, value]): [string, unknown][] => {
      if (!groups.has(key) || !isObject(value)) return value === undefined ? [] : [[key, value]]
      const inside = Object.entries(value).slice(0, mostLeaves)
      return inside.map(([name, one]) => [`${key}.${name}`, one])
    })
}

const groups = new Set(settingsTable.flatMap(({ key }) => (key.includes('.') ? [key.split('.')[0]] : [])))

/** A wrong value as a person reads it: short, on one line, nothing that turns or hides the text around it. */
function shortly(value: unknown): string {
  return (forms.line(written(value).slice(0, 200)) ?? '').slice(0, 80)
}

/** As JSON; its type alone where it has no form in JSON, or lies too deep in itself to be written. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? typeof value
  } catch {
    return typeof value
  }
}
