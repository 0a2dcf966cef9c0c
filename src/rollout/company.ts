import { fill } from '../_locales/index.ts'
import type { KitWords } from '../_locales/kit.ts'
import { isObject } from '../microsoft/json.ts'
import { fittingValues } from '../settings/check.ts'
import { nested, valueAt } from '../settings/dotted-keys.ts'
import { settingsTable } from '../settings/table.ts'
import { forceList } from './browsers.ts'
import { formerIdComplaints, readInstalls } from './install.ts'
import { settingComplaints } from './setting-complaints.ts'
import type { Company, InstallBy, JsonObject, PrivateWindows } from './types.ts'

/** What can be wrong in a company's file, in one language. */
export type WrongWords = KitWords['wrong']

/** Checks the company's file. Gives a sentence for each error in it. */
export function readCompany(
  file: unknown,
  words: WrongWords,
): { company: Company } | { complaints: string[] } {
  if (!isObject(file)) return { complaints: [words.notObject] }
  const installs = readInstalls(file.browsers, words)
  const complaints = complaintsAbout(file, installs, words)
  return complaints.length > 0 ? { complaints } : { company: companyIn(file, installs) }
}

type Installs = ReturnType<typeof readInstalls>

function complaintsAbout(file: Record<string, unknown>, installs: Installs, words: WrongWords): string[] {
  const oneOf = (choices: readonly string[]) => fill(words.oneOf, { choices: choices.join(', ') })
  return [
    ...Object.keys(file)
      .filter((key) => !known.includes(key))
      .map((key) => `${key}: ${fill(words.unknownKey, { choices: known.slice(1).join(', ') })}`),
    ...installs.complaints,
    ...formerIdComplaints(file.formerIds, installs.browsers, words),
    ...(isInstallBy(file.installBy) ? [] : [`installBy: ${oneOf(installWays)}`]),
    ...(isFlag(file.pin) ? [] : [`pin: ${words.flag}`]),
    ...(isPrivateWindows(file.privateWindows) ? [] : [`privateWindows: ${oneOf(privateWindows)}`]),
    ...alertComplaints(file.alertAt, words),
    ...settingComplaints(file.settings ?? {}, words),
    ...exampleComplaints(file.settings, words),
    ...(file.installBy === forceList ? forceListComplaints(installs.browsers, words) : []),
  ]
}

/** The company of a file without an error. */
function companyIn(file: Record<string, unknown>, { browsers }: Installs): Company {
  const { formerIds, installBy, privateWindows: allowed, alertAt } = file
  return {
    browsers,
    formerIds: Array.isArray(formerIds) ? [...new Set<string>(formerIds)] : [],
    installBy: isInstallBy(installBy) ? (installBy ?? 'ExtensionSettings') : 'ExtensionSettings',
    pin: file.pin !== false,
    privateWindows: isPrivateWindows(allowed) ? (allowed ?? 'leave') : 'leave',
    alertAt: typeof alertAt === 'number' ? alertAt : 5,
    policy: policyOf(file.settings ?? {}),
  }
}

/** The example's client ID belongs to no app: it would recognize no sign-in for certain. */
function exampleComplaints(settings: unknown, words: WrongWords): string[] {
  const clientIds = valueAt(settings, 'clientIds')
  if (!Array.isArray(clientIds)) return []
  return clientIds.flatMap((id: unknown, index) =>
    typeof id === 'string' && id.toLowerCase() === exampleClientId
      ? [`settings.clientIds[${index + 1}]: ${words.exampleClientId}`]
      : [],
  )
}

const exampleClientId = 'c1a7a000-1111-4222-8333-0123456789ab'

/** The list has an ID and an address, and no place for a version. */
function forceListComplaints(browsers: Company['browsers'], words: WrongWords): string[] {
  return Object.entries(browsers).flatMap(([name, { minimumVersion }]) =>
    minimumVersion === undefined ? [] : [`browsers.${name}.minimumVersion: ${words.needsSettings}`],
  )
}

const known: readonly string[] = [
  '$schema',
  'alertAt',
  'browsers',
  'formerIds',
  'installBy',
  'pin',
  'privateWindows',
  'rings',
  'settings',
]

export const installWays: readonly InstallBy[] = ['ExtensionSettings', forceList]

export const privateWindows: readonly PrivateWindows[] = ['leave', 'allow', 'require']

function isInstallBy(value: unknown): value is InstallBy | undefined {
  return value === undefined || installWays.some((one) => one === value)
}

function alertComplaints(value: unknown, words: WrongWords): string[] {
  const most = 100_000
  const isCount = Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most
  return value === undefined || isCount ? [] : [`alertAt: ${fill(words.count, { most: String(most) })}`]
}

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
