import type { Words } from '../_locales/index.ts'
import { anotherApp } from '../diagnosis/scenarios.ts'
import type { Diagnosis, ScenarioId } from '../diagnosis/types.ts'
import type { portal } from '../microsoft/portal.ts'

type Cause = Extract<keyof Words['report'], `cause-${string}`>
export type PortalPage = keyof typeof portal

/** The columns of src/diagnosis/scenarios.ts that only the report needs. */
interface ReportRow {
  /** Settings of a tenant that lead to it, from Microsoft's documentation on consent. */
  causes: readonly Cause[]
  /** Portal pages where IT solves it. */
  places: readonly PortalPage[]
  /** An administrator's consent solves it. */
  consentHelps: boolean
}

const consentCauses = ['cause-user-consent', 'cause-risk', 'cause-assignment'] as const
const requestCauses = [...consentCauses, 'cause-workflow-on'] as const
const nothing: ReportRow = { causes: [], places: [], consentHelps: false }

export const reportRows: Readonly<Record<ScenarioId, ReportRow>> = {
  'approval-request': { causes: requestCauses, places: ['requests'], consentHelps: true },
  'approval-pending': { causes: requestCauses, places: ['requests'], consentHelps: true },
  'approval-request-failed': { causes: [], places: ['requests'], consentHelps: false },
  'admin-approval': {
    causes: [...consentCauses, 'cause-workflow-off'],
    places: ['settings', 'apps'],
    consentHelps: true,
  },
  'consent-declined': nothing,
  cancelled: nothing,
  'consent-missing': { causes: ['cause-user-consent'], places: ['apps'], consentHelps: true },
  'app-blocked': { causes: ['cause-blocked'], places: ['apps', 'requests'], consentHelps: false },
  'not-assigned': { causes: ['cause-assigned'], places: ['apps'], consentHelps: false },
  'app-misconfigured': nothing,
  'resource-missing': { causes: [], places: ['apps'], consentHelps: false },
  'wrong-account': nothing,
  'account-blocked': { causes: [], places: ['users'], consentHelps: false },
  password: nothing,
  mfa: nothing,
  'mfa-setup': nothing,
  'conditional-access': {
    causes: ['cause-conditional-access'],
    places: ['accessRules'],
    consentHelps: false,
  },
  device: { causes: ['cause-conditional-access'], places: ['devices'], consentHelps: false },
  'tenant-restricted': { causes: ['cause-cross-tenant'], places: ['crossTenant'], consentHelps: false },
  federation: nothing,
  session: nothing,
  'browser-blocked': nothing,
  network: nothing,
  service: nothing,
  transient: nothing,
  unknown: nothing,
  'signed-in': nothing,
}

/** By the key of words, where the places differ from the scenario's. */
const otherPlaces: ReadonlyMap<string, readonly PortalPage[]> = new Map<string, readonly PortalPage[]>([
  [anotherApp, ['apps']],
  ['app-misconfigured@it', ['apps']],
  ['account-blocked@you', []],
  ['wrong-account@it', ['users']],
])

/** Portal pages where IT solves this case. */
export function placesOf({ scenario, words }: Diagnosis): readonly PortalPage[] {
  return otherPlaces.get(words) ?? reportRows[scenario].places
}

/** The tenant's settings that lead here. Clara's support cannot change them. */
export function causesOf({ scenario, owner }: Diagnosis, { report }: Words): string[] {
  return owner === 'clara' ? [] : reportRows[scenario].causes.map((cause) => report[cause])
}

/** Whether IT is asked to let an app in, or to give it more permissions. */
export function asksToApprove(diagnosis: Diagnosis): boolean {
  return placesOf(diagnosis).some((place) => place === 'apps' || place === 'requests')
}
