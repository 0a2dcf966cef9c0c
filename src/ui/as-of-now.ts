import { expireTab } from '../diagnosis/expiry.ts'
import type { StoredTab } from '../diagnosis/stored.ts'
import type { ScenarioId } from '../diagnosis/types.ts'
import { isOld } from './environment.ts'

/** What the worker cannot know when it stores a record: how old the attempt is by now, and how old this browser. */
export function asOfNow(stored: StoredTab, now: number): StoredTab {
  const tab = expireTab(stored, now)
  const { diagnosis } = tab
  if (diagnosis === null || !isOld(navigator.userAgent) || !troublesOldBrowsers.has(diagnosis.scenario))
    return tab
  return { ...tab, diagnosis: { ...diagnosis, caveats: [...diagnosis.caveats, 'old-browser'] } }
}

/** Stops that an old browser may be behind. */
const troublesOldBrowsers: ReadonlySet<ScenarioId> = new Set([
  'browser-blocked',
  'network',
  'session',
  'unknown',
])
