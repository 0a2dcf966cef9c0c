/**
 * The values of a text in the part of YAML that `az` prints: objects, lists and texts over lines.
 * Our own code: a reader for the whole of YAML would be too large for the package.
 */
export function yamlValues(source: string): unknown[] {
  const state: State = { lines: linesOf(source), at: 0 }
  const values: unknown[] = []
  while (state.at < state.lines.length) values.push(readValue(state, 0))
  return values
}

interface State {
  lines: readonly Line[]
  at: number
}

interface Line {
  indent: number
  /** It begins an element of a list. */
  isItem: boolean
  /** null: the line is a value alone. */
  key: string | null
  value: string
}

function linesOf(source: string): Line[] {
  const lines: Line[] = []
  for (const text of source.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const rest = text.trimStart()
    if (rest === '' || rest === '---') continue
    const indent = text.length - rest.length
    const last = lines.at(-1)
    // A long value goes on in the lines below it.
    if (last !== undefined && last.value !== '' && indent > last.indent) last.value += ` ${rest.trimEnd()}`
    else addLine(lines, rest.trimEnd(), indent)
  }
  return lines
}

function addLine(lines: Line[], text: string, indent: number): void {
  const item = /^-(?: +|$)/.exec(text)?.[0]
  if (item === undefined) {
    lines.push({ indent, isItem: false, ...pairIn(text) })
    return
  }
  const { key, value } = pairIn(text.slice(item.length))
  // What stands behind the dash is as deep as the lines below it.
  lines.push({ indent, isItem: true, key: null, value: key === null ? value : '' })
  if (key !== null) lines.push({ indent: indent + item.length, isItem: false, key, value })
}

function pairIn(text: string): Pick<Line, 'key' | 'value'> {
  const [start, name] = pair.exec(text) ?? []
  if (start === undefined || name === undefined) return { key: null, value: text }
  return { key: name.replace(/^['"]|['"]$/g, ''), value: text.slice(start.length) }
}

const pair = /^('[^']{1,200}'|"[^"]{1,200}"|[^\s'"#&*!|>%`{}[\],-][^:]{0,200}):(?: +|$)/

function readValue(state: State, depth: number): unknown {
  const line = state.lines[state.at]
  if (line === undefined) return null
  if (depth > deepest) {
    state.at++
    return null
  }
  if (line.isItem) return readList(state, line.indent, depth)
  if (line.key !== null) return readObject(state, line.indent, depth)
  state.at++
  return scalarOf(line.value)
}

/** No export is nested as deep. */
const deepest = 50

function readList(state: State, indent: number, depth: number): unknown[] {
  const values: unknown[] = []
  for (
    let line = state.lines[state.at];
    line?.isItem && line.indent === indent;
    line = state.lines[state.at]
  ) {
    state.at++
    values.push(line.value === '' ? readInner(state, indent, depth) : scalarOf(line.value))
  }
  return values
}

function readObject(state: State, indent: number, depth: number): Readonly<Record<string, unknown>> {
  const values: [string, unknown][] = []
  for (let line = state.lines[state.at]; isPairAt(line, indent); line = state.lines[state.at]) {
    state.at++
    const next = state.lines[state.at]
    // A list may stand as deep as its name.
    const isList = line.value === '' && next?.isItem && next.indent === indent
    if (isList) values.push([line.key, readList(state, indent, depth + 1)])
    else values.push([line.key, line.value === '' ? readInner(state, indent, depth) : scalarOf(line.value)])
  }
  return Object.fromEntries(values)
}

function isPairAt(line: Line | undefined, indent: number): line is Line & { key: string } {
  return line !== undefined && !line.isItem && line.key !== null && line.indent === indent
}

function readInner(state: State, indent: number, depth: number): unknown {
  const next = state.lines[state.at]
  return next !== undefined && next.indent > indent ? readValue(state, depth + 1) : null
}

function scalarOf(text: string): unknown {
  if (text.startsWith("'")) return text.replace(/^'|'$/g, '').replaceAll("''", "'")
  if (text.startsWith('"')) return quoted(text)
  if (constants.has(text)) return constants.get(text)
  return text.replace(/^[|>][-+]?\s/, '')
}

const constants: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['null', null],
  ['~', null],
  ['[]', []],
  ['{}', {}],
])

/** A break of a line is escaped in such a text. */
function quoted(text: string): string {
  try {
    return String(JSON.parse(text.replace(/\\ (?:\\ )?/g, '')))
  } catch {
    return text.replace(/^"|"$/g, '')
  }
}
