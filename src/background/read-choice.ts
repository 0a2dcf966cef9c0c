import browser, { type Runtime } from 'webextension-polyfill'
import { type ObservationOf, saidPages } from '../attempt/observation.ts'
import { isObject } from '../microsoft/json.ts'

/** What the person chose in our popup. */
export interface Choice {
  tabId: number
  event: ObservationOf<'said'>
}

/** Reads a message of our popup about the page in a tab; null for any other. */
export function readChoice(message: unknown, sender: Runtime.MessageSender, at: number): Choice | null {
  if (!isOwnPage(sender) || !isObject(message) || message.kind !== 'said') return null
  const { tabId } = message
  const page = saidPages.find((one) => one === message.page)
  if (page === undefined || typeof tabId !== 'number' || !Number.isInteger(tabId)) return null
  return { tabId, event: { kind: 'said', at, page } }
}

/** Our page readers have the address of Microsoft's page. */
function isOwnPage({ id, url }: Runtime.MessageSender): boolean {
  return id === browser.runtime.id && url?.startsWith(browser.runtime.getURL('popup.html')) === true
}
