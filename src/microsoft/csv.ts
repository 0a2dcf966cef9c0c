/**
 * Reads a table's cells (RFC 4180), at most `most` rows, without blank ones. Never throws.
 * The first row shows whether tabs, semicolons or commas separate the cells.
 */
export function readCsv(text: string, most: number): string[][] {
  const firstRow = text.slice(0, 20_000).replace(/[\r\n].*/s, '')
  const separator = ['\t', ';', ','].find((sign) => firstRow.includes(sign)) ?? ','
  // A cell and its end: a separator, a line end or the end of the text.
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
