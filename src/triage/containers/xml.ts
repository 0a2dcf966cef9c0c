import { TriageError } from '../errors.ts'
import { joinPieces } from '../pieces.ts'
import { isTelling } from '../records/unwrap.ts'
import { isDataColumn } from './headings.ts'
import type { Container, Json, Piece, Start } from './types.ts'
import { type Element, xmlTree } from './xml-tree.ts'

/** XML of a help desk, of Splunk, of PowerShell's Export-Clixml or of Windows' event log. */
export const xml: Container = { id: 'xml', recognizes, read }

function recognizes({ text }: Start): boolean {
  const root = /^(?:<[?!][^>]{0,5000}>\s*){0,5}<([A-Za-z][\w:.-]{0,60})[\s/>]/.exec(text)?.[1]
  return root !== undefined && !page.has(root.toLowerCase()) && recordsIn(xmlTree(text)).length > 0
}

/** Elements of a page, which is a text. */
const page: ReadonlySet<string> = new Set(
  'html head body title meta style script div p span br table pre b i a h1 h2 h3 ul ol img form svg'.split(
    ' ',
  ),
)

async function* read(pieces: AsyncIterable<string>): AsyncGenerator<Piece> {
  const records = recordsIn(xmlTree(await joinPieces(pieces)))
  for (const one of records)
    yield one.isClosed
      ? { kind: 'record', record: recordOf(one), wrapper: 'xml' }
      : { kind: 'unread', name: null, reason: 'broken' }
  if (records.some(({ isClosed }) => !isClosed)) throw new TriageError('broken-off')
}

/** The outermost elements that say something. */
function recordsIn(element: Element): Element[] {
  const isRecord = [...element.attributes.keys()].some(isTelling) || element.children.some(isTellingLeaf)
  return isRecord && !feeds.has(element.name) ? [element] : element.children.flatMap(recordsIn)
}

/** A feed has a title of its own. */
const feeds: ReadonlySet<string> = new Set(['channel', 'feed'])

function isTellingLeaf(element: Element): boolean {
  const name = keyOf(element)
  return typeof innerOf(element) === 'string' && (isTelling(name) || isDataColumn(name))
}

/** PowerShell, Splunk and Windows name a value in an attribute. */
function keyOf({ name, attributes }: Element): string {
  return attributes.get('N') ?? attributes.get('k') ?? attributes.get('Name') ?? name
}

/** ServiceNow writes the ID of a person and the name beside it. */
function innerOf(element: Element): string | Json {
  const { children, text, attributes } = element
  const [only, ...others] = children
  if (only !== undefined && others.length === 0 && wrappers.has(only.name)) return innerOf(only)
  if (only !== undefined) return recordOf(element)
  const shown = attributes.get('display_value') || text.trim()
  return shown === '' && attributes.size > 0 ? Object.fromEntries(attributes) : shown
}

const wrappers: ReadonlySet<string> = new Set(['v', 'value', 'text'])

function recordOf({ attributes, children }: Element): Json {
  const values = new Map<string, (string | Json)[]>(
    Array.from(attributes, ([name, value]) => [name, [value]]),
  )
  for (const child of children) {
    const key = keyOf(child)
    const same = values.get(key)
    if (same === undefined) values.set(key, [innerOf(child)])
    else same.push(innerOf(child))
  }
  return Object.fromEntries(Array.from(values, ([key, all]) => [key, all.length === 1 ? all[0] : all]))
}
