import { appPage, portal } from '../microsoft/portal.ts'
import { findingIn } from './checks.ts'
import { type ConsentReason, type PersonalConsent, personalConsent } from './personal-consent.ts'
import type { App, Approval, Grants, Result, Workflow } from './types.ts'

/** What people of this tenant see when they sign in to Clara. */
export interface Verdict {
  meets: Meets
  why: Reason[]
  /** What would change it, the nearest first. None of it loosens a policy. */
  changes: Change[]
  /** null: unknown, or not approved. */
  approval: Approval | null
}

type Meets =
  | 'works'
  | 'person-consents'
  | 'approval-request'
  | 'admin-approval'
  /** One of the two before: it is unknown whether the workflow is on. */
  | 'approval'
  | 'not-assigned'
  | 'app-blocked'
  | 'unknown'

type Reason =
  | ConsentReason
  | 'granted'
  | 'disabled'
  | 'missing-scopes'
  | 'not-granted'
  | 'not-there'
  | 'workflow-on'
  | 'workflow-off'
  | 'waiting'
  | 'unseen'

interface Change {
  act: Act
  /** The page of the portal, made from this tenant's own IDs. */
  address: string
}

type Act = 'decide' | 'grant' | 'first-sign-in' | 'workflow' | 'assign' | 'enable'

export interface Expected {
  clientId: string | null
  scopes: readonly string[]
}

export function verdictOf(results: readonly Result[], expected: Expected): Verdict {
  const tenant = tenantOf(results, expected)
  const row = rows.find(({ applies }) => applies(tenant)) ?? needsAdmin
  const ids = { objectId: tenant.app?.objectId ?? '', clientId: expected.clientId ?? '' }
  return {
    meets: row.meets,
    why: row.why(tenant),
    changes: row.acts(tenant).map((act) => ({ act, address: pages[act](ids) })),
    approval: findingIn(results, 'approval') ?? null,
  }
}

/** What decides. A finding that is undefined was not seen. */
interface Tenant {
  app: App | null | undefined
  grants: Grants | undefined
  workflow: Workflow | undefined
  consent: PersonalConsent
  isWaiting: boolean
}

function tenantOf(results: readonly Result[], { scopes }: Expected): Tenant {
  return {
    app: findingIn(results, 'app'),
    grants: findingIn(results, 'grants'),
    workflow: findingIn(results, 'workflow'),
    consent: personalConsent(results, scopes),
    isWaiting: (findingIn(results, 'requests')?.open ?? 0) > 0,
  }
}

interface Row {
  meets: Meets
  applies(tenant: Tenant): boolean
  why(tenant: Tenant): Reason[]
  acts(tenant: Tenant): Act[]
}

/** The first row that applies wins. The rules are those of Microsoft's consent settings. */
const rows: readonly Row[] = [
  {
    meets: 'unknown',
    applies: ({ app, grants }) => app === undefined || (app !== null && grants === undefined),
    why: () => ['unseen'],
    acts: () => [],
  },
  {
    meets: 'app-blocked',
    applies: ({ app }) => app?.isEnabled === false,
    why: () => ['disabled'],
    acts: () => ['enable'],
  },
  {
    meets: 'not-assigned',
    applies: ({ app, grants }) => isGranted(grants) && app?.needsAssignment === true,
    why: () => ['granted', 'assignment'],
    acts: () => ['assign'],
  },
  {
    meets: 'works',
    applies: ({ grants }) => isGranted(grants),
    why: () => ['granted'],
    acts: () => [],
  },
  {
    meets: 'person-consents',
    applies: ({ consent }) => consent.isAllowed,
    why: (tenant) => [grantReason(tenant), ...tenant.consent.why],
    acts: () => [],
  },
  {
    meets: 'approval',
    applies: ({ workflow }) => workflow === undefined,
    why: approvalReasons,
    acts: approvalActs,
  },
  {
    meets: 'approval-request',
    applies: ({ workflow }) => workflow?.isOn === true,
    why: approvalReasons,
    acts: approvalActs,
  },
]

const needsAdmin: Pick<Row, 'meets' | 'why' | 'acts'> = {
  meets: 'admin-approval',
  why: approvalReasons,
  acts: approvalActs,
}

function isGranted(grants: Grants | undefined): boolean {
  return grants !== undefined && grants.everybody.length > 0 && grants.missing.length === 0
}

function grantReason({ app, grants }: Tenant): Reason {
  if (app === null) return 'not-there'
  return (grants?.everybody.length ?? 0) > 0 ? 'missing-scopes' : 'not-granted'
}

function approvalReasons(tenant: Tenant): Reason[] {
  const reasons: Reason[] = [grantReason(tenant), ...tenant.consent.why]
  if (tenant.workflow !== undefined) reasons.push(tenant.workflow.isOn ? 'workflow-on' : 'workflow-off')
  if (tenant.isWaiting) reasons.push('waiting')
  return reasons
}

function approvalActs({ app, workflow, isWaiting }: Tenant): Act[] {
  const acts: Act[] = isWaiting ? ['decide'] : []
  acts.push(app === null ? 'first-sign-in' : 'grant')
  if (workflow?.isOn === false) acts.push('workflow')
  return acts
}

const pages: Readonly<Record<Act, (ids: Parameters<typeof appPage>[1]) => string>> = {
  decide: () => portal.requests,
  'first-sign-in': () => portal.apps,
  workflow: () => portal.settings,
  grant: (ids) => appPage('Permissions', ids),
  assign: (ids) => appPage('Users', ids),
  enable: (ids) => appPage('Properties', ids),
}
