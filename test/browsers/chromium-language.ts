import { constants, existsSync } from 'node:fs'
import { copyFile, link, mkdir, mkdtemp, readdir, rename, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '../../src/_locales/index.ts'

/**
 * Chromium speaks a language only if its pack is beside the program. Debian has a package for all
 * packs but English. If they are missing, the result is the same program in a folder with copies
 * of the English pack under their names: extensions then see the wanted language.
 */
export async function executableFor(executable: string, language: Language): Promise<string> {
  const pack = packs[language]
  if (executable !== '/usr/bin/chromium' || existsSync(join(debian, 'locales', `${pack}.pak`)))
    return executable
  const program = await stat(join(debian, 'chromium'))
  const folder = join(tmpdir(), `clara-chromium-${program.size}-${Math.round(program.mtimeMs)}`)
  if (!existsSync(folder)) await furnish(folder)
  return join(folder, 'chromium')
}

/** glib asks LANGUAGE first, but only where LANG names a language at all. */
export function languageEnvironment(language: Language): Record<string, string> {
  return { LANGUAGE: systemNames[language], LANG: `${systemNames[language]}.UTF-8`, LC_ALL: '' }
}

const debian = '/usr/lib/chromium'
const packs = { en: 'en-US', es: 'es-419', 'pt-BR': 'pt-BR' } as const
const systemNames = { en: 'en_US', es: 'es_MX', 'pt-BR': 'pt_BR' } as const

async function furnish(folder: string): Promise<void> {
  const making = await mkdtemp(`${folder}-`)
  for (const name of await readdir(debian)) {
    if (name !== 'chromium' && name !== 'locales') await symlink(join(debian, name), join(making, name))
  }
  // A symlink would not do: the program looks beside its true self.
  const program = join(making, 'chromium')
  await link(join(debian, 'chromium'), program).catch(() =>
    copyFile(join(debian, 'chromium'), program, constants.COPYFILE_FICLONE),
  )
  await mkdir(join(making, 'locales'))
  for (const pack of Object.values(packs)) {
    await copyFile(join(debian, 'locales', 'en-US.pak'), join(making, 'locales', `${pack}.pak`))
  }
  // Somebody else may have been quicker: theirs is as good.
  await rename(making, folder).catch(() => rm(making, { recursive: true, force: true }))
}
