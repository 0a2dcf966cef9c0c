import browser from 'webextension-polyfill'
import { signInHost } from '../microsoft/hosts.ts'
import { watchedAddresses } from './web-request.ts'

/** The tab that opened this one as a popup window (MSAL's popup flow); null for a tab in a window with a toolbar. */
export async function openerOf(tabId: number): Promise<number | null> {
  try {
    const { openerTabId, windowId, incognito } = await browser.tabs.get(tabId)
    if (windowId === undefined || (await browser.windows.get(windowId)).type !== 'popup') return null
    return openerTabId ?? (await claraTab(incognito))
  } catch {
    return null
  }
}

/** Firefox tells of an opener only within one window: then it is the tab with Clara in it that was looked at last. */
async function claraTab(incognito: boolean): Promise<number | null> {
  const url = watchedAddresses().filter((address) => !address.includes(signInHost))
  const tabs = await browser.tabs.query({ url, active: true, windowType: 'normal' })
  const own = tabs.filter((tab) => tab.incognito === incognito)
  return own.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0]?.id ?? null
}

/** The window in which the person looks at this tab right now; null if they look elsewhere. */
export async function windowInFront(tabId: number): Promise<number | null> {
  try {
    const { active, windowId } = await browser.tabs.get(tabId)
    if (!active || windowId === undefined) return null
    return (await browser.windows.get(windowId)).focused ? windowId : null
  } catch {
    return null
  }
}
