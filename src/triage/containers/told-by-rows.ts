import { saysError } from '../records/read-text.ts'

/**
 * Whether these are headings of a company's own: rows of as many cells below them show errors.
 * `prose`: a space follows each separator, as in a sentence.
 */
export function isToldByRows(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  form: 'cells' | 'prose',
): boolean {
  const first = rows.slice(0, 20)
  const isEven = first.length > 1 && first.every(({ length }) => length === header.length)
  if (header.length < 2 || !isEven || !header.every(isOwnName)) return false
  // Two cells may be a name and a value of one record.
  const isPlain = header.length > 2 && form === 'cells'
  return isPlain ? first.some(isTelling) : first.slice(0, 3).every(isTelling)
}

/** No value, no moment of a log's line and no part of a sentence. */
const isOwnName = (name: string) => /^.{1,60}$/s.test(name) && !/[.:!]$|AADSTS|\d{4}/.test(name)

/** An error of Microsoft's, or a record in JSON. */
export const telling = /AADSTS\d{4}|^\[?\{"/

const isTelling = (row: readonly string[]) =>
  row.some((cell) => telling.test(cell)) || saysError(row.join('\n').slice(0, 2000))
