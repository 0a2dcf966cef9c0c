import { isObject } from '../microsoft/json.ts'
import { fittingValues } from '../settings/check.ts'
import { nested, valueAt } from '../settings/dotted-keys.ts'
import { settingsTable } from '../settings/table.ts'
import { readInstalls } from './install.ts'
import { settingComplaints } from './setting-complaints.ts'
import type { Company, JsonObject, PrivateWindows } from './types.ts'

/** Checks the company's file. Gives a sentence for each error in it. */
export function readCompany(file: unknown): { company: Company } | { complaints: string[] } {
  if (!isObject(file)) return { complaints: ['the file must contain one JSON object.'] }
  const installs = readInstalls(file.browsers)
  const complaints = [
    ...Object.keys(file)
      .filter((key) => !known.includes(key))
      .map((key) => `${key}: unknown key. The keys are ${known.slice(1).join(', ')}.`),
    ...installs.complaints,
    ...(isFlag(file.pin) ? [] : ['pin: give true or false.']),
    ...(isPrivateWindows(file.privateWindows)
      ? []
      : [`privateWindows: give one of ${privateWindows.join(', ')}.`]),
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

/** The settings in the table's order and normal form: IDs in lower case, texts on one line. */
function policyOf(settings: unknown): JsonObject {
  const defaults = nested(fittingValues(settingsTable, valueAt(settings, 'defaults')))
  const locked = valueAt(settings, 'locked')
  return {
    ...nested(fittingValues(settingsTable, settings)),
    ...(Object.keys(defaults).length > 0 && { defaults }),
    ...(Array.isArray(locked) && locked.length > 0 && { locked: [...new Set<string>(locked)] }),
  }
}
