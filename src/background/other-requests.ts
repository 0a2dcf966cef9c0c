import browser from 'webextension-polyfill'
import { isTabKey } from '../diagnosis/stored.ts'

/*
 * Tabs that asked for another app: they must not take over an attempt of another tab.
 * Only their numbers are kept, and only while there is a record that a tab could take over.
 */

const key = 'otherTabs'
const maxKept = 100

export async function noteOtherRequest(tabId: number): Promise<void> {
  const session = await browser.storage.session.get(null)
  if (!Object.keys(session).some(isTabKey)) return
  const others = numbersIn(session[key]).filter((one) => one !== tabId)
  await browser.storage.session.set({ [key]: [...others, tabId].slice(-maxKept) })
}

export async function hasOtherRequest(tabId: number): Promise<boolean> {
  return numbersIn((await browser.storage.session.get(key))[key]).includes(tabId)
}

function numbersIn(stored: unknown): unknown[] {
  return Array.isArray(stored) ? stored : []
}
