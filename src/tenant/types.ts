import type { GraphFailure } from './graph.ts'

/** What is known of Clara's enterprise application (service principal) in the tenant. */
export interface App {
  objectId: string
  name: string
  isEnabled: boolean
  needsAssignment: boolean
  /** Of the verified publisher; null where it is not verified. */
  publisher: string | null
}

export interface Grants {
  /** Scopes that are granted for everybody. */
  everybody: string[]
  /** How many people have granted something for themselves. */
  people: number
  /** Expected scopes that nobody has granted for everybody. */
  missing: string[]
}

/** What people may consent to by themselves. */
export type UserConsent = 'off' | 'low-impact' | 'recommended' | 'all' | 'own-policy'

export interface Workflow {
  isOn: boolean
  reviewers: number
  /** Days until a request lapses. */
  days: number | null
}

export interface Requests {
  open: number
  /** Since when the oldest waits, ISO 8601. */
  oldest: string | null
  /** Display names, a few of them. */
  by: string[]
}

export interface SignIns {
  total: number
  /** AADSTS digits, most frequent first; `0` is a success. */
  codes: { code: string; count: number }[]
  isWhole: boolean
}

/** Who consented for the tenant, and when. */
export interface Approval {
  at: string
  by: string | null
}

/** What each check finds. */
export interface Findings {
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

/** Why a check was not made. */
export type Skip = 'permission' | 'licence' | 'no-client-id' | 'no-app'

export type Result<K extends CheckId = CheckId> = {
  [Id in K]: { id: Id; permission: string } & (
    | { status: 'done'; finding: Findings[Id] }
    | { status: 'skipped'; reason: Skip }
    | { status: 'failed'; reason: Exclude<GraphFailure, 'forbidden' | 'licence'>; requestId: string | null }
  )
}[K]
