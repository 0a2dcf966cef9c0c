/** An element with text or with child elements. */
export interface XmlElement {
  readonly name: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly inside?: string | readonly XmlElement[]
}

/** The whole file, with `docType` before the root. */
export function xmlFile(root: XmlElement, docType?: string): string {
  const head = ['<?xml version="1.0" encoding="utf-8"?>', ...(docType === undefined ? [] : [docType])]
  return `${[...head, ...lines(root, '')].join('\n')}\n`
}

export function xml(
  name: string,
  attributes: Readonly<Record<string, string>>,
  inside?: string | readonly XmlElement[],
): XmlElement {
  return { name, attributes, ...(inside !== undefined && { inside }) }
}

function lines({ name, attributes = {}, inside = [] }: XmlElement, indent: string): string[] {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value, true)}"`)
  const start = `${indent}<${name}${pairs.join('')}`
  if (typeof inside === 'string') return [`${start}>${escaped(inside, false)}</${name}>`]
  if (inside.length === 0) return [`${start}/>`]
  return [`${start}>`, ...inside.flatMap((one) => lines(one, `${indent}  `)), `${indent}</${name}>`]
}

/** Readers change line ends to LF, and white space in attributes to spaces. Numbers stay. */
function escaped(text: string, isAttribute: boolean): string {
  const illegal = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(text)
  if (illegal !== null) throw new RangeError(`XML cannot contain character ${illegal[0].codePointAt(0)}`)
  return text.replace(
    isAttribute ? /[&<>"\t\n\r\x85\u2028\u2029]/g : /[&<>\r\x85\u2028\u2029]/g,
    (one) => names[one] ?? `&#${one.charCodeAt(0)};`,
  )
}

const names: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
