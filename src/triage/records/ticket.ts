import type { Ticket } from '../containers/types.ts'
import { textOf, timeOf } from './entry.ts'
import type { Field } from './fields.ts'
import { type Meanings, meaningOf } from './meanings.ts'
import type { DateOrder } from './moment.ts'

/** A ticket or a message in a record; null for a record without prose. */
export function readTicket(fields: readonly Field[], meanings: Meanings, order: DateOrder): Ticket | null {
  const input = textOf(meanings, 'input')
  const isOwnReport = fields.some(({ path }) => path === 'schemaVersion')
  if (isOwnReport || (input === null && !meanings.has('prose'))) return null
  return {
    name: nameOf(meanings),
    text: input ?? fields.flatMap(lineOf).join('\n').slice(0, longest),
    at: timeOf(meanings, order) ?? timeInId(textOf(meanings, 'id')),
    from: null,
  }
}

/** Trello's IDs begin with the seconds of their making. */
function timeInId(id: string | null): number | null {
  return id !== null && /^[\da-f]{24}$/.test(id) ? Number.parseInt(id.slice(0, 8), 16) * 1000 : null
}

export function nameOf(meanings: Meanings): string | null {
  const name = textOf(meanings, 'name') ?? textOf(meanings, 'id') ?? textOf(meanings, 'requestId')
  return name === null ? null : name.slice(0, 200)
}

const longest = 1_000_000

/** Prose stands alone; a field of the sign-in keeps its name. */
function lineOf({ path, value, isListed }: Field): string[] {
  const meaning = meaningOf(path)
  if (meaning === 'prose') return [value]
  if (meaning !== null && asides.has(meaning)) return []
  if (isListed) return value.length > 15 ? [value] : []
  const name = path.slice(path.lastIndexOf('.') + 1)
  return [`${name.slice(0, 60)}: ${value}`]
}

const asides: ReadonlySet<string> = new Set([
  'id',
  'name',
  'time',
  'status',
  'user',
  'requester',
  'ip',
  'aside',
  'workspace',
])
