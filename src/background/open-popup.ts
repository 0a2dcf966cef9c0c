import browser from 'webextension-polyfill'
import { windowInFront } from './tabs.ts'

/** Opens the popup if the browser allows it, and only while the person looks at this tab. */
export async function openPopup(tabId: number): Promise<void> {
  const windowId = await windowInFront(tabId)
  if (windowId === null) return
  // Missing in Chromium before 127; some browsers refuse it without a click.
  await browser.action.openPopup?.({ windowId }).catch(() => undefined)
}
