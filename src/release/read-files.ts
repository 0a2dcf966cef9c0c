import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Files } from './zip.ts'

/** Every file in a folder and its subfolders, without the direct subfolders in `without`. */
export async function readFolder(folder: string, without: readonly string[] = []): Promise<Files> {
  const top = await readdir(folder, { withFileTypes: true })
  const below = await Promise.all(
    top
      .filter((entry) => entry.isDirectory() && !without.includes(entry.name))
      .map(({ name }) => readdir(join(folder, name), { recursive: true, withFileTypes: true })),
  )
  const files = [...top, ...below.flat()].filter((entry) => entry.isFile())
  return readAll(
    folder,
    files.map((entry) => relative(folder, join(entry.parentPath, entry.name))),
  )
}

/**
 * The files that git tracks, or all files of an unpacked source archive.
 * Throws if one of them is a private key.
 */
export async function readSource(folder: string): Promise<Files> {
  if (!existsSync(join(folder, '.git'))) return unpackedSource(folder)
  const { stdout, status } = spawnSync('git', ['ls-files', '-z'], { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error('git ls-files failed, so there is no list of source files.')
  const paths = stdout.split('\0').filter((path) => path !== '' && existsSync(join(folder, path)))
  return withoutKeys(await readAll(folder, paths))
}

/** Leaves out what `.gitignore` names: git is not needed in an unpacked archive. */
async function unpackedSource(folder: string): Promise<Files> {
  const files = await readFolder(folder, ['node_modules', 'dist', 'artifacts', 'coverage'])
  const isOurs = ([path]: [string, Uint8Array]) => !/\.(log|pem)$|(^|\/)\.DS_Store$|~$/.test(path)
  return withoutKeys(Object.fromEntries(Object.entries(files).filter(isOurs)))
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
