import type { Json } from './types.ts'

/**
 * Reads a line in the Common Event Format or in QRadar's LEEF; else null.
 * Both have a head of fields, then `name=value`.
 */
export function readCef(line: string): Json | null {
  return readEvent(line) ?? readLeef(line)
}

function readEvent(line: string): Json | null {
  const start = line.indexOf('CEF:')
  if (start < 0) return null
  const [, vendor, product, , signature, name, severity, ...rest] = line.slice(start).split(/(?<!\\)\|/)
  if (severity === undefined) return null
  const pairs = pairsIn(rest.join('|'))
  return { vendor, product, signature, event: name, ...named(pairs) }
}

/** A value ends where the next name begins. */
function pairsIn(text: string): Map<string, string> {
  const starts = [...text.matchAll(/(?:^|\s)([A-Za-z]\w{0,60})=/g)]
  return new Map(
    starts.map((match, at) => {
      const from = match.index + match[0].length
      return [
        match[1] ?? '',
        text
          .slice(from, starts[at + 1]?.index)
          .replace(/\\([=|\\])/g, '$1')
          .trim(),
      ]
    }),
  )
}

/** `cs1Label=CorrelationId cs1=…` names a field that CEF has no name for. */
function named(pairs: ReadonlyMap<string, string>): Record<string, string> {
  const all = [...pairs].filter(([name]) => !name.endsWith('Label'))
  return Object.fromEntries(all.map(([name, value]) => [pairs.get(`${name}Label`) ?? name, value]))
}

/** A tab separates its fields; version 2 names another sign, as itself or as `x5E`. */
function readLeef(line: string): Json | null {
  const start = line.search(/LEEF:\d/)
  if (start < 0) return null
  const [version = '', vendor, product, , event, ...rest] = line.slice(start).split('|')
  if (event === undefined) return null
  const sign = version.startsWith('LEEF:2') ? signOf(rest.shift() ?? '') : '\t'
  const pairs = rest.join('|').split(sign).map(pairOf)
  return { vendor, product, event, ...Object.fromEntries(pairs) }
}

function signOf(text: string): string {
  const hex = /^(?:0x|x)([0-9a-f]{1,4})$/i.exec(text)?.[1]
  return hex === undefined ? text || '\t' : String.fromCharCode(Number.parseInt(hex, 16))
}

function pairOf(text: string): [string, string] {
  const at = text.indexOf('=')
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}
