import type { GraphFailure, Stop } from './graph.ts'

/** The findings of all checks. */
export interface Findings {
  /** null: the tenant does not have it. */
  app: App | null
  api: Api
  grants: Grants
  userConsent: UserConsent
  classified: Classified
  workflow: Workflow
  requests: Requests
  stepUp: StepUp
  signIns: SignIns
  approval: Approvals
}

export type CheckId = keyof Findings

/** Clara's enterprise application (service principal) in the tenant. */
export interface App {
  objectId: string
  name: string
  /** What keeps everybody from signing in. */
  blocks: Block[]
  needsAssignment: boolean
  /** The verified publisher; null if the publisher is not verified. */
  publisher: string | null
}

/** learn.microsoft.com/entra/identity/enterprise-apps/deactivate-application-portal */
export type Block =
  /** `accountEnabled`: this tenant's IT. */
  | 'disabled'
  /** `isDisabled`: Clara, where the app is registered. */
  | 'deactivated'
  /** `disabledByMicrosoftStatus`: Microsoft. */
  | 'microsoft'

/** Microsoft Graph in the tenant, and what it says of the permissions that Clara asks for. */
export interface Api {
  objectId: string
  /** How many scopes are expected; 0: it is unknown what Clara asks for. */
  expected: number
  /** Expected scopes that only an administrator can consent to. */
  adminOnly: string[]
  /** Expected scopes that Microsoft Graph does not have. */
  unknown: string[]
}

export interface Grants {
  /** Scopes of Microsoft Graph that are granted for everybody. */
  everybody: string[]
  /** The number of other APIs with a grant for everybody. */
  elsewhere: number
  /** Expected scopes that are not granted for everybody. */
  missing: string[]
  /** The number of people who have granted something for themselves. */
  people: number
  /** Why grants for everybody were read in part only. */
  stop: Stop | null
  /** Why people's own grants were read in part only. */
  peopleStop: Stop | null
}

/** What people may consent to without an administrator: any of the policies is enough. */
export interface UserConsent {
  /** Empty: they may consent to nothing. */
  policies: ConsentPolicy[]
  /** `allowUserConsentForRiskyApps`, one of the two switches of risk-based step-up. */
  allowsRisky: boolean
}

export type ConsentPolicy = 'low-impact' | 'recommended' | 'all' | 'own-policy'

/** Permissions of Microsoft Graph that the tenant has classified as low impact. */
export interface Classified {
  low: string[]
  stop: Stop | null
}

/** The admin consent workflow. */
export interface Workflow {
  isOn: boolean
  reviewers: number
  /** Days after which a request expires. */
  days: number | null
}

/** Open admin consent requests for Clara. */
export interface Requests {
  open: number
  /** The time of the oldest, ISO 8601. */
  oldest: string | null
  /** The display names of up to five people. */
  by: string[]
  stop: Stop | null
}

/** Both switches of risk-based step-up. Which one wins is not documented. */
export interface StepUp {
  /** `BlockUserConsentForRiskyApps`; null: not set, and Microsoft's default is to block. */
  blocks: boolean | null
  /** `allowUserConsentForRiskyApps`; null: not read. */
  allows: boolean | null
  state: 'on' | 'off' | 'unclear'
}

/** A consent for the whole tenant. */
export interface Approval {
  at: string
  by: string | null
}

export interface Approvals {
  /** The last one in the audit log; null if it has none. */
  last: Approval | null
  /** Days in the log: 30 with Entra ID P1, 7 without; null if the license is unknown. */
  days: 30 | 7 | null
  stop: Stop | null
}

export interface SignIns {
  total: number
  /** AADSTS digits, most frequent first; `0` is a success. */
  codes: { code: string; count: number }[]
  stop: Stop | null
}

/** Why a check was not made. */
export type Skip = 'permission' | 'role' | 'license' | 'no-client-id' | 'no-app' | 'no-api' | 'not-needed'

export type CheckOutcome<Finding> =
  | { status: 'done'; finding: Finding }
  | { status: 'skipped'; reason: Skip }
  | { status: 'failed'; reason: Exclude<GraphFailure, 'forbidden' | 'license'>; requestId: string | null }

export type Result<K extends CheckId = CheckId> = {
  [Id in K]: { id: Id; permission: string } & CheckOutcome<Findings[Id]>
}[K]
