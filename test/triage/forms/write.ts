/* Writers of small files, as the tools write them. */

export type Cells = Readonly<Record<string, unknown>>

/** A CSV file with this separator. `quotes`: around every cell, or only where one is needed. */
export function csv(rows: readonly Cells[], separator = ',', quotes: 'all' | 'needed' = 'needed'): string {
  const names = Object.keys(rows[0] ?? {})
  const lines = [names, ...rows.map((row) => names.map((name) => String(row[name] ?? '')))]
  const cell = (text: string) =>
    quotes === 'all' || /["\r\n]/.test(text) || text.includes(separator)
      ? `"${text.replaceAll('"', '""')}"`
      : text
  return lines.map((cells) => cells.map(cell).join(separator)).join('\r\n')
}

/** A record on each line. */
export const jsonLines = (records: readonly unknown[]) => records.map((one) => JSON.stringify(one)).join('\n')

export const pretty = (value: unknown) => JSON.stringify(value, null, 2)

/** As PowerShell's Format-List prints objects. */
export function formatList(records: readonly Cells[]): string {
  const blocks = records.map((record) => {
    const width = Math.max(...Object.keys(record).map((name) => name.length))
    return Object.entries(record)
      .map(([name, value]) => `${name.padEnd(width)} : ${value}`)
      .join('\r\n')
  })
  return `\r\n\r\n${blocks.join('\r\n\r\n')}\r\n\r\n`
}

/** Names at the end of each path, as flat exports have them: `a.b.c`. */
export function flat(record: object, path = ''): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) => {
      const at = path === '' ? name : `${path}.${name}`
      const isInner = typeof value === 'object' && value !== null && !Array.isArray(value)
      return isInner ? Object.entries(flat(value, at)) : [[at, value]]
    }),
  )
}
