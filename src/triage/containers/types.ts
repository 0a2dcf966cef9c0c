import type { Clara, SignInAttempt } from '../../attempt/types.ts'
import type { AccessAnswer, Passed } from '../access/types.ts'
import type { DateOrder } from '../records/moment.ts'

/** One way to separate records. Each form of a file belongs to one container. */
export interface Container {
  id: ContainerId
  /** Whether a file that starts like this has this form. */
  recognizes(start: Start): boolean
  /** Reads a file of any size in pieces. */
  read(pieces: AsyncIterable<string>, clara: Clara): AsyncGenerator<Piece>
}

export const containerIds = [
  'access-log',
  'json',
  'table',
  'columns',
  'xml',
  'markup-table',
  'prefixed-json',
  'pairs',
  'yaml',
  'properties',
  'recording',
  'chat',
  'mailbox',
  'mail',
  'lines',
  'text',
] as const
export type ContainerId = (typeof containerIds)[number]

/** The start of a file, long enough to recognize its form. */
export interface Start {
  /** Without a byte order mark and blank lines before it. */
  text: string
  /** It is the whole file. */
  isWhole: boolean
}

/** What a container holds, in its order: a file within a mail, such as a recording, holds more. */
export type Piece = Single | { kind: 'file'; name: string; bytes: Uint8Array }

export type Single =
  | { kind: 'record'; record: Json; wrapper: string; order?: DateOrder }
  | { kind: 'ticket'; ticket: Ticket }
  | { kind: 'attempt'; attempt: SignInAttempt }
  | { kind: 'answer'; answer: AccessAnswer; exporter: string }
  | { kind: 'passed'; passed: Passed; exporter: string }
  | { kind: 'unread'; name: string | null; reason: UnreadReason }

export type Json = Readonly<Record<string, unknown>>

/** A text with the name and the time that its source gives it. */
export interface Ticket {
  /** The ID of a ticket or the subject of a mail; null if its source gives it no name. */
  name: string | null
  text: string
  /** In milliseconds since the epoch; null if there is none. */
  at: number | null
  /** The address of the person who wrote it, to count people; null if it is not known. */
  from: string | null
}

/** Why a record could not be read. */
export type UnreadReason =
  /** It is no JSON, or its end is missing. */
  | 'broken'
  /** A sign-in's entry without a readable error code. */
  | 'no-code'
  /** A recorded sign-in without the bodies of Microsoft's pages. */
  | 'no-body'
  /** An answer that holds an error in the place of records. */
  | 'no-records'
  /** A file in an archive that is no text. */
  | 'no-text'
  /** A table without names of its columns. */
  | 'no-headings'
  /** A browser's log of its network, without pages. */
  | 'netlog'
