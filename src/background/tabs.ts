import browser from 'webextension-polyfill'

/** The tab that opened this one as a popup window (MSAL's popup flow); null for a tab in a window with a toolbar. */
export async function openerOf(tabId: number): Promise<number | null> {
  try {
    const { openerTabId, windowId } = await browser.tabs.get(tabId)
    if (openerTabId === undefined || windowId === undefined) return null
    const { type } = await browser.windows.get(windowId)
    return type === 'popup' ? openerTabId : null
  } catch {
    return null
  }
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
