import { hashtable } from '../records/fields.ts'
import { isTelling } from '../records/unwrap.ts'
import { splitLines } from '../split-lines.ts'
import { isAccessStart } from './access-log.ts'
import type { Container, Json, Piece, Start } from './types.ts'

/** Lines of `name=value`, as many programs log, or of PowerShell's `@{Name=value}`. */
export const pairs: Container = {
  id: 'pairs',
  recognizes: (start) => isPairsStart(start) && !isAccessStart(start),
  read,
}

/** Lines with errors are a list of errors, too, so that its container asks this. */
export function isPairsStart({ text, isWhole }: Start): boolean {
  const lines = text.slice(0, startLength).split(/\r?\n/, mostLines + 1)
  const isAll = isWhole && text.length <= startLength && lines.length <= mostLines
  const shown = (isAll ? lines : lines.slice(0, -1)).filter((line) => line.trim() !== '')
  const records = shown.map(recordIn).filter((record) => record !== null)
  const isMost = (records.length > 1 || text.startsWith('@{')) && records.length > shown.length / 2
  return (
    isMost &&
    records.some((record) => Object.keys(record).some(isTelling) || hasCode.test(String(record.msg)))
  )
}

const startLength = 20_000
const mostLines = 20
const hasCode = /AADSTS\d{4}/

async function* read(pieces: AsyncIterable<string>): AsyncGenerator<Piece> {
  for await (const { text } of splitLines(pieces)) {
    const line = text.replace(/[\r\uFEFF]/g, '').trim()
    const record = recordIn(line)
    if (record !== null) yield { kind: 'record', record, wrapper: 'pairs' }
    else if (line !== '') yield { kind: 'ticket', ticket: { name: null, text: line, at: null, from: null } }
  }
}

/** Null unless the line ends in pairs alone. A time or a level may stand before them. */
function recordIn(line: string): Json | null {
  if (line.startsWith('@{')) return hashtable(line)
  if (otherForm.test(line)) return null
  const found = [...line.matchAll(pair)]
  const [first] = found
  if (first === undefined || found.length < fewestPairs) return null
  if (line.slice(first.index).replace(pair, '').trim() !== '') return null
  const stamp = stampBefore.exec(line.slice(0, first.index))?.[0]
  const values = found.map(([, name = '', value = '']) => [name, unquoted(value)] as const)
  return { ...(stamp !== undefined && { time: stamp }), ...Object.fromEntries(values) }
}

/** JSON, CEF and LEEF have readers of their own. */
const otherForm = /^\s{0,20}[[{<]|\{\s?"|(?:CEF|LEEF):\d/
const fewestPairs = 3
const stampBefore = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[\d.,]{0,12}(?:Z|[+-]\d\d:?\d\d)?/

/** A quoted value without an end lasts to the end of its line. */
const pair = /(?:^|\s)([A-Za-z@_][\w.@-]{0,60})=("(?:[^"\\]|\\(?:.|$))*(?:"|$)[,;]?|[^\s"]\S*|(?=\s|$))/g

function unquoted(text: string): string {
  const value = text.replace(/[,;]$/, '')
  if (!value.startsWith('"')) return value
  return value
    .slice(1)
    .replace(/"$/, '')
    .replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))
}
