import type { Runtime } from 'webextension-polyfill'
import browser from 'webextension-polyfill'
import type { Observation } from '../attempt/observation.ts'
import { isMicrosoftHost } from '../microsoft/hosts.ts'
import { isObject } from '../microsoft/json.ts'
import { readResponse } from '../microsoft/response.ts'
import { isTime } from '../microsoft/stamp.ts'
import type { PageFacts } from '../microsoft/types.ts'

/** What a page reader's message comes to. */
export interface Told {
  observation: Observation
  /** The document's own address; null where the message does not tell it. */
  address: string | null
  account: string | null
  /** The page has told it before: news only to whoever has forgotten. */
  again: boolean
}

/**
 * Reads a page reader's message; null for any other sender, frame or shape.
 * Only this extension's own reader in the top frame of one of Microsoft's sign-in hosts counts. Without its tab, which see
 * `departures.ts`, a message counts only if it tells of an answer on its way: what else a page said is over with it.
 */
export function readMessage(message: unknown, sender: Runtime.MessageSender, at: number): Told | null {
  const hasDeparted = sender.tab === undefined && sender.frameId === undefined
  const fromReader = sender.id === browser.runtime.id && (sender.frameId === 0 || hasDeparted)
  const host = fromReader ? microsoftHost(sender.url) : null
  if (host === null || !isObject(message)) return null
  const since = isTime(message.since) ? message.since : at
  const page = message.kind === 'page' && !hasDeparted ? readPageFacts(message.page) : null
  if (page !== null && isText(message.path)) {
    const { path, address, account } = message
    return {
      observation: { kind: 'page', at, host, path, page, since },
      address: microsoftHost(address) === host ? String(address) : null,
      account: isText(account) ? account : null,
      again: message.again === true,
    }
  }
  // The request may be told of later than this: when its document began puts the two in order.
  const observation = message.kind === 'form' ? observeForm(message, Math.min(since, at)) : null
  return observation && { observation, address: null, account: null, again: false }
}

function microsoftHost(address: unknown): string | null {
  if (typeof address !== 'string' || !URL.canParse(address)) return null
  const { origin, hostname } = new URL(address)
  return isMicrosoftHost(hostname) && origin === `https://${hostname}` ? hostname : null
}

/** The page reader says that there is a code without telling it: one is put in its place for the parser. */
function observeForm(message: Record<string, unknown>, at: number): Observation | null {
  const { action, fields, hasCode } = message
  if (!isText(action) || !isObject(fields) || !URL.canParse(action)) return null
  const pairs = Object.entries(fields).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  if (hasCode === true) pairs.push(['code', 'present'])
  const response = readResponse(pairs)
  const { hostname: host, pathname: path } = new URL(action)
  return response && { kind: 'response', at, response, host, path, by: 'microsoft', via: 'form' }
}

/** Field by field, and no other field: what a message holds was read from a page. */
function readPageFacts(value: unknown): PageFacts | null {
  if (!isObject(value)) return null
  const { pageId, correlationId, requestId, timestamp, clientId, appName, publisher } = value
  const { codes, form, approval } = value
  const texts = { pageId, correlationId, requestId, timestamp, clientId, appName, publisher }
  const isWhole =
    Object.values(texts).every((text) => text === null || isText(text)) &&
    Array.isArray(codes) &&
    codes.length <= 8 &&
    codes.every((code) => typeof code === 'string' && /^\d{4,8}$/.test(code)) &&
    [null, 'reason', 'consent', 'sign-in'].includes(form as string | null) &&
    [null, 'required', 'sent', 'admin'].includes(approval as string | null)
  return isWhole ? ({ ...texts, codes, form, approval } as PageFacts) : null
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 300
}
