/** The place of a code or an identifier in a text. */
export interface TextPlace {
  what: 'code' | 'id'
  start: number
  end: number
}

/**
 * The part of a text about its last error with identifiers; null if no identifier has a code.
 * Identifiers and times belong to the code beside them.
 */
export function lastBlock(plain: string, places: readonly TextPlace[]): string | null {
  const sorted = places.toSorted((one, other) => one.start - other.start)
  const last = sorted.findLastIndex(({ what }) => what === 'id')
  const first = sorted.findLastIndex(({ what }, index) => what === 'code' && index < last) + 1
  const group = sorted.slice(first, last + 1)
  const next = sorted[last + 1]
  const [start, end] = [group[0]?.start, group.at(-1)?.end]
  if (start === undefined || end === undefined) return null
  if (next !== undefined && (first === 0 || messageLabel.test(plain.slice(end, next.start))))
    return plain.slice(start, sorted[last + 2]?.start)
  const before = sorted.slice(0, first).findLast(({ what }) => what === 'id')
  const code = sorted.find(({ what, start }) => what === 'code' && start >= (before?.end ?? 0))
  return plain.slice(code?.start, next?.start)
}

/** Between a page's identifiers and the message that belongs to them. */
const messageLabel = /(?:message|mensaje|mensagem|meldung|nachricht)\s?:\s?$/i
