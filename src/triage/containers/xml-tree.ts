import { TriageError } from '../errors.ts'

/** An element of XML. */
export interface Element {
  name: string
  attributes: ReadonlyMap<string, string>
  children: Element[]
  text: string
  /** Its end was read. */
  isClosed: boolean
}

/** The elements of a text, also of one that breaks off. Ignores what is not well-formed. */
export function xmlTree(source: string): Element {
  const root = elementOf('')
  const open = [root]
  let at = 0
  for (let count = 0; at < source.length; count++) {
    if (count > mostTags) throw new TriageError('too-large')
    const start = source.indexOf('<', at)
    const text = source.slice(at, start < 0 ? source.length : start)
    addText(open, decoded(text))
    if (start < 0) break
    at = readMarkup(open, source, start)
  }
  return root
}

/** More would fill the memory. A log of 100,000 rows has fewer. */
const mostTags = 10_000_000

function elementOf(tag: string): Element {
  const name = /^[^\s/>]{1,200}/.exec(tag)?.[0] ?? ''
  const attributes = new Map<string, string>()
  for (const [, attribute = '', double, single] of tag.slice(0, longestTag).matchAll(attributeForm))
    attributes.set(attribute, decoded(double ?? single ?? ''))
  return { name: name.replace(/^.*:/, ''), attributes, children: [], text: '', isClosed: false }
}

const attributeForm = /\s([^\s=]+)=(?:"([^"]*)"|'([^']*)')/g
/** Characters. */
const longestTag = 5000

function addText(open: readonly Element[], text: string): void {
  const last = open.at(-1)
  if (last !== undefined && text !== '') last.text += text
}

/** Reads what begins with `<`, and gives the place behind it. */
function readMarkup(open: Element[], source: string, start: number): number {
  if (source.startsWith('<!--', start)) return behind(source, '-->', start)
  if (source.startsWith('<![CDATA[', start)) {
    const end = behind(source, ']]>', start)
    addText(open, source.slice(start + 9, end - 3))
    return end
  }
  const end = behind(source, '>', start)
  const tag = source.slice(start + 1, end - 1)
  if (/^[A-Za-z_]/.test(tag)) openElement(open, tag)
  else if (tag.startsWith('/')) closeElement(open, elementOf(tag.slice(1)).name)
  return end
}

function behind(source: string, sign: string, from: number): number {
  const at = source.indexOf(sign, from)
  return at < 0 ? source.length : at + sign.length
}

function openElement(open: Element[], tag: string): void {
  const element = elementOf(tag)
  open.at(-1)?.children.push(element)
  if (tag.endsWith('/')) element.isClosed = true
  else if (open.length < deepest) open.push(element)
}

/** No export is nested as deep. */
const deepest = 200

function closeElement(open: Element[], name: string): void {
  const at = open.findLastIndex((one) => one.name === name)
  if (at < 1) return
  for (const one of open.splice(at)) one.isClosed = true
}

const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** PowerShell writes `_x000A_` for a line break. */
function decoded(text: string): string {
  if (!text.includes('&') && !text.includes('_x')) return text
  return text
    .replace(/_x([\dA-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (whole, name, digits, hex) => {
      if (name !== undefined) return signs[name.toLowerCase()] ?? whole
      const code = digits === undefined ? Number.parseInt(hex, 16) : Number(digits)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
}
