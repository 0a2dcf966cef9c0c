import { fill } from '../_locales/index.ts'
import { portal } from '../microsoft/portal.ts'
import { sharedTenant } from '../microsoft/tenants.ts'
import { portalPaths } from './portal-paths.ts'
import { type PortalPage, placesOf, reportRows } from './scenario-rows.ts'
import { scenarioWords } from './scenario-words.ts'
import type { Link, ReportInput } from './types.ts'
import { unlinked } from './unlinked.ts'

/**
 * Where IT acts: portal pages, and the admin-consent address or the reason why there is none.
 * No text from a page or an address ever becomes part of a link.
 */
export function linksOf(input: ReportInput): Link[] {
  const { diagnosis, words } = input
  // The company's own log helps with every scenario.
  const pages = diagnosis.owner === 'clara' ? [] : [...placesOf(diagnosis), 'signIns' as const]
  const steps = scenarioWords(words, diagnosis).it.join('\n')
  const places = pages.map((page) => ({
    label: words.report[`portal-${page}`],
    note: pathNote(page, steps, input),
    address: portal[page],
  }))
  return reportRows[diagnosis.scenario].consentHelps ? [...places, consentLink(input)] : places
}

/** The path through the portal's menus; null if the steps already name it and the old one. */
function pathNote(page: PortalPage, steps: string, { words: { report } }: ReportInput): string | null {
  const { now, before } = portalPaths[page]
  if (steps.includes(now) && steps.includes(before)) return null
  return fill(page === 'signIns' ? report.portalPathLogs : report.portalPath, { now, before })
}

function consentLink(input: ReportInput): Link {
  const { report } = input.words
  const address = consentAddress(input)
  const note = address === null ? whyNoAddress(input) : report.consentMind
  return { label: report.consentAddress, note, address }
}

/** From settings alone. The request's client ID only chooses among the configured ones. */
function consentAddress({ attempt, settings }: ReportInput): string | null {
  const id = settings.clientIds.find((configured) => configured === attempt.request?.clientId)
  if (attempt.recognition !== 'client-id' || id === undefined) return null
  const query = new URLSearchParams({ client_id: id })
  if (settings.adminConsentRedirectUri !== null) query.set('redirect_uri', settings.adminConsentRedirectUri)
  const tenant = encodeURIComponent(settings.tenant ?? sharedTenant.anyCompany)
  return `https://${settings.authorityHost}/${tenant}/adminconsent?${query}`
}

/** For another app no other way to let it in is named. */
function whyNoAddress({ attempt, settings, words: { report } }: ReportInput): string {
  const clientId = attempt.request?.clientId ?? null
  if (clientId === null) return [report.consentUnseen, report.consentWays].join(' ')
  const seen = fill(report.consentSeen, { id: unlinked(clientId, 80) })
  return settings.clientIds.length > 0
    ? [report.consentOther, seen].join(' ')
    : [report.consentUnset, seen, report.consentWays].join(' ')
}
