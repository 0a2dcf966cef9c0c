import { isObject } from '../microsoft/json.ts'
import { fitting } from '../settings/check.ts'
import { at } from '../settings/effective.ts'
import { settingsTable } from '../settings/table.ts'
import { readInstalls } from './install.ts'
import { settingComplaints } from './setting-complaints.ts'
import type { Company, Json, JsonObject, PrivateWindows } from './types.ts'

/** The company's file as the kit uses it, or a sentence for everything in it that does not fit. */
export function readCompany(file: unknown): { company: Company } | { complaints: string[] } {
  if (!isObject(file)) return { complaints: ['The file must hold one JSON object.'] }
  const installs = readInstalls(file.browsers)
  const complaints = [
    ...Object.keys(file)
      .filter((key) => !known.includes(key))
      .map((key) => `${key}: not known here. The file has ${known.slice(1).join(', ')}.`),
    ...installs.complaints,
    ...(isFlag(file.pin) ? [] : ['pin: true or false.']),
    ...(isPrivateWindows(file.privateWindows)
      ? []
      : [`privateWindows: one of ${privateWindows.join(', ')}.`]),
    ...settingComplaints(file.settings ?? {}),
  ]
  if (complaints.length > 0) return { complaints }
  return {
    company: {
      browsers: installs.browsers,
      pin: file.pin !== false,
      privateWindows: isPrivateWindows(file.privateWindows) ? (file.privateWindows ?? 'leave') : 'leave',
      policy: policyOf(file.settings ?? {}),
    },
  }
}

const known: readonly string[] = ['$schema', 'browsers', 'pin', 'privateWindows', 'settings']

export const privateWindows: readonly PrivateWindows[] = ['leave', 'allow', 'require']

const isFlag = (value: unknown) => value === undefined || typeof value === 'boolean'

function isPrivateWindows(value: unknown): value is PrivateWindows | undefined {
  return value === undefined || privateWindows.some((one) => one === value)
}

/** Only what the settings table knows, as the product reads it (IDs in lower case, texts on one line), in the table's order. */
function policyOf(settings: unknown): JsonObject {
  const defaults = valuesOf(at(settings, 'defaults'))
  const locked = at(settings, 'locked')
  return {
    ...valuesOf(settings),
    ...(Object.keys(defaults).length > 0 && { defaults }),
    ...(Array.isArray(locked) && locked.length > 0 && { locked: [...new Set<string>(locked)] }),
  }
}

function valuesOf(settings: unknown): JsonObject {
  const values: Record<string, Json> = {}
  for (const setting of settingsTable) {
    const value = fitting(setting, at(settings, setting.key))
    const [group = '', name] = setting.key.split('.')
    if (value === null) continue
    if (name === undefined) values[group] = value
    else values[group] = { ...(values[group] as JsonObject | undefined), [name]: value }
  }
  return values
}
