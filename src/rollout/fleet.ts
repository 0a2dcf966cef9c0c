import { languages } from '../_locales/index.ts'
import { fleetFiles } from '../fleet/files.ts'
import { valueAt } from '../settings/dotted-keys.ts'
import type { Company, RollOutFile } from './types.ts'

/** Queries, workbook and alert for the company's log engine, below `fleet/`. */
export async function fleetFilesOf({ policy, alertAt }: Company): Promise<RollOutFile[]> {
  const clientIds = valueAt(policy, 'clientIds')
  const chosen = valueAt(policy, 'language') ?? valueAt(policy, 'defaults.language')
  const files = await fleetFiles({
    clientIds: Array.isArray(clientIds) ? clientIds.filter((id) => typeof id === 'string') : [],
    language: languages.find((language) => language === chosen) ?? 'en',
    alertAt,
  })
  return files.map(({ path, content }) => ({ path: `fleet/${path}`, content }))
}
