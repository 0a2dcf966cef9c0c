/** Entries that meet a `$filter`; null if Graph does not document a part of it for them. */
export function filtered<Entry extends object>(
  entries: readonly Entry[],
  filter: string | null,
  documented: readonly string[],
): readonly Entry[] | null {
  if (filter === null) return entries
  const conditions = filter.split(' and ').map(readCondition)
  if (!conditions.every((one) => one !== null && documented.includes(`${one.path} ${one.operator}`)))
    return null
  return entries.filter((entry) => conditions.every((one) => one !== null && meets(entry, one)))
}

interface Condition {
  path: string
  operator: string
  value: string
}

function readCondition(text: string): Condition | null {
  const any = /^(\w+)\/any\((\w+):\2\/(\w+) (eq) '([^']*)'\)$/.exec(text)
  if (any) return { path: `${any[1]}/${any[3]}`, operator: any[4] ?? '', value: any[5] ?? '' }
  const plain = /^(\w+) (eq|ge|le) (?:'([^']*)'|(\d[\w:.-]+))$/.exec(text)
  if (!plain) return null
  return { path: plain[1] ?? '', operator: plain[2] ?? '', value: plain[3] ?? plain[4] ?? '' }
}

function meets(entry: object, { path, operator, value }: Condition): boolean {
  return valuesAt(entry, path.split('/')).some((one) => {
    if (operator === 'eq') return one === value
    return operator === 'ge' ? one >= value : one <= value
  })
}

function valuesAt(value: unknown, [first, ...rest]: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => valuesAt(one, [first ?? '', ...rest]))
  if (first === undefined) return [String(value)]
  const inside: unknown = Object.entries(value ?? {}).find(([name]) => name === first)?.[1]
  return rest.length === 0 && !Array.isArray(inside) ? [String(inside)] : valuesAt(inside, rest)
}
