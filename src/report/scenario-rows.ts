import { fill, type Words } from '../_locales/index.ts'
import { anotherApp } from '../diagnosis/scenarios.ts'
import type { Diagnosis, ScenarioId } from '../diagnosis/types.ts'
import type { portal } from '../microsoft/portal.ts'
import { pathsByName } from './portal-paths.ts'

type Cause = Extract<keyof Words['report'], `cause-${string}`>
export type PortalPage = keyof typeof portal

/** The columns of src/diagnosis/scenarios.ts that only the report needs. */
interface ReportRow {
  /** Settings of a tenant that lead to it, from Microsoft's documentation on consent. */
  causes: readonly Cause[]
  /** Portal pages where IT solves it. */
  places: readonly PortalPage[]
}

const consentCauses = ['cause-user-consent', 'cause-risk', 'cause-assignment'] as const
const requestCauses = [...consentCauses, 'cause-workflow-on'] as const
const nothing: ReportRow = { causes: [], places: [] }
const person: ReportRow = { causes: [], places: ['users'] }

const reportRows: Readonly<Record<ScenarioId, ReportRow>> = {
  'approval-request': { causes: requestCauses, places: ['requests'] },
  'approval-pending': { causes: requestCauses, places: ['requests'] },
  'approval-request-failed': { causes: [], places: ['requests'] },
  'admin-approval': { causes: [...consentCauses, 'cause-workflow-off'], places: ['settings', 'apps'] },
  'consent-declined': nothing,
  cancelled: nothing,
  'consent-missing': { causes: ['cause-user-consent'], places: ['apps'] },
  'app-blocked': { causes: ['cause-blocked'], places: ['apps', 'requests'] },
  'not-assigned': { causes: ['cause-assigned'], places: ['apps'] },
  'app-misconfigured': nothing,
  'resource-missing': { causes: [], places: ['apps'] },
  'wrong-account': nothing,
  'account-blocked': person,
  password: person,
  mfa: person,
  'mfa-setup': person,
  'conditional-access': { causes: ['cause-conditional-access'], places: ['accessRules'] },
  device: { causes: ['cause-conditional-access'], places: ['devices'] },
  'tenant-restricted': { causes: ['cause-cross-tenant'], places: ['crossTenant'] },
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
  ['wrong-account@it', ['users']],
])

/** Portal pages where IT solves this case. */
export function placesOf({ scenario, words }: Diagnosis): readonly PortalPage[] {
  return otherPlaces.get(words) ?? reportRows[scenario].places
}

/** The tenant's settings that lead here. Clara's support cannot change them. */
export function causesOf({ scenario, owner }: Diagnosis, { report }: Words): string[] {
  return owner === 'clara' ? [] : reportRows[scenario].causes.map((cause) => fill(report[cause], pathsByName))
}

/** Whether IT may change a person's account: somebody could pretend to be that person. */
export function concernsPerson(diagnosis: Diagnosis): boolean {
  return placesOf(diagnosis).includes('users')
}

/** Whether IT is asked to let an app in, or to give it more permissions. */
export function asksToApprove(diagnosis: Diagnosis): boolean {
  return placesOf(diagnosis).some((place) => place === 'apps' || place === 'requests')
}
