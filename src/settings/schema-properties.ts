import { nested } from './dotted-keys.ts'
import type { Setting } from './table.ts'

/** The properties of a JSON schema. `objectOf` makes the schema of each group of settings. */
export function schemaProperties(
  settings: readonly Setting[],
  schemaOf: (setting: Setting) => object,
  objectOf: (properties: Record<string, object>) => object,
): Record<string, object> {
  return mapValues(nested(settings.map((setting) => [setting.key, setting])), (inside) =>
    isSetting(inside) ? schemaOf(inside) : objectOf(mapValues(inside, schemaOf)),
  )
}

function mapValues<V>(values: Record<string, V>, change: (value: V) => object): Record<string, object> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]))
}

function isSetting(inside: Setting | Record<string, Setting>): inside is Setting {
  return typeof inside.key === 'string'
}
