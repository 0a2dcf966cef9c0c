/**
 * A JSON body or a log in CSV as lines of "name: value", the outer names first; any other text as it came. Of a list of
 * log entries the first that failed is taken. Never throws.
 */
export function asLines(text: string): string {
  return jsonLines(text) ?? csvLines(text) ?? text
}

function jsonLines(text: string): string | null {
  for (const [open, close] of ['{}', '[]']) {
    const start = text.indexOf(open ?? '')
    const end = text.lastIndexOf(close ?? '') + 1
    const value = start < 0 ? null : parse(text.slice(start, end))
    if (value !== null) return `${text.slice(0, start)}\n${linesOf(firstFailure(value))}\n${text.slice(end)}`
  }
  return null
}

function parse(json: string): object | null {
  try {
    const value: unknown = JSON.parse(json)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** Graph wraps a page of log entries in `value`; exports are bare lists. */
function firstFailure(value: object): object {
  const list: unknown = Array.isArray(value) ? value : 'value' in value ? value.value : null
  if (!Array.isArray(list)) return value
  const entries = list.slice(0, 1000).filter(isObject)
  return (
    entries.find((entry) => !/"(?:errorCode|resultType)":"?0"?[,}]/i.test(JSON.stringify(entry))) ??
    entries[0] ??
    value
  )
}

/** Breadth first: the entry's own `id` comes before those of its policies. Values that hold JSON themselves are opened too. */
function linesOf(root: object): string {
  const lines: string[] = []
  const queue: object[] = [root]
  for (let at = 0; at < queue.length && at < 2000; at++) {
    for (const [name, value] of Object.entries(queue[at] ?? {}).slice(0, 500)) {
      const inner = typeof value === 'string' && value.startsWith('{') ? parse(value) : value
      if (isObject(inner) && !isListOfWords(inner)) queue.push(inner)
      else lines.push(`${name}: ${String(inner ?? value)}`)
    }
  }
  return lines.join('\n')
}

function isListOfWords(value: object): boolean {
  return Array.isArray(value) && value.every((item) => !isObject(item))
}

/** The portal's export: a header that names the columns, then one entry a line. */
function csvLines(text: string): string | null {
  const rows = text
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
  const header = cells(rows[0] ?? '')
  if (header.length < 3 || !header.some((name) => /^correlation ?id$/i.test(name))) return null
  const codeAt = header.findIndex((name) => /error ?code$|^resultType$/i.test(name))
  const entries = rows.slice(1, 1000).map(cells)
  const entry = entries.find((row) => /[1-9]/.test(row[codeAt] ?? '')) ?? entries[0] ?? []
  return header.map((name, column) => `${name}: ${entry[column] ?? ''}`).join('\n')
}

function cells(row: string): string[] {
  const separator = ['\t', ';', ','].find((sign) => row.includes(sign)) ?? ','
  const form = new RegExp(`(?:^|${separator})(?:"((?:[^"]|"")*)"|([^${separator}"]*))`, 'g')
  return Array.from(row.matchAll(form), ([, quoted, bare]) =>
    (quoted?.replaceAll('""', '"') ?? bare ?? '').trim(),
  )
}
