import { scenarios } from '../diagnosis/scenarios.ts'
import { stateOf } from '../diagnosis/state.ts'
import type { StoredTab } from '../diagnosis/stored.ts'
import type { Diagnosis } from '../diagnosis/types.ts'
import { isOldBrowser } from './user-agent.ts'

/** What the worker cannot know when it stores a record: how old the attempt is by now, and how old this browser. */
export function currentTab(stored: StoredTab, now: number): StoredTab {
  const state = stateOf(stored, now)
  switch (state.kind) {
    case 'idle':
      return { ...stored, attempt: null }
    case 'under-way':
    case 'unread':
      return stored
    case 'signed-in':
    case 'blocked':
    case 'expired':
      return { ...stored, diagnosis: withBrowserAge(state.diagnosis) }
  }
}

function withBrowserAge(diagnosis: Diagnosis): Diagnosis {
  return isOldBrowser(navigator.userAgent) && scenarios[diagnosis.scenario].mayBeOldBrowser
    ? { ...diagnosis, caveats: [...diagnosis.caveats, 'old-browser'] }
    : diagnosis
}
