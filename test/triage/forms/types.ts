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
