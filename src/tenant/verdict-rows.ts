import type { Act } from './acts.ts'
import type { ConsentReason, PersonalConsent } from './personal-consent.ts'
import { isOpenId } from './scopes.ts'
import type { App, Block, CheckId, Grants, Workflow } from './types.ts'

export type Meets =
  | 'works'
  | 'person-consents'
  | 'approval-request'
  | 'admin-approval'
  /** One of the two before: it is unknown whether the workflow is on. */
  | 'approval'
  | 'not-assigned'
  | 'app-blocked'
  | 'unknown'

export type Reason =
  | ConsentReason
  | Block
  | 'granted'
  | 'missing-scopes'
  | 'not-granted'
  | 'not-there'
  | 'people-consented'
  | 'workflow-on'
  | 'workflow-off'
  | 'no-reviewers'
  | 'waiting'
  | 'app-unseen'
  | 'grants-unseen'
  | 'grants-in-part'
  | 'granted-elsewhere'
  | 'workflow-unseen'
  | 'other-publisher'

/** What decides. A finding that is undefined was not seen. */
export interface Tenant {
  app: App | null | undefined
  grants: Grants | undefined
  workflow: Workflow | undefined
  consent: PersonalConsent
  knowsScopes: boolean
  /** Expected scopes of another API than Microsoft Graph: its grants cannot be compared. */
  otherScopes: readonly string[]
  isWaiting: boolean
}

export interface Row {
  meets: Meets
  applies(tenant: Tenant): boolean
  why(tenant: Tenant): Reason[]
  restsOn(tenant: Tenant): CheckId[]
  acts(tenant: Tenant): Act[]
}

/** The row that decides. */
export function rowFor(tenant: Tenant): Omit<Row, 'applies'> {
  return rows.find(({ applies }) => applies(tenant)) ?? needsAdmin
}

/** The first row that applies wins. The rules are those of Microsoft's consent settings. */
const rows: readonly Row[] = [
  {
    meets: 'unknown',
    applies: ({ app }) => app === undefined,
    why: () => ['app-unseen'],
    restsOn: () => [],
    acts: () => ['see-app'],
  },
  {
    meets: 'app-blocked',
    applies: ({ app }) => blocksOf(app).length > 0,
    why: ({ app }) => blocksOf(app),
    restsOn: () => ['app'],
    acts: ({ app }) => blocksOf(app).map((block) => owners[block]),
  },
  {
    meets: 'unknown',
    applies: ({ app, grants }) => app !== null && grants === undefined,
    why: () => ['grants-unseen'],
    restsOn: () => ['app'],
    acts: () => ['see-consents'],
  },
  {
    meets: 'unknown',
    applies: ({ grants, knowsScopes }) => isGrantedInPart(grants) && !knowsScopes,
    why: () => ['scopes-unknown'],
    restsOn: () => ['app', 'grants'],
    acts: () => ['see-permissions'],
  },
  {
    meets: 'unknown',
    applies: ({ grants }) => grants !== undefined && grants.stop !== null && grants.missing.length > 0,
    why: () => ['grants-in-part'],
    restsOn: () => ['app', 'grants'],
    acts: () => ['see-consents'],
  },
  {
    meets: 'unknown',
    applies: ({ grants, otherScopes }) => isOnlyMissing(grants, otherScopes),
    why: () => ['scopes-unseen'],
    restsOn: () => ['app', 'api', 'grants'],
    acts: () => ['see-permissions'],
  },
  {
    meets: 'unknown',
    applies: ({ grants }) => isGrantedElsewhere(grants),
    why: () => ['granted-elsewhere'],
    restsOn: () => ['app', 'api', 'grants'],
    acts: () => ['try'],
  },
  {
    meets: 'not-assigned',
    applies: ({ app, grants }) => isGranted(grants) && app?.needsAssignment === true,
    why: () => ['granted', 'assignment'],
    restsOn: () => ['app', 'grants'],
    acts: () => ['assign'],
  },
  {
    meets: 'works',
    applies: ({ grants }) => isGranted(grants),
    why: () => ['granted'],
    restsOn: () => ['app', 'grants'],
    acts: () => [],
  },
  {
    meets: 'person-consents',
    applies: ({ consent }) => consent.answer === 'yes',
    why: (tenant) => [grantReason(tenant), ...tenant.consent.why],
    restsOn: (tenant) => grantChecks(tenant),
    acts: () => [],
  },
  {
    meets: 'unknown',
    applies: ({ consent }) => consent.answer === 'unknown',
    why: (tenant) => [grantReason(tenant), ...tenant.consent.why],
    restsOn: (tenant) => grantChecks(tenant),
    acts: ({ consent }) => [...new Set(consent.why.flatMap((reason) => looks[reason] ?? []))],
  },
  {
    meets: 'approval',
    applies: ({ workflow }) => workflow === undefined,
    why: (tenant) => [...approvalReasons(tenant), 'workflow-unseen'],
    restsOn: (tenant) => grantChecks(tenant),
    acts: (tenant) => [...approvalActs(tenant), 'see-workflow'],
  },
  {
    meets: 'approval-request',
    applies: ({ workflow }) => workflow?.isOn === true,
    why: approvalReasons,
    restsOn: (tenant) => [...grantChecks(tenant), 'workflow'],
    acts: approvalActs,
  },
]

const needsAdmin: Omit<Row, 'applies'> = {
  meets: 'admin-approval',
  why: approvalReasons,
  restsOn: (tenant) => [...grantChecks(tenant), 'workflow'],
  acts: approvalActs,
}

const blocksOf = (app: App | null | undefined): Block[] => app?.blocks ?? []

const owners: Readonly<Record<Block, Act>> = {
  disabled: 'enable',
  deactivated: 'ask-clara',
  microsoft: 'ask-microsoft',
}

/** Which page shows what the check could not tell. */
const looks: Partial<Readonly<Record<ConsentReason, Act>>> = {
  'policy-unseen': 'see-policy',
  'scopes-unknown': 'see-permissions',
  'scopes-unseen': 'see-permissions',
  'consent-own-policy': 'see-policy',
  'classified-unseen': 'see-classified',
  'publisher-unknown': 'try',
  'step-up-unclear': 'try',
}

const isGrantedInPart = (grants: Grants | undefined) => (grants?.everybody.length ?? 0) > 0

function isGranted(grants: Grants | undefined): boolean {
  return isGrantedInPart(grants) && grants?.missing.length === 0
}

/** A consent includes signing in. Whether one to another API does is not documented. */
function isGrantedElsewhere(grants: Grants | undefined): boolean {
  if (grants === undefined || isGrantedInPart(grants) || grants.elsewhere === 0) return false
  return grants.missing.length > 0 && grants.missing.every(isOpenId)
}

function isOnlyMissing(grants: Grants | undefined, scopes: readonly string[]): boolean {
  const missing = grants?.missing ?? []
  return missing.length > 0 && missing.every((scope) => scopes.includes(scope))
}

function grantReason({ app, grants }: Tenant): Reason {
  if (app === null) return 'not-there'
  return isGrantedInPart(grants) ? 'missing-scopes' : 'not-granted'
}

function grantChecks({ app, consent }: Tenant): CheckId[] {
  return app === null ? ['app', ...consent.restsOn] : ['app', 'grants', ...consent.restsOn]
}

function approvalReasons(tenant: Tenant): Reason[] {
  const { grants, workflow, consent, isWaiting } = tenant
  const reasons: Reason[] = [grantReason(tenant), ...consent.why]
  if ((grants?.people ?? 0) > 0) reasons.push('people-consented')
  if (workflow !== undefined) reasons.push(workflow.isOn ? 'workflow-on' : 'workflow-off')
  if (hasNoReviewers(workflow)) reasons.push('no-reviewers')
  if (isWaiting) reasons.push('waiting')
  return reasons
}

function approvalActs({ app, workflow, isWaiting }: Tenant): Act[] {
  const acts: Act[] = isWaiting ? ['decide'] : []
  acts.push(app === null ? 'first-sign-in' : 'grant')
  if (workflow?.isOn === false) acts.push('workflow')
  if (hasNoReviewers(workflow)) acts.push('reviewers')
  return acts
}

const hasNoReviewers = (workflow: Workflow | undefined) => workflow?.isOn === true && workflow.reviewers === 0
