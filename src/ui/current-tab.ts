import { scenarios } from '../diagnosis/scenarios.ts'
import { stateOf, type TabState } from '../diagnosis/state.ts'
import type { StoredTab } from '../diagnosis/stored.ts'
import type { Diagnosis } from '../diagnosis/types.ts'
import { isOldBrowser } from './user-agent.ts'

/** The state of a tab, with what the worker cannot know: the time, and the age of this browser. */
export function currentState(stored: StoredTab | null, now: number): TabState {
  const tab = stateOf(stored, now)
  switch (tab.kind) {
    case 'idle':
    case 'under-way':
    case 'unread':
      return tab
    case 'signed-in':
    case 'blocked':
    case 'expired':
      return { ...tab, diagnosis: withBrowserAge(tab.diagnosis) }
  }
}

function withBrowserAge(diagnosis: Diagnosis): Diagnosis {
  return isOldBrowser(navigator.userAgent) && scenarios[diagnosis.scenario].mayBeOldBrowser
    ? { ...diagnosis, caveats: [...diagnosis.caveats, 'old-browser'] }
    : diagnosis
}
