/** The place of a code or an identifier in a text. */
export interface TextPlace {
  what: 'code' | 'id'
  start: number
}

/**
 * The part of a text about its last error with identifiers; empty if the text has no identifier.
 * Identifiers and times belong to the code beside them.
 */
export function lastBlock(plain: string, places: readonly TextPlace[]): string {
  const sorted = places.toSorted((one, other) => one.start - other.start)
  const last = sorted.findLastIndex(isId)
  const first = sorted.slice(0, last + 1).findLastIndex(isCode) + 1
  const [id] = sorted.slice(first, last + 1)
  const next = sorted[last + 1]
  if (id === undefined) return ''
  const isBefore = first === 0 || (next !== undefined && messageLabel.test(plain.slice(id.start, next.start)))
  if (isBefore) return plain.slice(id.start, sorted[last + 2]?.start)
  const before = sorted.slice(0, first).findLastIndex(isId)
  return plain.slice(sorted[before + 1]?.start, next?.start)
}

const isId = ({ what }: TextPlace) => what === 'id'
const isCode = ({ what }: TextPlace) => what === 'code'

/** Between a page's identifiers and the message that belongs to them. */
const messageLabel = /(?:message|mensaje|mensagem|meldung|nachricht)\s?:\s?$/i
