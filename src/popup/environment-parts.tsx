import type { Settings } from '../settings/types.ts'
import { readAccess } from '../ui/access.ts'
import type { Environment } from './context.ts'
import { noEarlierSignIns, readEarlierSignIns } from './earlier-sign-ins.ts'

/*
 * A chunk of its own: a failure is drawn without it.
 */
export { Earlier } from './earlier.tsx'
export { Idle } from './idle.tsx'
export { Notices } from './notices.tsx'

/** Reads the extension's access and the history. */
export async function readAccessAndHistory(
  tabId: number | null,
  settings: Settings,
): Promise<Pick<Environment, 'access' | 'earlier'>> {
  const [access, earlier] = await Promise.all([readAccess(tabId), readEarlierSignIns(tabId, Date.now())])
  return { access, earlier: settings.history ? earlier : noEarlierSignIns }
}
