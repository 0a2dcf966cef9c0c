/** A `PSObject`, which `ConvertFrom-Json` and `New-Object` return. */
export class PsObject {
  readonly properties = new Properties()
}

class Properties extends Map<string, { Name: string; Value: unknown }> {}

/** The values that a pipeline passes on one by one. */
export function listed(value: unknown): unknown[] {
  if (value === undefined) return []
  if (value instanceof Properties) return [...value.values()]
  return Array.isArray(value) ? value : [value]
}

export function same(left: unknown, right: unknown): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left.toLowerCase() === right.toLowerCase()
  return left === right
}

/** `-like`, with a star alone as wildcard. */
export function like(text: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[\\^$.|?+()[\]{}]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`, 'is').test(text)
}

export function isOf(value: unknown, type: string): boolean {
  const types: Record<string, boolean> = {
    '[bool]': typeof value === 'boolean',
    '[int]': typeof value === 'number',
    '[array]': Array.isArray(value),
  }
  if (!Object.hasOwn(types, type)) throw new Error(`unknown type: ${type}`)
  return types[type] ?? false
}

export function cast(type: string, value: unknown): unknown {
  if (type === '[char]') return String.fromCharCode(Number(value))
  if (type === '[int]') return Number(value)
  if (type === '[string[]]') return listed(value).map(String)
  if (type !== '[string]') throw new Error(`unknown type: ${type}`)
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return value === null ? '' : String(value)
}

export function fromJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromJson)
  if (typeof value !== 'object' || value === null) return value
  const object = new PsObject()
  for (const [name, one] of Object.entries(value))
    object.properties.set(name.toLowerCase(), { Name: name, Value: fromJson(one) })
  return object
}

export function toJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJson)
  if (!(value instanceof PsObject)) return value
  return Object.fromEntries([...value.properties.values()].map(({ Name, Value }) => [Name, toJson(Value)]))
}
