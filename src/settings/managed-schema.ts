import { settingsTable } from './table.ts'

/**
 * The schema by which Chromium reads a policy (`storage.managed_schema`); `managed-schema.json` is this, written down.
 * Types alone: what does not fit a type is dropped before anybody can name it, so the rest is left to the extension's own checks.
 */
export function managedSchema(): object {
  const all = objectOf(() => true)
  return objectSchema({
    ...all,
    defaults: objectSchema(objectOf(({ who }) => who === 'person')),
    locked: list,
  })
}

const text = { type: 'string' }
const list = { type: 'array', items: text }
const schemaOf = { boolean: { type: 'boolean' }, choice: text, text, list } as const

function objectOf(isIn: (setting: (typeof settingsTable)[number]) => boolean): Record<string, object> {
  const properties: Record<string, object> = {}
  const groups: Record<string, Record<string, object>> = {}
  for (const setting of settingsTable.filter(isIn)) {
    const [group = '', name] = setting.key.split('.')
    if (name === undefined) properties[group] = schemaOf[setting.type]
    else {
      groups[group] = { ...groups[group], [name]: schemaOf[setting.type] }
      properties[group] = objectSchema(groups[group])
    }
  }
  return properties
}

function objectSchema(properties: Record<string, object>): object {
  return { type: 'object', properties }
}
