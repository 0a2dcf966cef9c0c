import browser, { type Runtime } from 'webextension-polyfill'
import { observeNavigation, observeRedirect } from '../attempt/observe.ts'
import { isMicrosoftHost, signInHost } from '../microsoft/hosts.ts'
import { observeMessage } from './messages.ts'
import { record } from './record.ts'
import { originHost, watchedAddresses } from './web-request.ts'

/*
 * The worker. All listeners are registered in the first turn, filtered to Microsoft's sign-in host and Clara's: nothing else
 * wakes it. It keeps no state of its own between two events.
 */
const filter = { urls: watchedAddresses(), types: ['main_frame' as const] }

browser.webRequest.onBeforeRequest.addListener((details) => {
  const { url, tabId, requestId, timeStamp: at } = details
  void record(tabId, (clara) =>
    observeNavigation({ url, at, from: originHost(details), chain: requestId }, clara),
  )
}, filter)

/** A redirect that never commits, to whatever host, is seen here and nowhere else. */
browser.webRequest.onBeforeRedirect.addListener((details) => {
  const { url, redirectUrl, tabId, requestId, timeStamp: at } = details
  const from = new URL(url).hostname
  if (!isMicrosoftHost(from)) return
  void record(tabId, () => observeRedirect({ url: redirectUrl, at, from, chain: requestId }))
}, filter)

browser.webRequest.onResponseStarted.addListener(
  ({ url, tabId, statusCode, responseHeaders, timeStamp: at }) => {
    const host = new URL(url).hostname
    if (host !== signInHost) return
    const requestId =
      responseHeaders?.find(({ name }) => name.toLowerCase() === 'x-ms-request-id')?.value ?? null
    void record(tabId, () => [
      { kind: 'served', at, host, status: statusCode, requestId: requestId?.slice(0, 60) ?? null },
    ])
  },
  filter,
  ['responseHeaders'],
)

browser.webRequest.onErrorOccurred.addListener(({ url, tabId, error, timeStamp: at }) => {
  if (isAborted(error)) return
  const { hostname: host } = new URL(url)
  void record(tabId, () => [{ kind: 'failure', at, host, error: error.slice(0, 100) }])
}, filter)

browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
  const tabId = sender.tab?.id
  const observation = observeMessage(message, sender, Date.now())
  if (tabId !== undefined && observation) void record(tabId, () => [observation])
  return undefined
})

/** A navigation that another one overtook: both browsers report it as an error. Firefox names it by number around most process switches. */
function isAborted(error: string): boolean {
  return ['net::ERR_ABORTED', 'NS_BINDING_ABORTED', 'Error code 2152398850'].includes(error)
}
