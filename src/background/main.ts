import browser, { type Runtime, type Storage } from 'webextension-polyfill'
import type { Observation } from '../attempt/observation.ts'
import { observeNavigation, observeRedirect } from '../attempt/observe.ts'
import type { Clara } from '../attempt/types.ts'
import { isAborted } from '../diagnosis/network-errors.ts'
import { readGuid } from '../microsoft/guid.ts'
import { isMicrosoftHost } from '../microsoft/hosts.ts'
import { keepPolicy } from '../settings/load.ts'
import { noteDeparture, tabThatDeparted } from './departures.ts'
import { readMessage, type Told } from './messages.ts'
import { keepReaders } from './readers.ts'
import { forgetPrivate, record, recordTold, tidy } from './record.ts'
import { clockSkewIn, headerOf, isAhead, originHost, watchedAddresses } from './web-request.ts'

/*
 * The worker. All listeners are registered in the first turn, filtered to Microsoft's sign-in hosts and Clara's: no other site wakes
 * it; a window that closes does, and the page reader, an update, a new grant. What is known of a tab is in storage alone; what stands in
 * memory (whose turn it is, which document a tab has just left) may go with the worker.
 */
const filter = { urls: watchedAddresses(), types: ['main_frame' as const] }

browser.webRequest.onBeforeRequest.addListener((details) => {
  if (isAhead(details)) return
  const { url, tabId, requestId: chain, timeStamp: at, method } = details
  const from = originHost(details)
  noteDeparture(details)
  const account = isMicrosoftHost(new URL(url).hostname) ? new URL(url).searchParams.get('login_hint') : null
  void record(
    tabId,
    (clara) => observeNavigation({ url, at, from, chain, posts: method === 'POST' }, clara),
    account,
  )
}, filter)

/** A redirect that never commits, to whatever host, is seen here and nowhere else. */
browser.webRequest.onBeforeRedirect.addListener((details) => {
  const { url, redirectUrl, tabId, requestId, timeStamp: at } = details
  const from = new URL(url).hostname
  if (isAhead(details) || !isMicrosoftHost(from)) return
  void record(tabId, () => observeRedirect({ url: redirectUrl, at, from, chain: requestId }))
}, filter)

browser.webRequest.onResponseStarted.addListener(
  (details) => {
    if (isAhead(details)) return
    const { url, tabId, statusCode: status, timeStamp: at } = details
    const host = new URL(url).hostname
    const requestId = readGuid(headerOf(details, 'x-ms-request-id') ?? '')
    void record(tabId, () => [
      { kind: 'served', at, host, status, requestId, clockSkew: clockSkewIn(details) },
    ])
  },
  filter,
  ['responseHeaders'],
)

browser.webRequest.onErrorOccurred.addListener((details) => {
  const { url, tabId, error, timeStamp: at } = details
  if (isAhead(details) || isAborted(error)) return
  const { hostname: host } = new URL(url)
  void record(tabId, () => [{ kind: 'failure', at, host, error: error.slice(0, 100) }])
}, filter)

browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
  const at = Date.now()
  const told = readMessage(message, sender, at)
  if (told !== null) void take(told, sender, at)
  return undefined
})

async function take(
  { observation, address, account, again }: Told,
  sender: Runtime.MessageSender,
  at: number,
) {
  const tabId = sender.tab?.id ?? (await whoLeft(observation, sender.url ?? ''))
  if (tabId === null) return
  const observe = (clara: Clara, known: boolean) => {
    if (again && known) return []
    // The request of a document may have passed unseen: before an update, while access was off, in storage that was wiped.
    const began = observation.kind === 'page' ? observation.since : at
    const request = known || address === null ? [] : requestOf(address, began, clara)
    return [...request, observation]
  }
  await recordTold(tabId, observe, account)
}

async function whoLeft(observation: Observation, address: string): Promise<number | null> {
  return observation.kind === 'response' ? tabThatDeparted(address, observation) : null
}

// Missing in Firefox for Android.
browser.windows?.onRemoved.addListener(() => void forgetPrivate())
keepReaders()
// A window that closes may take the worker's process with it: then nobody has heard of it until now.
void tidy()
void keepPolicy().catch(() => undefined)
// Chromium wakes the worker for it; Firefox reads its policies at its own start alone.
browser.storage.managed.onChanged?.addListener(() => void keepPolicy().catch(() => undefined))
// Chromium lets page readers at the lasting storage unless it is told not to; Firefox has no such choice.
void (browser.storage.local as Guarded).setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })

interface Guarded extends Storage.StorageArea {
  setAccessLevel?(level: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>
}

function requestOf(url: string, at: number, clara: Clara): Observation[] {
  return observeNavigation({ url, at, from: null, chain: null }, clara).filter(
    ({ kind }) => kind === 'request',
  )
}
