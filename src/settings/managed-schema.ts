import { schemaProperties } from './schema-properties.ts'
import { type Setting, settingsTable } from './table.ts'

/**
 * The schema by which Chromium reads a policy. `managed-schema.json` is a copy of it.
 * It has only types: Chromium silently drops a value that does not fit, and nobody could report it.
 */
export function managedSchema(): object {
  return objectOf({
    ...propertiesOf(settingsTable),
    defaults: objectOf(propertiesOf(settingsTable.filter(({ who }) => who === 'person'))),
    locked: list,
  })
}

const text = { type: 'string' }
const list = { type: 'array', items: text }
const schemas = { boolean: { type: 'boolean' }, choice: text, text, list } as const

const propertiesOf = (settings: readonly Setting[]) =>
  schemaProperties(settings, ({ type }) => schemas[type], objectOf)

function objectOf(properties: Record<string, object>): object {
  return { type: 'object', properties }
}
