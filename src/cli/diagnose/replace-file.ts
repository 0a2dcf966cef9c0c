import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { UsageError } from '../command.ts'
import { isSystemError } from './source.ts'

/** Puts the whole content in place of a file at once: a collector may read it at any time. */
export function replaceFile(path: string, content: string): void {
  const draft = `${path}.${process.pid}`
  try {
    writeFileSync(draft, content)
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    if (!isSystemError(error)) throw error
    throw new UsageError(`${path} cannot be written (${error.code}): check its folder and the permissions.`)
  }
}
