import browser from 'webextension-polyfill'
import { signInHost } from '../microsoft/hosts.ts'
import { addresses } from './web-request.ts'

/** What a tab's window says about it. */
export interface TabWindow {
  private?: boolean
  /** The tab that opened it, if it is a popup window as MSAL opens one. */
  opener?: number
}

/** null if the tab is gone. */
export async function windowOf(tabId: number): Promise<TabWindow | null> {
  try {
    const { openerTabId, windowId, incognito } = await browser.tabs.get(tabId)
    const isPopup = windowId !== undefined && (await browser.windows?.get(windowId))?.type === 'popup'
    const opener = isPopup ? (openerTabId ?? (await claraTab(incognito))) : null
    return { private: incognito, ...(opener !== null && { opener }) }
  } catch {
    return null
  }
}

export async function isGone(tabId: number): Promise<boolean> {
  return browser.tabs.get(tabId).then(
    () => false,
    () => true,
  )
}

/** Firefox names an opener only within one window: take the Clara tab that was used last. */
async function claraTab(incognito: boolean): Promise<number | null> {
  const url = addresses('host_permissions').filter((address) => !address.includes(signInHost))
  const tabs = await browser.tabs.query({ url, active: true, windowType: 'normal' })
  const own = tabs.filter((tab) => tab.incognito === incognito)
  return own.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0]?.id ?? null
}

/** The window in which the person looks at this tab; null if they look elsewhere. */
export async function windowInFront(tabId: number): Promise<number | null> {
  try {
    const { active, windowId } = await browser.tabs.get(tabId)
    if (!active || windowId === undefined) return null
    return (await browser.windows.get(windowId)).focused ? windowId : null
  } catch {
    return null
  }
}
