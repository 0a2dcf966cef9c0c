import type { Json } from './types.ts'

/** A line in the Common Event Format: a head of seven fields, then `name=value`; else null. */
export function readCef(line: string): Json | null {
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
