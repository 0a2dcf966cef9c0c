import type { Settings } from '../settings/types.ts'
import { readAccess } from '../ui/access.ts'
import type { Environment } from './context.ts'
import { Earlier } from './earlier.tsx'
import { noEarlierSignIns, readEarlierSignIns } from './earlier-sign-ins.ts'
import { Idle } from './idle.tsx'
import { Notices } from './notices.tsx'

/** Reads access and history. This chunk loads later: a failure is drawn without it. */
export async function loadEnvironment(tabId: number | null, settings: Settings): Promise<Environment> {
  const [access, earlier] = await Promise.all([readAccess(tabId), readEarlierSignIns(tabId, Date.now())])
  return { access, earlier: settings.history ? earlier : noEarlierSignIns, parts: { Notices, Idle, Earlier } }
}
