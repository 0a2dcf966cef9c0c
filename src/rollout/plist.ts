import type { JsonValue } from './types.ts'
import { type XmlElement, xml, xmlFile } from './xml.ts'

const docType =
  '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">'

/** JSON as Apple's property list. */
export function plist(value: JsonValue): string {
  return xmlFile(xml('plist', { version: '1.0' }, [element(value)]), docType)
}

function element(value: JsonValue): XmlElement {
  if (typeof value === 'boolean') return { name: value ? 'true' : 'false' }
  if (typeof value === 'number') return { name: 'integer', inside: String(value) }
  if (typeof value === 'string') return { name: 'string', inside: value }
  if (Array.isArray(value)) return { name: 'array', inside: value.map(element) }
  return {
    name: 'dict',
    inside: Object.entries(value).flatMap(([key, one]) => [{ name: 'key', inside: key }, element(one)]),
  }
}
