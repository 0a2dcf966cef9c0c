import { readGuid } from '../../microsoft/guid.ts'

/** A table without a line of headings, such as `az -o tsv` prints it: nobody knows its columns. */
export function isHeadless(text: string): boolean {
  const lines = text
    .slice(0, 20_000)
    .split(/\r?\n/, mostLines)
    .filter((line) => line.trim() !== '')
  const separator = ['\t', ';', ','].find((sign) => lines[0]?.includes(sign))
  if (separator === undefined || /AADSTS\d/.test(text)) return false
  const [first = [], ...others] = lines.map((line) => line.split(separator).map(bare))
  const isTable = first.length > 3 && others.slice(0, -1).every(({ length }) => length === first.length)
  return isTable && first.some(isId) && first.some(isTimeOrPerson)
}

const mostLines = 20

const bare = (cell: string) => cell.trim().replace(/^"|"$/g, '')
const isId = (cell: string) => cell.length < 40 && readGuid(cell) !== null
const isTimeOrPerson = (cell: string) =>
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(cell) || /^[^\s@]{1,100}@[^\s@]{1,200}$/.test(cell)
