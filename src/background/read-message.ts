import browser, { type Runtime } from 'webextension-polyfill'
import type { ObservationOf } from '../attempt/observation.ts'
import type { PageReport } from '../attempt/observe.ts'
import { isMicrosoftHost } from '../microsoft/hosts.ts'
import { isObject } from '../microsoft/json.ts'
import { readResponse } from '../microsoft/response.ts'
import { isTime } from '../microsoft/stamp.ts'
import type { PageFacts } from '../microsoft/types.ts'
import { boundedAddress } from './web-request.ts'

/** Reads a message of our page reader in a sign-in page's top frame; null for any other. */
export function readMessage(
  message: unknown,
  sender: Runtime.MessageSender,
  at: number,
): PageReport | ObservationOf<'response'> | null {
  const host = readerHost(sender)
  if (host === null || !isObject(message)) return null
  if (message.kind === 'form') return readForm(message, at)
  // A document that has gone can only report its answer: what else it said is over.
  if (message.kind !== 'page' || hasDeparted(sender)) return null
  return readPage(message, host, at)
}

/** Microsoft's host where our page reader runs in the top frame; null for any other sender. */
function readerHost(sender: Runtime.MessageSender): string | null {
  const isTopFrame = sender.frameId === 0 || hasDeparted(sender)
  return sender.id === browser.runtime.id && isTopFrame ? microsoftHost(sender.url) : null
}

/** Firefox names neither tab nor frame of a document that has gone; see departures.ts. */
function hasDeparted({ tab, frameId }: Runtime.MessageSender): boolean {
  return tab === undefined && frameId === undefined
}

function microsoftHost(address: unknown): string | null {
  if (typeof address !== 'string' || !URL.canParse(address)) return null
  const { origin, hostname } = new URL(address)
  return isMicrosoftHost(hostname) && origin === `https://${hostname}` ? hostname : null
}

function readPage(message: Record<string, unknown>, host: string, at: number): PageReport | null {
  const { path, account, loaded } = message
  const page = readPageFacts(message.page)
  if (page === null || !isText(path)) return null
  const since = startOf(message, at)
  return {
    kind: 'page-report',
    observation: { kind: 'page', at, host, path, page, since, ...(isTime(loaded) && { loaded }) },
    address: microsoftHost(message.address) === host ? boundedAddress(String(message.address)) : null,
    account: isText(account) ? account : null,
    isRepeat: message.isRepeat === true,
  }
}

/** The browser may report the request later than this: an answer is as old as its document. */
function readForm(message: Record<string, unknown>, at: number): ObservationOf<'response'> | null {
  const { action, fields, hasCode } = message
  if (!isText(action) || !isObject(fields) || !URL.canParse(action)) return null
  const pairs = Object.entries(fields).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  // The page reader reports that there is a code, never the code: the parser gets a stand-in.
  if (hasCode === true) pairs.push(['code', 'present'])
  const response = readResponse(pairs)
  if (response === null) return null
  const { hostname: host, pathname: path } = new URL(action)
  const since = Math.min(startOf(message, at), at)
  return { kind: 'response', at: since, response, host, path, by: 'microsoft', via: 'form' }
}

/** When the document began. */
function startOf({ since }: Record<string, unknown>, at: number): number {
  return isTime(since) ? since : at
}

/** Takes over these fields and no other: a page may have written the message's content. */
function readPageFacts(value: unknown): PageFacts | null {
  if (!isObject(value)) return null
  const { pageId, correlationId, requestId, timestamp, clientId, appName, publisher } = value
  const { codes, form, approval } = value
  const texts = { pageId, correlationId, requestId, timestamp, clientId, appName, publisher }
  const isWhole =
    Object.values(texts).every((text) => text === null || isText(text)) &&
    isCodes(codes) &&
    forms.has(form) &&
    approvals.has(approval)
  return isWhole ? ({ ...texts, codes, form, approval } as PageFacts) : null
}

const forms: ReadonlySet<unknown> = new Set<PageFacts['form']>([null, 'reason', 'consent', 'sign-in'])
const approvals: ReadonlySet<unknown> = new Set<PageFacts['approval']>([null, 'required', 'sent', 'admin'])

function isCodes(value: unknown): boolean {
  if (!Array.isArray(value) || value.length > 8) return false
  return value.every((code) => typeof code === 'string' && /^\d{4,8}$/.test(code))
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 300
}
