import type { ParsedInput } from '../../attempt/input.ts'
import type { Json, UnreadReason } from '../containers/types.ts'
import { countryOf, personOf, readEntryOf, timeOf } from './entry.ts'
import { fieldsOf } from './fields.ts'
import { meaningsOf } from './meanings.ts'
import type { DateOrder } from './moment.ts'
import { readRecordText } from './read-text.ts'
import { nameOf, readTicket } from './ticket.ts'

/** What a record says, whatever exporter wrote it. */
export interface ReadRecord {
  name: string | null
  /** The time that its source gives it, in milliseconds since the epoch; null if there is none. */
  at: number | null
  input: ParsedInput
  /** An entry of a sign-in log, and not somebody's report. */
  isEntry: boolean
  /** Whom it is about, and an address beside the ID. Both are for counting and are never shown. */
  user: string | null
  address: string | null
  /** Where the sign-in came from: two letters. */
  country: string | null
}

export interface UnreadRecord {
  name: string | null
  reason: UnreadReason
}

/** Reads one record, or says why it cannot be read. Never throws. */
export function readRecord(record: Json, order: DateOrder): ReadRecord | UnreadRecord {
  const fields = fieldsOf(record)
  const meanings = meaningsOf(fields)
  const entry = readEntryOf(meanings, order)
  if (entry === 'unreadable') return { name: nameOf(meanings), reason: 'no-code' }
  const person = { ...personOf(meanings), country: countryOf(meanings) }
  if (entry !== null)
    return {
      ...person,
      name: entry.name,
      at: entry.at,
      isEntry: true,
      input: { kind: 'text', text: entry.facts },
    }
  const ticket = readTicket(fields, meanings, order)
  const { name, at, text } = ticket ?? {
    name: nameOf(meanings),
    at: timeOf(meanings, order),
    text: jsonOf(record),
  }
  return { ...person, name, at, isEntry: false, input: readRecordText(text) }
}

/** Empty if the value is nested too deep. No log entry is. */
function jsonOf(record: Json): string {
  try {
    return JSON.stringify(record)
  } catch {
    return ''
  }
}
