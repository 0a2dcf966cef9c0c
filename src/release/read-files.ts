import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Files } from './zip.ts'

/** Every file in a folder and its subfolders. */
export async function readFolder(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return readAll(
    folder,
    files.map((entry) => relative(folder, join(entry.parentPath, entry.name))),
  )
}

/** The paths of the source archive, in the archive itself. */
const listFile = 'SOURCE-FILES.txt'

/**
 * The files that git tracks, and the list of them.
 * In an unpacked source archive the list says what belongs to it; other files are not packed.
 * Throws if one of the files is a private key.
 */
export async function readSource(folder: string): Promise<Files> {
  const paths = existsSync(join(folder, '.git')) ? trackedPaths(folder) : await listedPaths(folder)
  const list = paths.map((path) => `${path}\n`).join('')
  return withoutKeys({ ...(await readAll(folder, paths)), [listFile]: Buffer.from(list) })
}

function trackedPaths(folder: string): string[] {
  const { stdout, status } = spawnSync('git', ['ls-files', '-z'], { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error('git ls-files failed, so there is no list of source files.')
  return stdout.split('\0').filter((path) => path !== '' && existsSync(join(folder, path)))
}

async function listedPaths(folder: string): Promise<string[]> {
  const list = await readFile(join(folder, listFile), 'utf8').catch(() => {
    throw new Error(`${listFile} is missing: unpack the whole source archive, or clone the project.`)
  })
  const paths = list.split('\n').filter((path) => path !== '')
  const missing = paths.filter((path) => !existsSync(join(folder, path)))
  if (missing.length > 0) throw new Error(`${missing.join(', ')}: named in ${listFile}, and missing.`)
  return paths
}

function withoutKeys(files: Files): Files {
  for (const [path, bytes] of Object.entries(files))
    if (/^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(Buffer.from(bytes.subarray(0, 80)).toString('latin1')))
      throw new Error(
        `${path} is a private key. Keep it outside the project: the source archive would publish it.`,
      )
  return files
}

async function readAll(folder: string, paths: readonly string[]): Promise<Files> {
  const read = async (path: string) =>
    [path.split(sep).join('/'), new Uint8Array(await readFile(join(folder, path)))] as const
  return Object.fromEntries(await Promise.all(paths.map(read)))
}
