/** An element with text or with elements in it. */
export interface XmlElement {
  readonly name: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly inside?: string | readonly XmlElement[]
}

/** A whole file; `docType` stands before the root. */
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

/** A reader turns line ends of any kind into LF, and in an attribute every white space into a space: those go as numbers. */
function escaped(text: string, isAttribute: boolean): string {
  const never = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(text)
  if (never !== null) throw new RangeError(`XML has no place for character ${never[0].codePointAt(0)}`)
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
