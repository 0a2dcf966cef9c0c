import { anotherApp } from '../diagnosis/scenarios.ts'
import type { Diagnosis, ScenarioId } from '../diagnosis/types.ts'
import { portal } from '../microsoft/portal.ts'
import { sharedTenant } from '../microsoft/tenants.ts'
import { scenarioWords } from './scenario-words.ts'
import type { Link, ReportInput } from './types.ts'
import { unlinked } from './unlinked.ts'

/**
 * Where IT acts on this diagnosis: portal pages with the way in words, and the admin-consent address or why there is none.
 * Nothing of a page's or an address's ever becomes part of a link.
 */
export function linksOf(input: ReportInput): Link[] {
  const { diagnosis } = input
  const { report } = input.words
  // Whatever stopped it, the company's own log says more.
  const places = diagnosis.owner === 'clara' ? [] : [...placesOf(diagnosis), 'signIns' as const]
  const consent = grantHelps.has(diagnosis.scenario) ? [consentLink(input)] : []
  const steps = scenarioWords(input.words, diagnosis).it.join('\n')
  return [
    ...places.map((name) => ({
      label: report[`portal-${name}`],
      note: untold(report[`path-${name}`], steps),
      address: portal[name],
    })),
    ...consent,
  ]
}

/** The way in words, today's and the one before in brackets, unless the steps have told both already. */
function untold(path: string, steps: string): string | null {
  const ways = /^(.*?) \([^:]*: (.*?)\)/.exec(path)?.slice(1)
  return ways?.every((way) => steps.includes(way)) ? null : path
}

/** Whether IT is asked to let an app in, or to give it more. */
export function asksToApprove(diagnosis: Diagnosis): boolean {
  return placesOf(diagnosis).some((place) => place === 'apps' || place === 'requests')
}

function placesOf({ scenario, words }: Diagnosis): readonly (keyof typeof portal)[] {
  return placesFor[words] ?? placesFor[scenario] ?? []
}

/** Stops that an administrator's consent ends. */
const grantHelps: ReadonlySet<ScenarioId> = new Set([
  'approval-request',
  'approval-pending',
  'admin-approval',
  'consent-missing',
])

/** By scenario, or by a diagnosis' key of words where its owner makes a difference. */
const placesFor: Readonly<Record<string, readonly (keyof typeof portal)[] | undefined>> = {
  [anotherApp]: ['apps'],
  'approval-request': ['requests'],
  'approval-pending': ['requests'],
  'approval-request-failed': ['requests'],
  'admin-approval': ['settings', 'apps'],
  'consent-missing': ['apps'],
  'app-blocked': ['apps', 'requests'],
  'not-assigned': ['apps'],
  'app-misconfigured@it': ['apps'],
  'conditional-access': ['accessRules'],
  device: ['devices'],
  'resource-missing': ['apps'],
  'account-blocked': ['users'],
  'account-blocked@you': [],
  'wrong-account@it': ['users'],
  'tenant-restricted': ['crossTenant'],
}

function consentLink(input: ReportInput): Link {
  const { report } = input.words
  const address = consentAddress(input)
  if (address !== null) return { label: report.consentAddress, note: report.consentMind, address }
  const seen = input.attempt.request?.clientId ?? null
  const isSet = input.settings.clientIds.length > 0
  const why = seen === null ? report.consentUnseen : isSet ? report.consentOther : report.consentUnset
  // Whoever is asked for another app is led to no other way of letting it in.
  const ways = seen !== null && isSet ? '' : ` ${report.consentWays}`
  const id = seen === null ? '' : ` ${report.clientIdSeen}: ${unlinked(seen, 80)} (${report.notVerified}).`
  return { label: report.consentAddress, note: `${why}${id}${ways}`, address: null }
}

/** Made from settings alone; the request's client ID only decides which of the configured ones it is. */
function consentAddress({ attempt, settings }: ReportInput): string | null {
  const id = settings.clientIds.find((configured) => configured === attempt.request?.clientId)
  if (attempt.recognition !== 'client-id' || id === undefined) return null
  const query = new URLSearchParams({ client_id: id })
  if (settings.adminConsentRedirectUri !== null) query.set('redirect_uri', settings.adminConsentRedirectUri)
  const tenant = encodeURIComponent(settings.tenant ?? sharedTenant.anyCompany)
  return `https://${settings.authorityHost}/${tenant}/adminconsent?${query}`
}
