import { isObject } from '../microsoft/json.ts'

/** The value at a dotted key; inherited keys do not count. */
export function valueAt(values: unknown, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>(
      (inside, name) => (isObject(inside) && Object.hasOwn(inside, name) ? inside[name] : undefined),
      values,
    )
}

/** The values as a policy nests them: `report.level` goes into the object `report`. */
export function nested<V>(entries: Iterable<readonly [key: string, value: V]>): Nested<V> {
  const all: Nested<V> = {}
  for (const [key, value] of entries) {
    const [group = '', name] = key.split('.')
    all[group] = name === undefined ? value : Object.assign({}, all[group], { [name]: value })
  }
  return all
}

export type Nested<V> = Record<string, V | Record<string, V>>
