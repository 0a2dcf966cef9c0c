import type { GraphFailure } from './graph.ts'

/** The findings of all checks. */
export interface Findings {
  /** null: the tenant does not have it. */
  app: App | null
  grants: Grants
  userConsent: UserConsent
  workflow: Workflow
  requests: Requests
  stepUp: boolean
  approval: Approval | null
  signIns: SignIns
}

export type CheckId = keyof Findings

/** Clara's enterprise application (service principal) in the tenant. */
export interface App {
  objectId: string
  name: string
  isEnabled: boolean
  needsAssignment: boolean
  /** The verified publisher; null if the publisher is not verified. */
  publisher: string | null
}

export interface Grants {
  /** Scopes that are granted for everybody. */
  everybody: string[]
  /** The number of people who have granted something for themselves. */
  people: number
  /** Expected scopes that are not granted for everybody. */
  missing: string[]
}

/** What people may consent to without an administrator. */
export type UserConsent = 'off' | 'low-impact' | 'recommended' | 'all' | 'own-policy'

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
}

/** A consent for the whole tenant. */
export interface Approval {
  at: string
  by: string | null
}

export interface SignIns {
  total: number
  /** AADSTS digits, most frequent first; `0` is a success. */
  codes: { code: string; count: number }[]
  isWhole: boolean
}

/** Why a check was not made. */
export type Skip = 'permission' | 'licence' | 'no-client-id' | 'no-app'

export type CheckOutcome<Finding> =
  | { status: 'done'; finding: Finding }
  | { status: 'skipped'; reason: Skip }
  | { status: 'failed'; reason: Exclude<GraphFailure, 'forbidden' | 'licence'>; requestId: string | null }

export type Result<K extends CheckId = CheckId> = {
  [Id in K]: { id: Id; permission: string } & CheckOutcome<Findings[Id]>
}[K]
