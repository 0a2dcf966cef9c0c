import { type Language, loadSettingWords } from '../_locales/index.ts'
import { loadRolloutWords } from '../_locales/rollout.ts'
import { adml } from './adml.ts'
import { admx } from './admx.ts'
import { templates } from './template.ts'
import type { Company, RollOutFile } from './types.ts'

/** Windows looks for the folder of its display language, then for English. */
const folders: readonly (readonly [string, Language])[] = [
  ['en-US', 'en'],
  ['es-ES', 'es'],
  ['es-MX', 'es'],
  ['pt-BR', 'pt-BR'],
]

/** Templates for the Group Policy editor, one for each browser. */
export async function groupPolicyFiles(company: Company): Promise<RollOutFile[]> {
  const files: RollOutFile[] = []
  for (const template of templates(company)) {
    const name = `clara-sign-in-helper-${template.browser}`
    files.push({ path: `windows/admx/${name}.admx`, content: windowsText(admx(template)) })
    for (const [folder, language] of folders) {
      const words = { rollout: await loadRolloutWords(language), settings: await loadSettingWords(language) }
      files.push({
        path: `windows/admx/${folder}/${name}.adml`,
        content: windowsText(adml(template, words)),
      })
    }
  }
  return files
}

const windowsText = (text: string) => text.replaceAll('\n', '\r\n')
