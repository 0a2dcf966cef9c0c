/**
 * A table's rows and their cells (RFC 4180), at most `most` rows; separated by tabs, semicolons or commas, whichever the first
 * row has. A cell in quotes may hold all of them, and line ends. Blank rows are passed over. Never throws.
 */
export function readCsv(text: string, most: number): string[][] {
  const firstRow = text.slice(0, 20_000).replace(/[\r\n].*/s, '')
  const separator = ['\t', ';', ','].find((sign) => firstRow.includes(sign)) ?? ','
  // A cell, and what ends it: a separator, a line end, or the text's own.
  const form = new RegExp(
    `(?:"((?:[^"]|"")*)"[^${separator}\\r\\n]*|([^${separator}\\r\\n]*))(${separator}|\\r?\\n|\\r|$)`,
    'g',
  )
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, bare = '', end] of text.matchAll(form)) {
    row.push((quoted?.replaceAll('""', '"') ?? bare).trim())
    if (end === separator) continue
    if (row.some((cell) => cell !== '')) rows.push(row)
    row = []
    if (rows.length === most) break
  }
  return rows
}
