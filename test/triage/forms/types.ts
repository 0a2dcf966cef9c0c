import type { ContainerId, UnreadReason } from '../../../src/triage/containers/types.ts'

/** A file as a tool writes it, and what must be read from it. */
export interface Form {
  name: string
  container: ContainerId
  exporter: string | null
  text: string
  encoding?: 'utf-8' | 'utf-16' | 'windows-1252'
  /** Codes of the failed sign-ins to Clara in their order; all of sign-ins.ts without it. */
  codes?: readonly string[]
  total?: number
  unread?: readonly { name: string | null; reason: UnreadReason }[]
  /** What the form does not hold. */
  lacks?: readonly Part[]
  /** The time of every record is missing. */
  isUndated?: true
}

export type Part = 'tenant' | 'requestId' | 'correlationId' | 'app' | 'user'

/** A help desk's or chat's export. Each holds the three tickets of desks.ts. */
export interface DeskForm {
  name: string
  container: ContainerId
  exporter: string | null
  text: string
  encoding?: 'utf-8' | 'utf-16' | 'windows-1252'
  /** The names of the tickets; those of desks.ts without it. */
  names?: readonly (string | null)[]
  /** It names nobody who asked. */
  isAnonymous?: true
}

export interface Ticket {
  number: string
  subject: string
  body: string
  /** ISO 8601, UTC. */
  at: string
  from: string
}
