import { sha256 } from '../release/sha256.ts'
import { extensionSettingsFiles } from './extension-settings-files.ts'
import { fleetFilesOf } from './fleet.ts'
import { googleAdminFiles } from './google-admin.ts'
import { groupPolicyFiles } from './group-policy.ts'
import { groupPolicyScript } from './group-policy-script.ts'
import { installedFiles } from './installed.ts'
import { intuneFiles } from './intune.ts'
import { linuxScripts } from './linux-scripts.ts'
import { mobileconfigFiles } from './mobileconfig.ts'
import { policyFiles } from './policy-files.ts'
import { powershellFiles } from './powershell.ts'
import { preferenceFiles } from './preferences.ts'
import { regFiles } from './reg-file.ts'
import type { Ring } from './rings.ts'
import type { Company, RollOutFile } from './types.ts'

/** A writer gives the files of one format. A new kind of file is a new row. */
const writers: readonly ((company: Company) => RollOutFile[] | Promise<RollOutFile[]>)[] = [
  regFiles,
  groupPolicyFiles,
  groupPolicyScript,
  preferenceFiles,
  powershellFiles,
  intuneFiles,
  installedFiles,
  extensionSettingsFiles,
  mobileconfigFiles,
  policyFiles,
  linuxScripts,
  googleAdminFiles,
]

/** Every roll-out file, sorted by path. The same company always gives the same bytes. */
export async function rollOutFiles(company: Company): Promise<RollOutFile[]> {
  const files = await Promise.all(writers.map((writer) => writer(company)))
  return sorted(files.flat())
}

/** For `sha256sum --check`. The next run deletes the listed files that it no longer writes. */
export const listFile = 'rollout-files.sha256'

/** The files of all rings, each ring in its folder. The log's queries are for the whole company. */
export async function filesOfRings(rings: readonly Ring[]): Promise<RollOutFile[]> {
  const files = await Promise.all(
    rings.map(async ({ name, company }) =>
      (await rollOutFiles(company)).map((file) => (name === null ? file : inFolder(name, file))),
    ),
  )
  const [first] = rings
  const fleet = first === undefined ? [] : await fleetFilesOf(first.company)
  return withList(sorted([...files.flat(), ...fleet]))
}

/** The paths that an older list names and that are no longer written. */
export function leftPaths(list: string, files: readonly RollOutFile[]): string[] {
  const paths = list.split('\n').flatMap((line) => /^[0-9a-f]{64} {2}(.+)$/.exec(line)?.[1] ?? [])
  return paths.filter((path) => isBelow(path) && !files.some((file) => file.path === path))
}

/** A list that somebody changed must not reach outside its folder. */
const isBelow = (path: string) =>
  !/^[\\/]|[\\:]/.test(path) && !path.split('/').some((part) => part === '' || part.startsWith('.'))

const inFolder = (folder: string, { path, content }: RollOutFile) => ({ path: `${folder}/${path}`, content })

function sorted(files: readonly RollOutFile[]): RollOutFile[] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

function withList(files: readonly RollOutFile[]): RollOutFile[] {
  const lines = files.map(({ path, content }) => `${sha256(bytesOf(content))}  ${path}\n`)
  return [...files, { path: listFile, content: lines.join('') }]
}

export const bytesOf = (content: string | Uint8Array) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content
