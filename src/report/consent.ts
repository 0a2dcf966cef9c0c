import { sharedTenant } from '../microsoft/tenants.ts'
import type { MessageInput, ReportInput, Way } from './types.ts'

/** How an administrator approves Clara, the best way first. */
export function waysToApprove(input: MessageInput): Way[] {
  const { message } = input.words
  const address = consentAddress(input)
  if (address !== null) return [{ text: message.approve.link, address }]
  if (isAnotherApp(input)) return [text(message.approve.other)]
  const ask = input.folded.includes('ask') ? [] : [text(message.approve.ask)]
  return [text(message.approve.self), ...ask]
}

/** The same for an administrator who cannot decide on the request. */
export function wayWithoutRequest(input: MessageInput): Way[] {
  const { message } = input.words
  if (input.folded.includes('approveToo')) return []
  const address = consentAddress(input)
  if (address !== null) return [{ text: message.approve.linkToo, address }]
  return isAnotherApp(input) ? [] : [text(message.approve.selfToo)]
}

/** The way without the link, where the link is the first. */
export function wayBesideLink(input: MessageInput): string {
  return consentAddress(input) === null ? '' : input.words.message.approve.self
}

const text = (one: string): Way => ({ text: one, address: null })

/**
 * From settings alone: no text from a page or an address becomes part of a link.
 * The request's client ID only chooses among the configured ones.
 */
function consentAddress({ attempt, settings }: ReportInput): string | null {
  const id = settings.clientIds.find((configured) => configured === attempt.request?.clientId)
  if (attempt.recognition !== 'client-id' || id === undefined) return null
  const query = new URLSearchParams({ client_id: id })
  if (settings.adminConsentRedirectUri !== null) query.set('redirect_uri', settings.adminConsentRedirectUri)
  const tenant = encodeURIComponent(settings.tenant ?? sharedTenant.anyCompany)
  return `https://${settings.authorityHost}/${tenant}/adminconsent?${query}`
}

/** For another app no way to let it in is named. */
function isAnotherApp({ attempt, settings }: ReportInput): boolean {
  return attempt.request?.clientId != null && settings.clientIds.length > 0
}
