import type { Silence } from '../../attempt/silence.ts'
import type { Clara } from '../../attempt/types.ts'
import type { Owner } from '../../diagnosis/types.ts'
import type { ContainerId } from '../../triage/containers/types.ts'
import type { TriageError } from '../../triage/errors.ts'
import type { Cause, Found, SourceForm, Unread } from '../../triage/reading.ts'
import type { Summary } from '../../triage/summary.ts'
import type { Row } from '../../triage/table.ts'

/** What the page asks of the worker. Only the worker has all results. */
export type ReaderRequest =
  | { kind: 'read'; sources: Source[]; clara: Clara; now: number }
  | { kind: 'view'; view: View }
  | { kind: 'open'; index: number }
  | { kind: 'export'; view: View }
  | { kind: 'clean'; source: File; clara: Clara }

export type Source = ({ text: string } | { file: File }) & {
  /** The person's choice; without it the form is recognized. */
  container?: ContainerId | undefined
}

/** How one source was read. */
export interface SourceRead {
  /** The file's name; null for a pasted text. */
  name: string | null
  /** null if nothing in it could be read. */
  form: SourceForm | null
  records: number
  unread: number
  /** Why it could not be read, or not to its end. */
  problem: Problem | null
}

/** Each request has one answer. Only `progress` may come before it, any number of times. */
export type ReaderAnswer =
  | { kind: 'progress'; name: string | null; done: number; all: number }
  | {
      kind: 'read'
      summary: Summary
      recording: File | null
      sources: SourceRead[]
      /** The first of the records that could not be read. */
      unread: Unread[]
    }
  | { kind: 'view'; lines: Line[]; all: number }
  | { kind: 'open'; found: Found }
  | { kind: 'file'; content: Blob; isWhole: boolean }
  | { kind: 'failed'; problem: Problem }

export type Problem = TriageError['reason'] | 'unreadable' | 'failed'

/** Which results are shown, and in what order. */
export interface View {
  only: Only | null
  onlyFailures: boolean
  sort: SortColumn | null
  isDescending: boolean
  /** Maximum number of lines. */
  most: number
}

/** One group of the counts. */
export type Only =
  | { group: 'causes'; key: Cause }
  | { group: 'owners'; key: Owner | null }
  | { group: 'codes'; key: string }
  | { group: 'tenants'; key: string | null }
  | { group: 'countries'; key: string | null }
  | { group: 'days'; key: string | null }
  | { group: 'hours'; key: string | null }
  | { group: 'routes'; key: string }

export const sortColumns = ['name', 'time', 'cause', 'code', 'owner', 'tenant', 'correlationId'] as const
export type SortColumn = (typeof sortColumns)[number]

export interface Line {
  /** Its place among all results. */
  index: number
  row: Row
  cause: Cause
  canOpen: boolean
  /** Why it is no blocked sign-in to Clara; null where it is one. */
  silence: Silence | null
}
