import browser from 'webextension-polyfill'
import { scenarios } from '../diagnosis/scenarios.ts'
import type { StoredTab } from '../diagnosis/stored.ts'
import type { Settings } from '../settings/types.ts'
import { windowInFront } from './tabs.ts'

/** Whether the popup should open by itself now: at an attempt's first stop, if nobody turned that off. */
export function isNews({ attempt, diagnosis, announced }: StoredTab, settings: Settings): boolean {
  return (
    settings.openPopup &&
    attempt !== null &&
    attempt.startedAt !== announced &&
    diagnosis !== null &&
    scenarios[diagnosis.scenario].opensPopup
  )
}

/** Opens the popup where the browser allows it, and never over another tab than the one that is looked at. */
export async function openPopup(tabId: number): Promise<void> {
  const windowId = await windowInFront(tabId)
  if (windowId === null) return
  // Missing in Chromium before 127; some browsers refuse it without a click.
  await browser.action.openPopup?.({ windowId }).catch(() => undefined)
}
