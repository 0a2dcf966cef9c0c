import browser from 'webextension-polyfill'
import type { StoredTab } from '../diagnosis/stored.ts'
import type { ScenarioId } from '../diagnosis/types.ts'
import type { Settings } from '../settings/types.ts'
import { isInFront } from './tabs.ts'

/** Stops that the person mends on the page in front of them, or chose: the badge is enough. */
const quiet: ReadonlySet<ScenarioId> = new Set([
  'password',
  'mfa',
  'mfa-setup',
  'cancelled',
  'consent-declined',
  'signed-in',
])

/** Opens the popup where the browser allows it, once an attempt, when its first stop is seen; never over another tab. */
export async function openPopupOnce(
  tabId: number,
  before: StoredTab,
  after: StoredTab,
  settings: Settings,
): Promise<void> {
  if (!settings.openPopup || !isStop(after)) return
  const wasStopped = before.attempt?.startedAt === after.attempt?.startedAt && isStop(before)
  if (wasStopped) return
  const windowId = await isInFront(tabId)
  if (windowId === null) return
  // Missing in Chromium before 127; Firefox refuses it without a click.
  await browser.action.openPopup?.({ windowId }).catch(() => undefined)
}

function isStop({ diagnosis }: StoredTab): boolean {
  return diagnosis !== null && !quiet.has(diagnosis.scenario)
}
