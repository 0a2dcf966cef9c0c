import browser, { type Runtime, type Storage } from 'webextension-polyfill'
import type { TabEvent } from '../attempt/observe.ts'
import { keepPolicy, loadSettings } from '../settings/load.ts'
import { noteDeparture, tabThatDeparted } from './departures.ts'
import { forgetOldHistory } from './history-store.ts'
import { createQueue, type Job } from './queue.ts'
import { readChoice } from './read-choice.ts'
import { readMessage } from './read-message.ts'
import { keepReaders } from './readers.ts'
import { forgetRecord, recordEvent } from './record.ts'
import { forgetPrivateTabs } from './tab-store.ts'
import { failureEvent, navigationEvent, redirectEvent, servedEvent, watchedAddresses } from './web-request.ts'

/*
 * Browsers stop an idle worker; the next event starts it again. So all listeners are registered
 * in the first turn, and records live in storage. Only Microsoft's sign-in and Clara wake it.
 */
const enqueue = createQueue(run)
const filter = { urls: watchedAddresses(), types: ['main_frame' as const] }

browser.webRequest.onBeforeRequest.addListener((details) => {
  noteDeparture(details)
  take(details.tabId, navigationEvent(details))
}, filter)

browser.webRequest.onBeforeRedirect.addListener(
  (details) => take(details.tabId, redirectEvent(details)),
  filter,
)

browser.webRequest.onResponseStarted.addListener(
  (details) => take(details.tabId, servedEvent(details)),
  filter,
  ['responseHeaders'],
)

browser.webRequest.onErrorOccurred.addListener(
  (details) => take(details.tabId, failureEvent(details)),
  filter,
)

browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
  const choice = readChoice(message, sender, Date.now())
  if (choice !== null) take(choice.tabId, choice.event)
  const event = readMessage(message, sender, Date.now())
  if (sender.tab?.id !== undefined) take(sender.tab.id, event)
  // Firefox names no tab where the document has gone.
  else if (event?.kind === 'response' && sender.url !== undefined) void takeDeparted(sender.url, event)
  return undefined
})

// Missing in Firefox for Android.
browser.windows?.onRemoved.addListener(() => enqueue({ kind: 'forget-private-tabs' }))
keepReaders()
// A window that closes may end the worker's process before it has heard of that.
enqueue({ kind: 'forget-private-tabs' })
enqueue({ kind: 'forget-old-history' })
void keepPolicy().catch(() => undefined)
// Chromium wakes the worker when the policy changes; Firefox reads policies only when it starts.
browser.storage.managed.onChanged?.addListener(() => void keepPolicy().catch(() => undefined))
// Without this, page readers in Chromium may read the lasting storage; Firefox has no such setting.
void (browser.storage.local as Guarded).setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })

interface Guarded extends Storage.StorageArea {
  setAccessLevel?(level: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>
}

async function run(job: Job): Promise<void> {
  switch (job.kind) {
    case 'event':
      return recordEvent(job.tabId, job.event)
    case 'forget-tab':
      return forgetRecord(job.tabId)
    case 'forget-private-tabs':
      return forgetPrivateTabs()
    case 'forget-old-history':
      return forgetOldHistory(await loadSettings())
  }
}

/** Requests that belong to no tab have a negative number. */
function take(tabId: number, event: TabEvent | null): void {
  if (event !== null && tabId >= 0) enqueue({ kind: 'event', tabId, event })
}

async function takeDeparted(address: string, event: Extract<TabEvent, { kind: 'response' }>): Promise<void> {
  const tabId = await tabThatDeparted(address, event)
  if (tabId !== null) take(tabId, event)
}
